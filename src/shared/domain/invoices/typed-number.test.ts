import { describe, expect, it } from 'vitest';
import { typedNumber } from './typed-number.ts';

describe('typedNumber', () => {
  it.each(['123', '000123', 'nx-123', 'NX-000123', ' nx123 '])('takes %s for the folio NX-000123', (text) => {
    expect(typedNumber(text).folios).toContain('NX-000123');
  });

  it('takes digits alone for the ticket of any terminal', () => {
    expect(typedNumber('45').ticketDigits).toBe('000045');
    expect(typedNumber('NX-45').ticketDigits).toBeNull();
    expect(typedNumber('t01-000045')).toMatchObject({ tickets: ['T01-000045'], ticketDigits: null });
  });

  it.each(['0', '', 'taller', '1234567890123'])('makes no folio of %j', (text) => {
    expect(typedNumber(text).folios.filter((folio) => /^NX-\d+$/.test(folio))).toEqual([]);
  });
});
