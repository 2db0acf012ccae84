import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cents } from '../money.ts';
import { basisPoints, exchangeRate, ONE_TO_ONE, quantityMilli } from '../scaled.ts';
import { costInPesos, lineTotal, priceFromCost, priceWithTax, type PricingPolicy } from './price.ts';

const neto: PricingPolicy = { basis: 'neto', taxRate: basisPoints(1_600), roundingStep: cents(1) };
const publico = (step: number): PricingPolicy => ({ ...neto, basis: 'publico', roundingStep: cents(step) });
const anyCost = fc.integer({ min: 0, max: 50_000_000 }).map(cents);
const anyMargin = fc.integer({ min: -10_000, max: 99_999 }).map(basisPoints);

describe('costInPesos', () => {
  it('takes pesos as they are, and dollars at the rate, rounded once', () => {
    expect(costInPesos(cents(1_015), 'MXN', exchangeRate(182_550))).toBe(1_015);
    expect(costInPesos(cents(1_015), 'USD', exchangeRate(182_550))).toBe(18_529);
    expect(costInPesos(cents(1_015), 'USD', ONE_TO_ONE)).toBe(1_015);
  });
});

describe('priceFromCost', () => {
  it('is the original formula under neto', () => {
    expect(priceFromCost(cents(1_015), basisPoints(3_000), neto)).toBe(1_320);
    expect(priceFromCost(cents(1_000), basisPoints(-10_000), neto)).toBe(0);
  });

  it('rounds the price with IVA under publico, to the step', () => {
    // 100.00 * 1.30 * 1.16 = 150.80
    expect(priceFromCost(cents(10_000), basisPoints(3_000), publico(1))).toBe(15_080);
    expect(priceFromCost(cents(10_000), basisPoints(3_000), publico(50))).toBe(15_100);
    expect(priceFromCost(cents(10_000), basisPoints(3_000), publico(100))).toBe(15_100);
  });

  it('is a multiple of the step, and never further from the exact price than half of it', () => {
    fc.assert(
      fc.property(anyCost, anyMargin, fc.constantFrom(1, 50, 100), (cost, margin, step) => {
        const price = priceFromCost(cost, margin, publico(step));
        const exact = BigInt(cost) * BigInt(10_000 + margin) * 11_600n;
        const off = BigInt(price) * 100_000_000n - exact;
        expect(price % step).toBe(0);
        expect((off < 0n ? -off : off) * 2n <= BigInt(step) * 100_000_000n).toBe(true);
      }),
    );
  });
});

describe('priceWithTax', () => {
  it('adds IVA under neto, and is the price itself under publico', () => {
    expect(priceWithTax(cents(1_320), neto)).toBe(1_531);
    expect(priceWithTax(cents(1_320), publico(1))).toBe(1_320);
  });
});

describe('lineTotal', () => {
  it('rounds the product once', () => {
    expect(lineTotal(cents(333), quantityMilli(2_500))).toBe(833);
    expect(lineTotal(cents(1), quantityMilli(500))).toBe(1);
    expect(lineTotal(cents(1), quantityMilli(499))).toBe(0);
  });
});
