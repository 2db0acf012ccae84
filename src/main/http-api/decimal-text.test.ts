import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDecimal } from './decimal-text.ts';

describe('parseDecimal', () => {
  it.each([
    ['0', 0],
    ['-0', 0],
    ['0.00', 0],
    ['12', 1200],
    ['12.5', 1250],
    ['12.50', 1250],
    ['12.500000000000000000000000', 1250],
    ['.5', 50],
    ['5.', 500],
    ['+7', 700],
    ['-3.25', -325],
    ['1e2', 10_000],
    ['1.5E+1', 1500],
    ['1250e-2', 1250],
    ['100e-4', 1],
    ['0007.10', 710],
    [' 8 ', 800],
    ['0e999999999999', 0],
    ['9999999999.99', 999_999_999_999],
  ])('reads %s as %d hundredths', (text, hundredths) => {
    expect(parseDecimal(text, 2)).toBe(hundredths);
  });

  it.each([
    '',
    ' ',
    '.',
    '-',
    'e5',
    'NaN',
    'Infinity',
    '-Infinity',
    '1,5',
    '1 000',
    '$5',
    '0x10',
    '1e',
    '1.2.3',
  ])('does not take %j for a number', (text) => {
    expect(parseDecimal(text, 2)).toBe('not-a-number');
  });

  it.each(['0.004', '0.30000000000000004', '1e-3', '1e-999999999999', '12.345', '-0.001'])(
    'refuses the decimals of %s instead of rounding them',
    (text) => {
      expect(parseDecimal(text, 2)).toBe('too-many-decimals');
    },
  );

  it.each(['1e308', '1e14', '9'.repeat(40), '1e999999999999'])('refuses %s, which fits no column', (text) => {
    expect(parseDecimal(text, 2)).toBe('too-large');
  });

  it('reads back every amount of whole centavos, in the form that JavaScript gives it', () => {
    fc.assert(
      fc.property(fc.integer({ min: -999_999_999_999, max: 999_999_999_999 }), (centavos) => {
        expect(parseDecimal(JSON.stringify(centavos / 100), 2)).toBe(centavos === 0 ? 0 : centavos);
      }),
    );
  });
});
