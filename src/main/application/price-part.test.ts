import { describe, expect, it } from 'vitest';
import { cents } from '../../shared/domain/money.ts';
import { basisPoints, exchangeRate } from '../../shared/domain/scaled.ts';
import type { ShopSettings } from '../../shared/contract/session.ts';
import type { ReplicaPart } from './ports.ts';
import { testSettings } from '../../../tests/support/test-settings.ts';
import { pricePart } from './price-part.ts';

const settings: ShopSettings = { ...testSettings, exchangeRate: exchangeRate(182_550) };

function part(sourceCents: number | null): ReplicaPart {
  return {
    part: { kind: 'oem', id: 1 },
    code: 'A-1',
    brand: null,
    nameEs: null,
    name: 'Part',
    group: null,
    groupId: null,
    manufacturerId: null,
    cost: sourceCents === null ? null : { sourceCents: cents(sourceCents), currency: 'USD' },
  };
}

describe('pricePart', () => {
  it('takes a cost in dollars to pesos at the rate of the shop, and adds the margin of the shop', () => {
    // 10.00 USD * 18.2550 = 182.55; * 1.30 = 237.315 -> 237.32; * 1.16 = 275.2912 -> 275.29
    expect(pricePart(part(1000), settings, {})).toMatchObject({
      cost: { sourceCents: 1000, currency: 'USD', pesosCents: 18_255 },
      marginBasisPoints: 3000,
      unitPriceCents: 23_732,
      publicPriceCents: 27_529,
    });
  });

  it('prefers the margin of the customer', () => {
    expect(pricePart(part(1000), settings, { customer: basisPoints(1000) })).toMatchObject({
      marginBasisPoints: 1000,
      unitPriceCents: 20_081,
    });
    expect(pricePart(part(1000), settings, { customer: basisPoints(0) })).toMatchObject({
      unitPriceCents: 18_255,
    });
  });

  it('takes the most particular of all margins', () => {
    const group = basisPoints(500);
    const brand = basisPoints(600);
    const customer = basisPoints(700);
    const customerAndBrand = basisPoints(800);
    expect(pricePart(part(1000), settings, { group })).toMatchObject({ marginBasisPoints: 500 });
    expect(pricePart(part(1000), settings, { group, brand })).toMatchObject({ marginBasisPoints: 600 });
    expect(pricePart(part(1000), settings, { group, brand, customer })).toMatchObject({
      marginBasisPoints: 700,
    });
    expect(pricePart(part(1000), settings, { group, brand, customer, customerAndBrand })).toMatchObject({
      marginBasisPoints: 800,
    });
  });

  it('rounds the price with IVA where the shop quotes that one', () => {
    const publico = { ...settings, priceBasis: 'publico' as const, roundingStepCents: cents(50) };
    // 182.55 * 1.30 * 1.16 = 275.2854 -> 275.50
    expect(pricePart(part(1000), publico, {})).toMatchObject({
      unitPriceCents: 27_550,
      publicPriceCents: 27_550,
    });
  });

  it('gives no price to a part without a cost', () => {
    expect(pricePart(part(null), settings, {})).toMatchObject({
      cost: null,
      unitPriceCents: null,
      publicPriceCents: null,
      marginBasisPoints: 3000,
    });
  });

  it('gives no price where it would not fit a sale, instead of failing the search it is in', () => {
    expect(pricePart(part(999_999_999_999), settings, {})).toMatchObject({
      cost: null,
      unitPriceCents: null,
    });
  });
});
