import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { charge, cartLine } from '../../../tests/support/core/counter.ts';
import { customerRow } from '../../../tests/support/core/fake-replica.ts';
import { testSettings } from '../../../tests/support/test-settings.ts';
import type { CartLine } from '../../shared/contract/sale.ts';
import type { ShopSettings } from '../../shared/contract/session.ts';
import type { BusinessDate } from '../../shared/domain/business-date.ts';
import { PUBLIC_CUSTOMER_ID } from '../../shared/domain/ids.ts';
import { cents, parseAmount } from '../../shared/domain/money.ts';
import { ROUNDING_STEPS } from '../../shared/domain/settings/shared-settings.ts';
import { computeTotals } from '../../shared/domain/sale/totals.ts';
import { basisPoints, exchangeRate, quantityMilli } from '../../shared/domain/scaled.ts';
import { buildSaleTicket } from '../../shared/domain/ticket/build-sale-ticket.ts';
import { ticketSections } from '../../shared/domain/ticket/ticket-sections.ts';
import { renderTicketText } from '../../shared/domain/ticket/ticket-text.ts';
import { systemIds } from '../../../tests/support/core/system-ids.ts';
import { pricePart } from './price-part.ts';
import { priceSale } from './price-sale.ts';

/** Exact, half away from zero, by another way than the code under test: whole division of BigInt. */
function half(numerator: bigint, denominator: bigint): number {
  return Number((numerator * 2n + denominator) / (denominator * 2n));
}

const anyLine = fc.record({
  costCents: fc.integer({ min: 1, max: 5_000_000 }),
  margin: fc.integer({ min: -5_000, max: 20_000 }),
  quantity: fc.oneof(
    fc.integer({ min: 1, max: 50 }).map((pieces) => pieces * 1_000),
    fc.integer({ min: 1, max: 99_999 }),
  ),
});
const anyCart = fc.array(anyLine, { minLength: 1, maxLength: 12 });
const anyRate = fc.constantFrom(0, 800, 1_600);
const anyDollar = fc.integer({ min: 1, max: 300_000 }).map(exchangeRate);

/** From the catalogue to the paper, by the functions that the counter uses. */
function sell(
  lines: readonly { costCents: number; margin: number; quantity: number }[],
  settings: ShopSettings,
) {
  const cart = lines.map(({ costCents, margin, quantity }): CartLine => {
    const part = pricePart(
      {
        ...{
          part: { kind: 'oem', id: 1 },
          code: 'A-1',
          brand: null,
          nameEs: null,
          name: 'Parte',
          group: null,
        },
        ...{ groupId: null, manufacturerId: null, cost: { sourceCents: cents(costCents), currency: 'USD' } },
      },
      settings,
      { group: basisPoints(margin) },
    );
    return cartLine({
      quantityMilli: quantityMilli(quantity),
      sourceCostCents: cents(costCents),
      sourceCurrency: 'USD',
      marginBasisPoints: part.marginBasisPoints,
      listPriceCents: part.unitPriceCents ?? cents(0),
      unitPriceCents: part.unitPriceCents ?? cents(0),
    });
  });
  const shown = computeTotals(cart, settings.priceBasis, settings.taxRateBasisPoints).totalCents;
  const tenders = [{ method: 'efectivo' as const, receivedCents: shown, reference: null }];
  const input = charge({ lines: cart, shownTotalCents: shown, tenders });
  const sale = priceSale(input, customerRow(PUBLIC_CUSTOMER_ID), settings, systemIds);
  if (!sale.ok) throw new Error(JSON.stringify(sale.error));
  const ticket = buildSaleTicket(
    { ...sale.value, folio: 'NX-000001', ticketNumber: 'T01-000001', dueOn: null },
    { settings, occurredAtMs: 0, businessDate: '2026-11-25' as BusinessDate, cashierName: 'Ana' },
  );
  return { cart, sale: sale.value, ticket };
}

/** The figures as they stand on the paper. */
function onPaper(ticket: ReturnType<typeof sell>['ticket']) {
  const { lines, totals } = ticketSections(ticket, { reprint: false });
  const amount = (text: string) => parseAmount(text) ?? Number.NaN;
  return {
    lines: lines.map(({ quantityAndPrice, amount: figure }) => ({
      price: amount(quantityAndPrice.split(' x ')[1] ?? ''),
      amount: amount(figure),
    })),
    totals: totals.map(({ amount: figure }) => amount(figure)),
  };
}

describe('under publico, from the catalogue to the paper', () => {
  it('the total is the sum of what the customer was told, with every rounding and any quantity', () => {
    fc.assert(
      fc.property(
        anyCart,
        anyRate,
        anyDollar,
        fc.constantFrom(...ROUNDING_STEPS),
        (lines, tax, dollar, step) => {
          const settings: ShopSettings = {
            ...testSettings,
            ...{ priceBasis: 'publico', roundingStepCents: cents(step) },
            ...{ taxRateBasisPoints: basisPoints(tax), exchangeRate: dollar },
          };
          const { sale, ticket } = sell(lines, settings);
          const paper = onPaper(ticket);
          const [subtotal = 0, taxOnPaper = 0, total = 0] = paper.totals;
          expect(paper.lines.every(({ price }) => price % step === 0)).toBe(true);
          expect(paper.lines.map(({ amount }) => amount)).toEqual(
            paper.lines.map(({ price }, index) =>
              half(BigInt(price) * BigInt(lines[index]?.quantity ?? 0), 1_000n),
            ),
          );
          expect(total).toBe(paper.lines.reduce((sum, { amount }) => sum + amount, 0));
          expect(subtotal).toBe(half(BigInt(total) * 10_000n, 10_000n + BigInt(tax)));
          expect(subtotal + taxOnPaper).toBe(total);
          expect([sale.subtotalCents, sale.taxCents, sale.totalCents]).toEqual(paper.totals);
          expect(renderTicketText(ticket, { columns: 32, reprint: false })).toContain(
            'Precios con IVA incluido',
          );
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('under neto, from the catalogue to the paper', () => {
  it("the figures are those of the original's formula, whatever rounding is set for the other basis", () => {
    fc.assert(
      fc.property(
        anyCart,
        anyRate,
        anyDollar,
        fc.constantFrom(...ROUNDING_STEPS),
        (lines, tax, dollar, step) => {
          const settings: ShopSettings = {
            ...testSettings,
            ...{ priceBasis: 'neto', roundingStepCents: cents(step) },
            ...{ taxRateBasisPoints: basisPoints(tax), exchangeRate: dollar },
          };
          const { sale, ticket } = sell(lines, settings);
          const paper = onPaper(ticket);
          const expected = lines.map(({ costCents, margin, quantity }) => {
            const cost = half(BigInt(costCents) * BigInt(dollar), 10_000n);
            const price = half(BigInt(cost) * BigInt(10_000 + margin), 10_000n);
            return { price, amount: half(BigInt(price) * BigInt(quantity), 1_000n) };
          });
          const subtotal = expected.reduce((sum, { amount }) => sum + amount, 0);
          const taxed = half(BigInt(subtotal) * BigInt(tax), 10_000n);
          expect(paper.lines).toEqual(expected);
          expect(paper.totals).toEqual([subtotal, taxed, subtotal + taxed]);
          expect([sale.subtotalCents, sale.taxCents, sale.totalCents]).toEqual(paper.totals);
        },
      ),
      { numRuns: 300 },
    );
  });
});
