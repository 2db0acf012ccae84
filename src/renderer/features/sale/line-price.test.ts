import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CartLine } from '../../../shared/contract/sale.ts';
import type { ShopSettings } from '../../../shared/contract/session.ts';
import { cents } from '../../../shared/domain/money.ts';
import { basisPoints, exchangeRate, ONE_PIECE } from '../../../shared/domain/scaled.ts';
import { testSettings } from '../../../../tests/support/test-settings.ts';
import {
  marginAtPrice,
  needsSupervisor,
  otherWay,
  parsePrice,
  priceAtMargin,
  priceFromTyped,
  priceToType,
} from './line-price.ts';

const neto: ShopSettings = { ...testSettings, exchangeRate: exchangeRate(200_000) };
const publico: ShopSettings = { ...neto, priceBasis: 'publico' };

/** 10.00 USD at 20.0000: 200.00 pesos. */
const line: CartLine = {
  lineId: '0',
  part: null,
  code: 'X',
  brand: null,
  description: 'X',
  quantityMilli: ONE_PIECE,
  sourceCostCents: cents(1000),
  sourceCurrency: 'USD',
  marginBasisPoints: basisPoints(3000),
  listPriceCents: cents(26_000),
  unitPriceCents: cents(26_000),
  priceChangedBy: null,
};
const costless: CartLine = { ...line, sourceCostCents: cents(0) };

describe('priceAtMargin', () => {
  it('is before IVA under neto and with IVA under publico', () => {
    expect(priceAtMargin(line, basisPoints(3000), neto)).toBe(26_000);
    expect(priceAtMargin(line, basisPoints(3000), publico)).toBe(30_160);
  });

  it('has no answer without a cost', () => {
    expect(priceAtMargin(costless, basisPoints(3000), neto)).toBeUndefined();
  });
});

describe('marginAtPrice', () => {
  it('finds the margin that a typed price leaves, in either basis', () => {
    expect(marginAtPrice(line, cents(26_000), neto)).toBe(3000);
    expect(marginAtPrice(line, cents(30_160), publico)).toBe(3000);
    expect(marginAtPrice(line, cents(18_000), neto)).toBe(-1000);
  });

  it('has no answer without a cost', () => {
    expect(marginAtPrice(costless, cents(18_000), neto)).toBeUndefined();
  });
});

describe('a typed price', () => {
  it('is taken to the shop’s basis, with IVA or without it', () => {
    expect(priceFromTyped(cents(23_200), true, neto)).toBe(20_000);
    expect(priceFromTyped(cents(20_000), false, neto)).toBe(20_000);
    expect(priceFromTyped(cents(23_200), true, publico)).toBe(23_200);
    expect(priceFromTyped(cents(20_000), false, publico)).toBe(23_200);
  });

  it('is told both ways', () => {
    expect(otherWay(cents(20_000), false, neto)).toBe('$232.00 con IVA');
    expect(otherWay(cents(23_200), true, publico)).toBe('$200.00 antes de IVA');
    expect(otherWay(undefined, true, neto)).toBe('antes de IVA');
  });

  it('comes back as it was typed, to the centavo, whichever way it was typed in either basis', () => {
    const settings = fc.constantFrom(neto, publico);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000 }), fc.boolean(), settings, (typed, withTax, shop) => {
        const kept = priceFromTyped(cents(typed), withTax, shop);
        expect(Math.abs(priceToType(kept, withTax, shop) - typed)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('that would not fit with its IVA is none', () => {
    expect(parsePrice('9,999,999,999.99')).toBeUndefined();
    expect(parsePrice('150')).toBe(15_000);
    expect(parsePrice('x')).toBeUndefined();
  });
});

describe('needsSupervisor', () => {
  const floor: ShopSettings = { ...neto, marginFloorBasisPoints: basisPoints(1000) };

  it('below the price of the floor, and not at it nor at the list price', () => {
    expect(needsSupervisor(line, cents(21_999), floor)).toBe(true);
    expect(needsSupervisor(line, cents(22_000), floor)).toBe(false);
    expect(needsSupervisor({ ...line, listPriceCents: cents(20_500) }, cents(20_500), floor)).toBe(false);
  });

  it('of nothing without a floor or without a cost', () => {
    expect(needsSupervisor(line, cents(1), neto)).toBe(false);
    expect(needsSupervisor(costless, cents(1), floor)).toBe(false);
  });
});
