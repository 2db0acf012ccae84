import { describe, expect, it } from 'vitest';
import { PUBLIC_CUSTOMER_RFC } from '../ids.ts';
import { isRfcShape, normaliseRfc } from './rfc.ts';

describe('isRfcShape', () => {
  it.each(['COSC8001137NA', 'EKU9003173C9', 'ÑÑ&9003173C9', PUBLIC_CUSTOMER_RFC, 'AAA991399AAA'])(
    'takes %s, whatever its date and check digit',
    (rfc) => {
      expect(isRfcShape(rfc)).toBe(true);
    },
  );

  it.each([
    '',
    'COSC800113',
    'COSC8001137NB',
    'CO8001137NA',
    '12348001137NA',
    'COSC8001137NA0',
    'eku9003173c9',
  ])('refuses «%s»', (rfc) => {
    expect(isRfcShape(rfc)).toBe(false);
  });

  it('is asked of what was typed with dashes, spaces and small letters', () => {
    expect(normaliseRfc(' eku-900317 3c9')).toBe('EKU9003173C9');
  });
});
