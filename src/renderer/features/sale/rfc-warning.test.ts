import { describe, expect, it } from 'vitest';
import { rfcWarning } from './rfc-warning.ts';

describe('rfcWarning', () => {
  it.each(['COSC8001137NA', 'EKU9003173C9', 'XAXX010101000', 'XEXX010101000'])(
    'says nothing of %s',
    (rfc) => {
      expect(rfcWarning(rfc)).toBeNull();
    },
  );

  it('doubts a date that does not exist, and a check digit that is another', () => {
    expect(rfcWarning('EKU9013323C9')).toMatch(/fecha/);
    expect(rfcWarning('EKU9003173C8')).toMatch(/dígito/);
  });

  it('leaves a wrong shape to the field, which refuses it', () => {
    expect(rfcWarning('EKU9003')).toBeNull();
    expect(rfcWarning('')).toBeNull();
  });
});
