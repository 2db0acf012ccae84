import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addCents,
  cents,
  centsFromDecimal,
  centsToDecimal,
  divideHalfUp,
  formatCents,
  formatPesos,
  MAX_CENTS,
  minCents,
  parseAmount,
  scaleCentsHalfUp,
  subtractCents,
} from './money.ts';

const anyCents = fc.integer({ min: -MAX_CENTS, max: MAX_CENTS }).map(cents);
const anyAmount = fc.integer({ min: 0, max: MAX_CENTS }).map(cents);

describe('cents', () => {
  it.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, MAX_CENTS + 1, -MAX_CENTS - 1, 1e308])(
    'refuses %s: it is no whole amount that the column holds',
    (amount) => {
      expect(() => cents(amount)).toThrow(RangeError);
    },
  );

  it('has no negative zero, which would print as -0.00', () => {
    expect(Object.is(cents(-0), 0)).toBe(true);
  });
});

describe('addCents, subtractCents, minCents', () => {
  it('are exact', () => {
    // The classic of binary floating point: 0.10 + 0.20.
    expect(addCents(cents(10), cents(20))).toBe(30);
    expect(subtractCents(cents(10), cents(20))).toBe(-10);
    expect(minCents(cents(10), cents(-20))).toBe(-20);
    expect(minCents(cents(-20), cents(10))).toBe(-20);
  });

  it('refuse a sum that does not fit', () => {
    expect(() => addCents(cents(MAX_CENTS), cents(1))).toThrow(RangeError);
  });
});

describe('divideHalfUp', () => {
  it.each([
    [5n, 10n, 1],
    [4n, 10n, 0],
    [-5n, 10n, -1],
    [-4n, 10n, 0],
    [15n, 10n, 2],
    [25n, 10n, 3],
  ])('%d / %d = %d: half away from zero, as numeric rounds', (dividend, divisor, expected) => {
    expect(divideHalfUp(dividend, divisor)).toBe(expected);
  });

  it('is never further than half from the exact quotient', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n }),
        fc.bigInt({ min: 1n, max: 10n ** 9n }),
        (a, b) => {
          const rounded = BigInt(divideHalfUp(a, b));
          const twiceOff = (rounded * b - a) * 2n;
          expect(twiceOff <= b && twiceOff >= -b).toBe(true);
          // On the half itself: away from zero.
          const isHalf = twiceOff === b || twiceOff === -b;
          expect(!isHalf || rounded * rounded * b * b > a * a).toBe(true);
        },
      ),
    );
  });

  it('refuses to divide by zero or less', () => {
    expect(() => divideHalfUp(1n, 0n)).toThrow(RangeError);
    expect(() => divideHalfUp(1n, -1n)).toThrow(RangeError);
  });
});

describe('scaleCentsHalfUp', () => {
  it('rounds once, on the exact product', () => {
    expect(scaleCentsHalfUp(cents(105), 5, 10)).toBe(53);
    expect(scaleCentsHalfUp(cents(-105), 5, 10)).toBe(-53);
    // 9,999,999,999.99 * 0.9999: the product is far beyond what a double holds exactly.
    expect(scaleCentsHalfUp(cents(MAX_CENTS), 9_999, 10_000)).toBe(999_899_999_999);
  });

  it('refuses what does not fit', () => {
    expect(() => scaleCentsHalfUp(cents(MAX_CENTS), 2, 1)).toThrow(RangeError);
  });
});

describe('parseAmount', () => {
  it.each([
    ['1234.5', 123_450],
    ['1,234.50', 123_450],
    ['1234,5', 123_450],
    ['$ 80', 8_000],
    ['.5', 50],
    [',05', 5],
    ['5.', 500],
    ['1,234', 123_400],
    ['1,23', 123],
    ['1,234,567.89', 123_456_789],
    ['0', 0],
    ['007', 700],
    ['9999999999.99', MAX_CENTS],
  ])('reads %j as %d centavos', (text, expected) => {
    expect(parseAmount(text)).toBe(expected);
  });

  it.each([
    '',
    '.',
    ',',
    '$',
    '-5',
    '1.234',
    '1,2345',
    '12,34,567',
    '1e5',
    'NaN',
    'Infinity',
    '10000000000',
    '1..2',
    '٣',
    '5 pesos',
  ])('takes %j for no amount', (text) => {
    expect(parseAmount(text)).toBeUndefined();
  });

  it('reads back what the screen shows, every amount there is', () => {
    fc.assert(
      fc.property(anyAmount, (amount) => {
        expect(parseAmount(formatCents(amount))).toBe(amount);
        expect(parseAmount(formatPesos(amount))).toBe(amount);
      }),
    );
  });
});

describe('formatCents', () => {
  it.each([
    [0, '0.00'],
    [5, '0.05'],
    [-5, '-0.05'],
    [123_450, '1,234.50'],
    [-123_456_789, '-1,234,567.89'],
    [100_000, '1,000.00'],
  ])('%d -> %s', (amount, text) => {
    expect(formatCents(cents(amount))).toBe(text);
  });

  it('puts the peso sign behind the minus', () => {
    expect(formatPesos(cents(-123_450))).toBe('-$1,234.50');
  });
});

describe('the decimal text of a column', () => {
  it('goes there and back without a change', () => {
    fc.assert(
      fc.property(anyCents, (amount) => {
        expect(centsFromDecimal(centsToDecimal(amount))).toBe(amount);
      }),
    );
  });

  it.each([
    ['12', 1_200],
    ['12.5', 1_250],
    ['-0.00', 0],
    ['-0.01', -1],
  ])('%s is %d centavos', (text, expected) => {
    expect(centsFromDecimal(text)).toBe(expected);
  });

  it.each(['NaN', 'Infinity', '', '1.234', '1e3', '10000000000.00'])('refuses %j: a defect', (text) => {
    expect(() => centsFromDecimal(text)).toThrow(RangeError);
  });
});
