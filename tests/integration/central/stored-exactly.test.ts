import fc from 'fast-check';
import { v7 } from 'uuid';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { CentralStore } from '../../../src/main/application/ports.ts';
import { cents, centsToDecimal, MAX_CENTS } from '../../../src/shared/domain/money.ts';
import { scaledToDecimal } from '../../../src/shared/domain/scaled.ts';
import { createCentralDatabase, type CentralDatabase } from '../../support/central-database.ts';
import { testTerminal, type TestTerminal } from '../../support/central-terminal.ts';
import { openStore } from './central-under-test.ts';

let database: CentralDatabase;
let store: CentralStore;
let terminal: TestTerminal;

beforeAll(async () => {
  database = await createCentralDatabase();
  await database.query(
    `INSERT INTO parts (oem_part_number) SELECT 'P' || n FROM generate_series(1, 20) AS n`,
  );
  await database.query(
    `INSERT INTO aftermarket_parts (part_number) SELECT 'A' || n FROM generate_series(1, 20) AS n`,
  );
  store = openStore(database.terminalUrl);
  terminal = testTerminal();
  await store.greet(terminal.identity);
});
afterEach(() => database.expectBalanced());
afterAll(async () => {
  await store.close();
  await database.drop();
});

type SalePayload = Parameters<typeof terminal.next<'sale'>>[1];

const pesos = (amountCents: number) => centsToDecimal(cents(amountCents));
/** Small ones, as at a counter, and the largest that the columns hold. */
const amount = fc.oneof(fc.integer({ min: 0, max: 500_000 }), fc.integer({ min: 0, max: MAX_CENTS }));
const someText = (maxLength: number) =>
  fc
    .string({ unit: 'grapheme', minLength: 1, maxLength })
    .filter(
      (text) =>
        text.trim() !== '' && text.length <= maxLength && !text.includes('\u0000') && text.isWellFormed(),
    );
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });

const line = fc.record({
  part: maybe(
    fc.record({ kind: fc.constantFrom('oem', 'aftermarket'), id: fc.integer({ min: 1, max: 20 }) }),
  ),
  code: someText(100),
  description: someText(500),
  quantityMilli: fc.oneof(
    fc.constantFrom(1, 500, 1000, 999_999_999),
    fc.integer({ min: 1, max: 999_999_999 }),
  ),
  sourceCostCents: amount,
  sourceCurrency: fc.constantFrom('MXN', 'USD'),
  unitCostCents: amount,
  marginBasisPoints: fc.integer({ min: -10_000, max: 99_999 }),
  listPriceCents: amount,
  unitPriceCents: amount,
  lineTotalCents: amount,
});

const sale = fc
  .record({
    lines: fc.array(line, { minLength: 1, maxLength: 4 }),
    subtotalCents: fc.integer({ min: 1, max: Math.floor(MAX_CENTS / 2) }),
    taxCents: fc.integer({ min: 0, max: Math.floor(MAX_CENTS / 2) }),
    split: fc.double({ min: 0.01, max: 0.99, noNaN: true }),
    method: fc.constantFrom('efectivo', 'tarjeta', 'transferencia', 'cheque'),
    priceBasis: fc.constantFrom('neto', 'publico'),
    taxRateBasisPoints: fc.integer({ min: 0, max: 10_000 }),
    exchangeRate: fc.integer({ min: 1, max: 99_999_999 }),
    changeCents: fc.integer({ min: 0, max: 100_000 }),
    customerName: someText(300),
    customerReference: maybe(someText(50)),
    collectedBy: maybe(someText(100)),
    notes: maybe(someText(300)),
    reference: maybe(someText(100)),
  })
  .map((drawn): SalePayload => {
    const { split, method, reference, ...same } = drawn;
    const totalCents = same.subtotalCents + same.taxCents;
    const first = Math.max(1, Math.floor(totalCents * split));
    const parts = totalCents > first ? [first, totalCents - first] : [totalCents];
    const receivedCents = Math.min(MAX_CENTS, totalCents + same.changeCents);
    return {
      ...same,
      ...{
        folio: null,
        ticketNumber: `T01-${v7().slice(-8)}`,
        customerId: '00000000-0000-7000-8000-000000000001',
      },
      ...{ customerRfc: 'XAXX010101000', terms: 'contado', dueOn: null, totalCents, receivedCents },
      changeCents: receivedCents - totalCents,
      tenders: parts.map((amountCents, index) => ({
        ...{ paymentId: v7(), applicationId: v7(), method, amountCents, reference },
        receivedCents: index === 0 ? Math.min(MAX_CENTS, amountCents + same.changeCents) : amountCents,
      })),
    } as SalePayload;
  });

