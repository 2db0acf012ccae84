import type { OperationOf } from '../../../../shared/operations/operation.ts';
import { clockAhead, ORIGIN_COLUMNS, originOf, type ApplyRun } from './effect.ts';

/**
 * Sales as they were made: nothing is computed again. A folio that is taken, or none, becomes NULL, and the trigger of
 * `invoices` gives the next one of the counter.
 */
export const applySales: ApplyRun<'sale'> = async (client, operations) => {
  const { rows } = await client.query<{ uuid: string; folio: string; review_reason: string | null }>(SQL, [
    JSON.stringify(operations.map(saleRow)),
    JSON.stringify(operations.flatMap(lineRows)),
    JSON.stringify(operations.flatMap(tenderRows)),
  ]);
  return new Map(rows.map((row) => [row.uuid, { folio: row.folio, reviewReason: row.review_reason }]));
};

type Sale = OperationOf<'sale'>;

function saleRow(operation: Sale, index: number) {
  const { payload } = operation;
  const paidCents = payload.tenders.reduce((sum, tender) => sum + tender.amountCents, 0);
  return {
    ...originOf(operation),
    ord: index,
    customer: payload.customerId,
    folio: payload.folio,
    ticket_number: payload.ticketNumber,
    printed_name: payload.customerName,
    printed_rfc: payload.customerRfc,
    terms: payload.terms,
    due_date: payload.dueOn,
    price_basis: payload.priceBasis,
    tax_rate: payload.taxRateBasisPoints,
    exchange_rate: payload.exchangeRate,
    subtotal: payload.subtotalCents,
    tax: payload.taxCents,
    total: payload.totalCents,
    owed: payload.terms === 'credito' ? payload.totalCents - paidCents : 0,
    received: payload.receivedCents,
    change: payload.changeCents,
    customer_reference: payload.customerReference,
    collected_by: payload.collectedBy,
    notes: payload.notes,
  };
}

function lineRows({ id, payload }: Sale) {
  return payload.lines.map((line, index) => ({
    sale: id,
    position: index + 1,
    part_id: line.part?.kind === 'oem' ? line.part.id : null,
    aftermarket_id: line.part?.kind === 'aftermarket' ? line.part.id : null,
    code: line.code,
    description: line.description,
    quantity: line.quantityMilli,
    source_cost: line.sourceCostCents,
    currency: line.sourceCurrency,
    unit_cost: line.unitCostCents,
    margin: line.marginBasisPoints,
    list_price: line.listPriceCents,
    unit_price: line.unitPriceCents,
    line_total: line.lineTotalCents,
  }));
}

function tenderRows({ id, payload }: Sale) {
  return payload.tenders.map((tender, index) => ({
    sale: id,
    position: index + 1,
    payment: tender.paymentId,
    application: tender.applicationId,
    method: tender.method,
    amount: tender.amountCents,
    received: tender.receivedCents,
    reference: tender.reference,
  }));
}

/*
 * One statement for the whole run. `sale.id` is the operation's id, which is the invoice's too. Outer joins throughout:
 * what is not here becomes a NULL that a constraint refuses, where an inner join would lose the sale without a word.
 * Tables of any size are asked row by row (subqueries, LATERAL with LIMIT): a join of sixty rows to a table without
 * statistics may be planned as a scan of it.
 */
