import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cents } from '../money.ts';
import { basisPoints } from '../scaled.ts';
import { priceWithTax, type PricingPolicy } from './price.ts';
import { repriceLine, type Offer, type PricedFigures } from './reprice.ts';

const neto: PricingPolicy = { basis: 'neto', taxRate: basisPoints(1_600), roundingStep: cents(1) };
const publico: PricingPolicy = { ...neto, basis: 'publico' };
const line: PricedFigures = {
  sourceCostCents: cents(1_000),
  sourceCurrency: 'USD',
  marginBasisPoints: basisPoints(3_000),
  listPriceCents: cents(23_400),
  unitPriceCents: cents(23_400),
};
const offer: Offer = {
  sourceCostCents: cents(1_100),
  sourceCurrency: 'USD',
  marginBasisPoints: basisPoints(1_000),
  unitPriceCents: cents(21_780),
};

describe('repriceLine', () => {
  it('takes what the part is offered at, with its cost and margin', () => {
    expect(repriceLine(line, offer, 'neto', neto)).toEqual({ ...offer, listPriceCents: cents(21_780) });
  });

  it('leaves a price that somebody typed', () => {
    const typed = { ...line, unitPriceCents: cents(20_000) };
    expect(repriceLine(typed, offer, 'neto', neto)).toEqual(typed);
  });

  it('leaves a line that has no part, or whose part has no cost', () => {
    const free = { ...line, sourceCostCents: cents(0) };
    expect(repriceLine(free, null, 'neto', neto)).toEqual(free);
    expect(repriceLine(free, offer, 'neto', neto)).toEqual(free);
    expect(repriceLine(line, null, 'neto', neto)).toEqual(line);
  });

  it('writes a typed price with IVA where the shop begins to quote that way, and back', () => {
    const typed = { ...line, unitPriceCents: cents(10_000) };
    expect(repriceLine(typed, offer, 'neto', publico).unitPriceCents).toBe(11_600);
    expect(
      repriceLine({ ...typed, unitPriceCents: cents(11_600) }, offer, 'publico', neto).unitPriceCents,
    ).toBe(10_000);
    expect(repriceLine(typed, offer, null, publico).unitPriceCents).toBe(10_000);
  });

  it('never changes by more than rounding what the customer was told for a typed price', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000_000 }).map(cents), fc.boolean(), (price, toPublico) => {
        const [from, to] = toPublico ? [neto, publico] : [publico, neto];
        const typed = { ...line, unitPriceCents: price, listPriceCents: cents(price + 1) };
        const told = priceWithTax(price, from);
        const later = priceWithTax(repriceLine(typed, offer, from.basis, to).unitPriceCents, to);
        expect(Math.abs(later - told)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