describe('what central stores', () => {
  it('is what the terminal stored, field by field', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(sale, { minLength: 1, maxLength: 6 }), async (payloads) => {
        const entries = payloads.map((payload) => terminal.next('sale', payload));
        const results = await store.deliver(entries);
        expect(results.map((result) => result.reviewReason)).toEqual(entries.map(() => null));
        for (const [index, entry] of entries.entries()) {
          const payload = payloads[index];
          if (!payload) throw new Error('no payload');
          expect(await storedSale(entry.operation.id)).toEqual(
            expectedSale(payload, results[index]?.folio ?? null),
          );
        }
        const kept = await database.query<{ payload: string; payload_hash: string }>(
          'SELECT payload, payload_hash FROM terminal_operations WHERE id = ANY ($1) ORDER BY seq',
          [entries.map((entry) => entry.operation.id)],
        );
        expect(kept).toEqual(
          entries.map((entry) => ({ payload: entry.canonical, payload_hash: entry.hash })),
        );
      }),
      { numRuns: 40 },
    );
  });
});

async function storedSale(id: string) {
  const [invoice] = await database.query(
    `SELECT folio, ticket_number, printed_name, printed_rfc, terms, price_basis, tax_rate, exchange_rate, subtotal,
       tax_amount, total, received_amount, change_amount, customer_reference, collected_by, notes, amount_paid, status,
       to_char(date_issued AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS date_issued,
       business_date::text, cashier_name, source
     FROM invoices WHERE uuid = $1`,
    [id],
  );
  const lines = await database.query(
    `SELECT part_id, aftermarket_id, part_code, description, quantity, source_cost, source_currency, unit_cost,
       margin_pct, list_price, unit_price, line_total
     FROM invoice_items WHERE invoice_id = (SELECT id_invoice FROM invoices WHERE uuid = $1) ORDER BY position`,
    [id],
  );
  const tenders = await database.query(
    `SELECT p.uuid, a.uuid AS application, p.payment_method, p.amount, p.received_amount, p.reference, p.purpose,
       a.amount AS applied
     FROM payments p JOIN payment_applications a ON a.payment_id = p.id_payment
     WHERE p.operation_id = $1 ORDER BY p.id_payment`,
    [id],
  );
  return { invoice, lines, tenders };
}

function expectedSale(payload: SalePayload, folio: string | null) {
  return {
    invoice: {
      ...{ folio, ticket_number: payload.ticketNumber, printed_name: payload.customerName },
      ...{ printed_rfc: payload.customerRfc, terms: payload.terms, price_basis: payload.priceBasis },
      tax_rate: scaledToDecimal(payload.taxRateBasisPoints, 4),
      exchange_rate: scaledToDecimal(payload.exchangeRate, 4),
      ...{ subtotal: pesos(payload.subtotalCents), tax_amount: pesos(payload.taxCents) },
      ...{ total: pesos(payload.totalCents), received_amount: pesos(payload.receivedCents) },
      ...{ change_amount: pesos(payload.changeCents), customer_reference: payload.customerReference },
      ...{ collected_by: payload.collectedBy, notes: payload.notes, amount_paid: pesos(payload.totalCents) },
      ...{ status: 'paid', date_issued: '2026-03-05T16:30:15.123Z', business_date: '2026-03-05' },
      ...{ cashier_name: 'Ana', source: 'counter' },
    },
    lines: payload.lines.map((item) => ({
      part_id: item.part?.kind === 'oem' ? item.part.id : null,
      aftermarket_id: item.part?.kind === 'aftermarket' ? item.part.id : null,
      ...{ part_code: item.code, description: item.description, source_currency: item.sourceCurrency },
      quantity: scaledToDecimal(item.quantityMilli, 3),
      margin_pct: scaledToDecimal(item.marginBasisPoints, 2),
      ...{ source_cost: pesos(item.sourceCostCents), unit_cost: pesos(item.unitCostCents) },
      ...{ list_price: pesos(item.listPriceCents), unit_price: pesos(item.unitPriceCents) },
      line_total: pesos(item.lineTotalCents),
    })),
    tenders: payload.tenders.map((tender) => ({
      ...{ uuid: tender.paymentId, application: tender.applicationId, payment_method: tender.method },
      ...{ amount: pesos(tender.amountCents), received_amount: pesos(tender.receivedCents) },
      ...{ reference: tender.reference, purpose: 'contado', applied: pesos(tender.amountCents) },
    })),
  };
}
