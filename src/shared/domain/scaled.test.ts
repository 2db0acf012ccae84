import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  basisPoints,
  exchangeRate,
  formatExchangeRate,
  formatPercent,
  formatQuantity,
  marginOfPrice,
  MAX_EXCHANGE_RATE,
  MAX_MARGIN_BASIS_POINTS,
  MAX_QUANTITY_MILLI,
  MIN_MARGIN_BASIS_POINTS,
  parsePercent,
  parseQuantity,
  quantityMilli,
  scaledFromDecimal,
  scaledToDecimal,
} from './scaled.ts';

describe('quantities', () => {
  it.each([
    ['3', 3_000],
    ['2.5', 2_500],
    ['0,250', 250],
    ['.001', 1],
    ['999999.999', MAX_QUANTITY_MILLI],
  ])('reads %j', (text, expected) => {
    expect(parseQuantity(text)).toBe(expected);
  });

  it.each(['', '.', '0', '-1', '0.0001', '1000000', 'tres', '1e2', 'NaN'])('takes %j for none', (text) => {
    expect(parseQuantity(text)).toBeUndefined();
  });

  it('are shown as short as they can be', () => {
    expect(formatQuantity(quantityMilli(3_000))).toBe('3');
    expect(formatQuantity(quantityMilli(2_500))).toBe('2.5');
    expect(formatQuantity(quantityMilli(1))).toBe('0.001');
  });

  it('read back as they were shown', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: MAX_QUANTITY_MILLI }).map(quantityMilli), (quantity) => {
        expect(parseQuantity(formatQuantity(quantity))).toBe(quantity);
      }),
    );
  });

  it.each([0, -1, 0.5, MAX_QUANTITY_MILLI + 1, Number.NaN])('refuse %s as a defect', (thousandths) => {
    expect(() => quantityMilli(thousandths)).toThrow(RangeError);
  });
});

describe('percentages', () => {
  it.each([
    ['30', 3_000],
    ['12.5', 1_250],
    ['-5', -500],
    ['30 %', 3_000],
    ['999.99', MAX_MARGIN_BASIS_POINTS],
    ['-100', MIN_MARGIN_BASIS_POINTS],
    ['-0', 0],
  ])('reads %j', (text, expected) => {
    expect(parsePercent(text)).toBe(expected);
  });

  it.each(['', '-', '1000', '-100.01', '12.345', '9007199254740993', 'x'])('takes %j for none', (text) => {
    expect(parsePercent(text)).toBeUndefined();
  });

  it('are shown without the sign', () => {
    expect(formatPercent(basisPoints(1_600))).toBe('16');
    expect(formatPercent(basisPoints(-50))).toBe('-0.5');
  });

  it.each([0.1, MAX_MARGIN_BASIS_POINTS + 1, MIN_MARGIN_BASIS_POINTS - 1])(
    'refuse %s as a defect',
    (value) => {
      expect(() => basisPoints(value)).toThrow(RangeError);
    },
  );
});

describe('exchange rates', () => {
  it('always show four decimals', () => {
    expect(formatExchangeRate(exchangeRate(182_550))).toBe('18.2550');
    expect(formatExchangeRate(exchangeRate(10_000))).toBe('1.0000');
  });

  it.each([0, -1, 0.5, MAX_EXCHANGE_RATE + 1])('refuse %s as a defect', (value) => {
    expect(() => exchangeRate(value)).toThrow(RangeError);
  });
});

describe('the decimal text of a column', () => {
  it('goes there and back without a change', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.integer({ min: 1, max: 4 }), (scaled, decimals) => {
        const back = scaledFromDecimal(scaledToDecimal(scaled, decimals), decimals);
        expect(back === scaled || (back === 0 && scaled === 0)).toBe(true);
      }),
    );
  });

  it('takes zeros beyond the scale, and no other digit', () => {
    expect(scaledFromDecimal('1.50000', 2)).toBe(150);
    expect(scaledFromDecimal('-0.0', 2)).toBe(0);
    expect(() => scaledFromDecimal('1.505', 2)).toThrow(RangeError);
    expect(() => scaledFromDecimal('NaN', 2)).toThrow(RangeError);
    expect(() => scaledFromDecimal('9007199254740993', 0)).toThrow(RangeError);
  });
});

describe('marginOfPrice', () => {
  it('gives the margin that leads to a price', () => {
    expect(marginOfPrice(10_000, 13_000)).toBe(3_000);
    expect(marginOfPrice(3, 4)).toBe(3_333);
    expect(marginOfPrice(10_000, 5_000)).toBe(-5_000);
  });

  it('has no answer without a cost, or beyond the column', () => {
    expect(marginOfPrice(0, 100)).toBeUndefined();
    expect(marginOfPrice(1, 1_000)).toBeUndefined();
  });
});
