import { describe, expect, it } from 'vitest';
import type { BusinessDate } from '../business-date.ts';
import { cents } from '../money.ts';
import { basisPoints, quantityMilli } from '../scaled.ts';
import { testSettings } from '../../../../tests/support/test-settings.ts';
import { buildSaleTicket, type PrintedSale } from './build-sale-ticket.ts';

const sale: PrintedSale = {
  folio: 'NX-000123',
  ticketNumber: 'T01-000045',
  customerName: 'Taller Núñez',
  customerRfc: 'TNU800101AB1',
  customerReference: 'OC-88',
  collectedBy: 'Chuy',
  notes: 'Urgente',
  terms: 'credito',
  dueOn: '2026-12-23' as BusinessDate,
  priceBasis: 'neto',
  taxRateBasisPoints: basisPoints(1_600),
  lines: [
    {
      quantityMilli: quantityMilli(1_000),
      code: 'BAL-1',
      description: 'Balata',
      unitPriceCents: cents(10_000),
      lineTotalCents: cents(10_000),
    },
  ],
  subtotalCents: cents(10_000),
  taxCents: cents(1_600),
  totalCents: cents(11_600),
  tenders: [{ method: 'efectivo', amountCents: cents(1_600), receivedCents: cents(2_000) }],
  changeCents: cents(400),
  favorCents: cents(0),
};
const issue = {
  settings: testSettings,
  occurredAtMs: Date.parse('2026-11-24T05:05:00Z'),
  businessDate: '2026-11-23' as BusinessDate,
  cashierName: 'Lucía',
};

describe('buildSaleTicket', () => {
  it('dates the paper in the shop’s zone', () => {
    expect(buildSaleTicket(sale, issue)).toMatchObject({
      issuedOn: '23/11/2026',
      issuedAt: '23:05',
      dueOn: '23/12/2026',
    });
    expect(buildSaleTicket(sale, { ...issue, settings: { ...testSettings, timeZone: 'UTC' } }).issuedAt).toBe(
      '05:05',
    );
  });

  it('shows what was received, the change and what is owed', () => {
    expect(buildSaleTicket(sale, issue)).toMatchObject({
      tenders: [{ method: 'efectivo', receivedCents: 2_000 }],
      changeCents: 400,
      owedCents: 10_000,
      taxPercent: '16',
      pricesIncludeTax: false,
    });
  });

  it('keeps costs and margins to the shop', () => {
    const withCosts = { ...sale.lines[0], unitCostCents: 7_000, marginBasisPoints: 3_000 };
    const { lines } = buildSaleTicket({ ...sale, lines: [withCosts as never] }, issue);
    expect(Object.keys(lines[0] ?? {}).toSorted()).toEqual([
      'code',
      'description',
      'lineTotalCents',
      'quantityMilli',
      'unitPriceCents',
    ]);
  });

  it('of a sale that saldo a favor paid says that nothing is owed', () => {
    expect(buildSaleTicket({ ...sale, favorCents: cents(10_000) }, issue)).toMatchObject({
      ...{ terms: 'contado', dueOn: null, favorCents: 10_000, owedCents: 0 },
    });
    expect(buildSaleTicket({ ...sale, favorCents: cents(4_000) }, issue)).toMatchObject({
      ...{ terms: 'credito', dueOn: '23/12/2026', favorCents: 4_000, owedCents: 6_000 },
    });
  });

  it('of a counter sale has no due date', () => {
    expect(
      buildSaleTicket({ ...sale, terms: 'contado', dueOn: null, priceBasis: 'publico' }, issue),
    ).toMatchObject({
      dueOn: null,
      pricesIncludeTax: true,
    });
  });
});