const SQL = `
WITH sale AS MATERIALIZED (
  SELECT s.*, c.id_customer, c.active, c.balance, c.credit_limit,
    (SELECT true FROM public.invoices AS i WHERE i.folio = s.folio) IS TRUE
      OR (s.folio IS NOT NULL AND row_number() OVER (PARTITION BY s.folio ORDER BY s.ord) > 1) AS folio_taken,
    sum(s.owed) OVER (PARTITION BY s.customer ORDER BY s.ord) * 0.01 AS owed_so_far
  FROM json_to_recordset($1::json) AS s (
    ${ORIGIN_COLUMNS}, ord integer, customer uuid, folio text, ticket_number text, printed_name text, printed_rfc text,
    terms text, due_date date, price_basis text, tax_rate integer, exchange_rate integer, subtotal bigint, tax bigint,
    total bigint, owed bigint, received bigint, change bigint, customer_reference text, collected_by text, notes text)
  LEFT JOIN LATERAL (
    SELECT id_customer, active, balance, credit_limit FROM public.customers WHERE uuid = s.customer LIMIT 1
  ) AS c ON true
), line AS MATERIALIZED (
  SELECT l.*, (SELECT p.id_part FROM public.parts AS p WHERE p.id_part = l.part_id),
    (SELECT a.id_aftermarket_parts FROM public.aftermarket_parts AS a WHERE a.id_aftermarket_parts = l.aftermarket_id)
  FROM json_to_recordset($2::json) AS l (
    sale uuid, position integer, part_id integer, aftermarket_id integer, code text, description text, quantity bigint,
    source_cost bigint, currency text, unit_cost bigint, margin integer, list_price bigint, unit_price bigint,
    line_total bigint)
), gone AS (
  SELECT sale, string_agg(code, ', ' ORDER BY position) AS codes
  FROM line
  WHERE (part_id IS NOT NULL AND id_part IS NULL) OR (aftermarket_id IS NOT NULL AND id_aftermarket_parts IS NULL)
  GROUP BY sale
), invoice AS (
  INSERT INTO public.invoices (customer_id, folio, date_issued, subtotal, tax_rate, tax_amount, total, notes, uuid,
    operation_id, terminal_id, cashier_id, cashier_name, source, ticket_number, printed_folio, printed_name,
    printed_rfc, terms, price_basis, business_date, due_date, exchange_rate, received_amount, change_amount,
    customer_reference, collected_by, review_reason)
  SELECT s.id_customer, CASE WHEN NOT s.folio_taken THEN s.folio END, s.occurred_at, s.subtotal * 0.01,
    s.tax_rate * 0.0001, s.tax * 0.01, s.total * 0.01, s.notes, s.operation_id, s.operation_id, s.terminal_id,
    s.cashier_id, s.cashier_name, s.source, s.ticket_number, CASE WHEN s.folio_taken THEN s.folio END, s.printed_name,
    s.printed_rfc, s.terms, s.price_basis, s.business_date, s.due_date, s.exchange_rate * 0.0001, s.received * 0.01,
    s.change * 0.01, s.customer_reference, s.collected_by,
    nullif(concat_ws('. ',
      CASE WHEN s.folio_taken THEN format('El folio impreso %s ya era de otra venta; se le dio uno nuevo', s.folio) END,
      CASE WHEN NOT s.active THEN 'El cliente está dado de baja' END,
      CASE WHEN s.owed > 0 AND s.balance + s.owed_so_far > s.credit_limit
        THEN format('Pasa del límite de crédito: límite %s, saldo %s', s.credit_limit, s.balance + s.owed_so_far) END,
      ${clockAhead('s.occurred_at')},
      CASE WHEN gone.codes IS NOT NULL THEN format('Ya no está en el catálogo: %s', gone.codes) END), '')
  FROM sale AS s LEFT JOIN gone ON gone.sale = s.operation_id
  ORDER BY s.ord
  RETURNING id_invoice, customer_id, uuid, folio, review_reason
), item AS (
  INSERT INTO public.invoice_items (invoice_id, part_id, aftermarket_id, description, quantity, unit_cost, margin_pct,
    unit_price, line_total, position, part_code, source_cost, source_currency, list_price)
  SELECT i.id_invoice, l.id_part, l.id_aftermarket_parts, l.description, l.quantity * 0.001, l.unit_cost * 0.01,
    l.margin * 0.01, l.unit_price * 0.01, l.line_total * 0.01, l.position, l.code, l.source_cost * 0.01, l.currency,
    l.list_price * 0.01
  FROM line AS l LEFT JOIN invoice AS i ON i.uuid = l.sale
  ORDER BY i.id_invoice, l.position
), tender AS MATERIALIZED (
  SELECT t.*, i.id_invoice, i.customer_id
  FROM json_to_recordset($3::json) AS t (
    sale uuid, position integer, payment uuid, application uuid, method text, amount bigint, received bigint,
    reference text)
  LEFT JOIN invoice AS i ON i.uuid = t.sale
), money AS (
  INSERT INTO public.payments (customer_id, invoice_id, amount, payment_method, reference, date_payment, uuid,
    operation_id, terminal_id, cashier_id, cashier_name, source, purpose, received_amount, business_date)
  SELECT t.customer_id, t.id_invoice, t.amount * 0.01, t.method, t.reference, s.occurred_at, t.payment, s.operation_id,
    s.terminal_id, s.cashier_id, s.cashier_name, s.source, CASE s.terms WHEN 'contado' THEN 'contado' ELSE 'abono' END,
    t.received * 0.01, s.business_date
  FROM tender AS t LEFT JOIN sale AS s ON s.operation_id = t.sale
  ORDER BY t.id_invoice, t.position
  RETURNING id_payment, uuid
), application AS (
  INSERT INTO public.payment_applications (uuid, payment_id, invoice_id, customer_id, amount, business_date,
    occurred_at, operation_id)
  SELECT t.application, m.id_payment, t.id_invoice, t.customer_id, t.amount * 0.01, s.business_date, s.occurred_at,
    s.operation_id
  FROM tender AS t LEFT JOIN sale AS s ON s.operation_id = t.sale LEFT JOIN money AS m ON m.uuid = t.payment
  ORDER BY m.id_payment
)
SELECT uuid, folio, review_reason FROM invoice`;
