import { describe, expect, it } from 'vitest';
import { folioNumber, formatFolio, formatTicketNumber } from './folio.ts';

describe('folios', () => {
  it.each([
    [1, 'NX-000001'],
    [999_999, 'NX-999999'],
    [1_000_000, 'NX-1000000'],
  ])('%d is printed as %s, and read back', (number, folio) => {
    expect(formatFolio(number)).toBe(folio);
    expect(folioNumber(folio)).toBe(number);
  });

  it.each(['NX-00001', 'nx-000001', 'NX-000001 ', 'FX-000001', 'NX-00000a', ''])('%j is none', (text) => {
    expect(folioNumber(text)).toBeUndefined();
  });
});

describe('ticket numbers', () => {
  it('carry the code of their terminal', () => {
    expect(formatTicketNumber('T01', 45)).toBe('T01-000045');
  });
});
