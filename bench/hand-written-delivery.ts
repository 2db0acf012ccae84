/**
 * The reference for the delivery rate: the same rows of the same sales, under the same triggers and durability, as
 * somebody would write them by hand through `pg` - multi-row INSERTs in one transaction a batch, and nothing of what
 * makes a delivery safe (no check of schema or seq, no repeat, no folio met twice, no review).
 */
import type pg from 'pg';
import type { OutboxEntry } from '../src/main/application/ports.ts';
import { centsToDecimal } from '../src/shared/domain/money.ts';
import { scaledToDecimal } from '../src/shared/domain/scaled.ts';
import type { OperationOf } from '../src/shared/operations/operation.ts';

type Sale = OperationOf<'sale'>;

export async function insertByHand(
  client: pg.ClientBase,
  entries: readonly OutboxEntry[],
  customerIds: ReadonlyMap<string, number>,
): Promise<void> {
  const sales = entries.map((entry) => entry.operation as Sale);
  await client.query('BEGIN');
  await insert(
    client,
    'terminal_operations (id, terminal_id, incarnation_id, seq, kind, version, source, cashier_id, cashier_name, occurred_at, business_date, payload, payload_hash, state, folio)',
    entries.map(({ operation, canonical, hash, folio }) => [
      ...[operation.id, operation.terminalId, operation.incarnationId, operation.seq, operation.kind],
      ...[
        operation.version,
        operation.source,
        operation.cashier?.id ?? null,
        operation.cashier?.name ?? null,
      ],
      ...[operation.occurredAt, operation.businessDate, canonical, hash, 'applied', folio],
    ]),
  );
  const invoices = await insert(
    client,
    'invoices (customer_id, folio, date_issued, subtotal, tax_rate, tax_amount, total, uuid, operation_id, terminal_id, cashier_id, cashier_name, source, ticket_number, printed_name, printed_rfc, terms, price_basis, business_date, exchange_rate, received_amount, change_amount)',
    sales.map((sale) => invoiceRow(sale, customerIds)),
    'RETURNING id_invoice AS id',
  );
  await insert(
    client,
    'invoice_items (invoice_id, part_id, aftermarket_id, description, quantity, unit_cost, margin_pct, unit_price, line_total, position, part_code, source_cost, source_currency, list_price)',
    sales.flatMap((sale, index) => itemRows(sale, invoices[index])),
  );
  const paid = sales.flatMap((sale, index) =>
    sale.payload.tenders.map((tender) => ({ sale, tender, invoice: invoices[index] })),
  );
  const payments = await insert(
    client,
    'payments (customer_id, invoice_id, amount, payment_method, reference, date_payment, uuid, operation_id, terminal_id, cashier_id, cashier_name, source, purpose, received_amount, business_date)',
    paid.map(({ sale, tender, invoice }) => [
      ...[customerIds.get(sale.payload.customerId), invoice, centsToDecimal(tender.amountCents)],
      ...[tender.method, tender.reference, sale.occurredAt, tender.paymentId, sale.id, sale.terminalId],
      ...[sale.cashier?.id ?? null, sale.cashier?.name ?? null, sale.source, 'contado'],
      ...[centsToDecimal(tender.receivedCents), sale.businessDate],
    ]),
    'RETURNING id_payment AS id',
  );
  await insert(
    client,
    'payment_applications (uuid, payment_id, invoice_id, customer_id, amount, business_date, occurred_at, operation_id)',
    paid.map(({ sale, tender, invoice }, index) => [
      ...[tender.applicationId, payments[index], invoice, customerIds.get(sale.payload.customerId)],
      ...[centsToDecimal(tender.amountCents), sale.businessDate, sale.occurredAt, sale.id],
    ]),
  );
  await client.query('COMMIT');
}

function invoiceRow(sale: Sale, customerIds: ReadonlyMap<string, number>): unknown[] {
  const { payload } = sale;
  return [
    ...[
      customerIds.get(payload.customerId),
      payload.folio,
      sale.occurredAt,
      centsToDecimal(payload.subtotalCents),
    ],
    ...[scaledToDecimal(payload.taxRateBasisPoints, 4), centsToDecimal(payload.taxCents)],
    ...[centsToDecimal(payload.totalCents), sale.id, sale.id, sale.terminalId, sale.cashier?.id ?? null],
    ...[
      sale.cashier?.name ?? null,
      sale.source,
      payload.ticketNumber,
      payload.customerName,
      payload.customerRfc,
    ],
    ...[payload.terms, payload.priceBasis, sale.businessDate, scaledToDecimal(payload.exchangeRate, 4)],
    ...[centsToDecimal(payload.receivedCents), centsToDecimal(payload.changeCents)],
  ];
}

function itemRows(sale: Sale, invoice: number | undefined): unknown[][] {
  return sale.payload.lines.map((line, index) => [
    ...[invoice, line.part?.kind === 'oem' ? line.part.id : null],
    ...[line.part?.kind === 'aftermarket' ? line.part.id : null, line.description],
    ...[scaledToDecimal(line.quantityMilli, 3), centsToDecimal(line.unitCostCents)],
    ...[scaledToDecimal(line.marginBasisPoints, 2), centsToDecimal(line.unitPriceCents)],
    ...[centsToDecimal(line.lineTotalCents), index + 1, line.code, centsToDecimal(line.sourceCostCents)],
    ...[line.sourceCurrency, centsToDecimal(line.listPriceCents)],
  ]);
}

async function insert(
  client: pg.ClientBase,
  into: string,
  rows: readonly (readonly unknown[])[],
  returning = '',
): Promise<number[]> {
  let parameter = 0;
  const places = rows.map((row) => `(${row.map(() => `$${(parameter += 1)}`).join(',')})`).join(',');
  const { rows: inserted } = await client.query<{ id: number }>(
    `INSERT INTO public.${into} VALUES ${places} ${returning}`,
    rows.flat(),
  );
  return inserted.map((row) => row.id);
}
