import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseBusinessDate } from '../../../shared/domain/business-date.ts';
import type { CustomerId } from '../../../shared/domain/ids.ts';
import { cents, MAX_CENTS } from '../../../shared/domain/money.ts';
import { basisPoints, ONE_TO_ONE, quantityMilli } from '../../../shared/domain/scaled.ts';
import { priceInvoice, type ApiInvoiceLine, type InvoiceTerms } from './price-invoice.ts';

const day = parseBusinessDate('2026-03-30');
if (!day) throw new TypeError('not a day');

const terms: InvoiceTerms = {
  customerId: '00000000-0000-7000-8000-0000000000aa' as CustomerId,
  customer: { name: 'Taller Prueba', rfc: null, paymentTermsDays: 30 },
  businessDate: day,
  taxRateBasisPoints: basisPoints(1600),
  exchangeRate: ONE_TO_ONE,
  notes: null,
};

function line(changes: Partial<ApiInvoiceLine>): ApiInvoiceLine {
  return {
    part: null,
    code: '',
    description: 'Balata',
    quantityMilli: quantityMilli(1000),
    unitCostCents: cents(0),
    marginBasisPoints: basisPoints(3000),
    unitPriceCents: null,
    ...changes,
  };
}

describe('priceInvoice', () => {
  it('makes the price from cost and margin when none is given', () => {
    const priced = priceInvoice([line({ unitCostCents: cents(1015) })], terms);
    expect(priced.ok && priced.value.lines[0]).toMatchObject({ unitPriceCents: 1320, lineTotalCents: 1320 });
  });

  it('takes the price that is given, with cost and margin as given', () => {
    const given = line({ unitCostCents: cents(1000), unitPriceCents: cents(999) });
    const priced = priceInvoice([given], terms);
    expect(priced.ok && priced.value.lines[0]).toMatchObject({
      unitCostCents: 1000,
      marginBasisPoints: 3000,
      listPriceCents: 1300,
      unitPriceCents: 999,
    });
  });

  it('owes the whole total, due after the terms of the customer', () => {
    const priced = priceInvoice([line({ unitPriceCents: cents(10_000) })], terms);
    expect(priced.ok && priced.value).toMatchObject({
      terms: 'credito',
      dueOn: '2026-04-29',
      subtotalCents: 10_000,
      taxCents: 1600,
      totalCents: 11_600,
      tenders: [],
    });
  });

  it.each([
    ['a price', line({ unitPriceCents: cents(MAX_CENTS) }), 0],
    ['a cost with its margin', line({ unitCostCents: cents(MAX_CENTS) }), 0],
    ['a quantity', line({ unitPriceCents: cents(10_000_000), quantityMilli: quantityMilli(999_999_999) }), 0],
  ])('refuses %s whose figures fit no column', (_what, large, lineIndex) => {
    expect(priceInvoice([large], terms)).toEqual({ ok: false, error: { lineIndex } });
  });

  it('refuses lines that fit one by one and not together', () => {
    const large = line({ unitPriceCents: cents(MAX_CENTS - 1) });
    expect(priceInvoice([large, large], terms)).toEqual({ ok: false, error: { lineIndex: null } });
  });

  it('adds up for every invoice: lines to subtotal, subtotal and tax to total', () => {
    const anyLine = fc.record({
      quantity: fc.integer({ min: 1, max: 50_000 }),
      cost: fc.integer({ min: 0, max: 5_000_000 }),
      margin: fc.integer({ min: -10_000, max: 99_999 }),
      price: fc.option(fc.integer({ min: 0, max: 5_000_000 })),
    });
    fc.assert(
      fc.property(fc.array(anyLine, { minLength: 1, maxLength: 12 }), (drawn) => {
        const lines = drawn.map(({ quantity, cost, margin, price }) =>
          line({
            quantityMilli: quantityMilli(quantity),
            unitCostCents: cents(cost),
            marginBasisPoints: basisPoints(margin),
            unitPriceCents: price === null ? null : cents(price),
          }),
        );
        const priced = priceInvoice(lines, terms);
        if (!priced.ok) throw new Error('figures of this size fit');
        const { subtotalCents, taxCents, totalCents } = priced.value;
        const sum = priced.value.lines.reduce((total, each) => total + each.lineTotalCents, 0);
        expect(sum).toBe(subtotalCents);
        expect(subtotalCents + taxCents).toBe(totalCents);
        // Half-up on the exact product, by another way than the domain's.
        expect(taxCents).toBe(Number((BigInt(subtotalCents) * 16n + 50n) / 100n));
      }),
    );
  });
});
