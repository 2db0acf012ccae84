import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cents } from '../money.ts';
import { basisPoints, quantityMilli } from '../scaled.ts';
import { lineTotal } from './price.ts';
import { computeTotals } from './totals.ts';

const IVA = basisPoints(1_600);
const line = (unitPrice: number, thousandths = 1_000) => ({
  unitPriceCents: cents(unitPrice),
  quantityMilli: quantityMilli(thousandths),
});

const anyInvoice = fc.record({
  lines: fc.array(
    fc.record({
      unitPriceCents: fc.integer({ min: 0, max: 20_000_000 }).map(cents),
      quantityMilli: fc.oneof(
        fc.integer({ min: 1, max: 50 }).map((pieces) => quantityMilli(pieces * 1_000)),
        fc.integer({ min: 1, max: 99_999 }).map(quantityMilli),
      ),
    }),
    { minLength: 1, maxLength: 12 },
  ),
  taxRate: fc.constantFrom(0, 800, 1_600).map(basisPoints),
});

/** Half-up on exact integers, by another way than the domain's. */
const roundedShare = (amount: number, numerator: number, denominator: number) =>
  Number((BigInt(amount) * BigInt(numerator) * 2n + BigInt(denominator)) / (2n * BigInt(denominator)));

describe('computeTotals', () => {
  it('is the original formula under neto', () => {
    expect(computeTotals([line(33_333, 2_500), line(10_000)], 'neto', IVA)).toEqual({
      subtotalCents: 93_333,
      taxCents: 14_933,
      totalCents: 108_266,
    });
  });

  it('takes the tax out of what was told under publico', () => {
    expect(computeTotals([line(11_600), line(99)], 'publico', IVA)).toEqual({
      subtotalCents: 10_085,
      taxCents: 1_614,
      totalCents: 11_699,
    });
  });

  it('is zero for no lines', () => {
    expect(computeTotals([], 'neto', IVA)).toEqual({ subtotalCents: 0, taxCents: 0, totalCents: 0 });
  });

  it('refuses a total that fits no column', () => {
    expect(() => computeTotals([line(999_999_999_999), line(1)], 'neto', IVA)).toThrow(RangeError);
  });

  it('adds up in every figure of 20,000 random invoices, in both bases', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(anyInvoice, ({ lines, taxRate }) => {
        const told = lines.reduce((sum, each) => sum + lineTotal(each.unitPriceCents, each.quantityMilli), 0);

        const neto = computeTotals(lines, 'neto', taxRate);
        expect(neto.subtotalCents).toBe(told);
        expect(neto.taxCents).toBe(roundedShare(told, taxRate, 10_000));
        expect(neto.subtotalCents + neto.taxCents).toBe(neto.totalCents);

        const publico = computeTotals(lines, 'publico', taxRate);
        expect(publico.totalCents).toBe(told);
        expect(publico.subtotalCents).toBe(roundedShare(told, 10_000, 10_000 + taxRate));
        expect(publico.subtotalCents + publico.taxCents).toBe(publico.totalCents);
      }),
      { numRuns: 20_000 },
    );
  });
});
