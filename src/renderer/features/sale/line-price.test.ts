import { describe, expect, it } from 'vitest';
import type { CartLine } from '../../../shared/contract/sale.ts';
import type { ShopSettings } from '../../../shared/contract/session.ts';
import { cents } from '../../../shared/domain/money.ts';
import { basisPoints, exchangeRate, ONE_PIECE } from '../../../shared/domain/scaled.ts';
import { testSettings } from '../../../../tests/support/test-settings.ts';
import { marginAtPrice, priceAtMargin } from './line-price.ts';

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
