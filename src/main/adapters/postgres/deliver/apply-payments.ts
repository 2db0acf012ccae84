import { clockAhead, ORIGIN_COLUMNS, originOf, type ApplyRun } from './effect.ts';

/**
 * Payments on account. The amount is a fact; what an application asks for beyond what its payment holds or its invoice
 * still takes stays as saldo a favor, and the payment is flagged.
 */
export const applyPayments: ApplyRun<'payment-received'> = async (client, operations) => {
  const payments = operations.map((operation, index) => ({
    ...originOf(operation),
    ord: index,
    payment: operation.payload.paymentId,
    customer: operation.payload.customerId,
    amount: operation.payload.amountCents,
    method: operation.payload.method,
    reference: operation.payload.reference,
    notes: operation.payload.notes,
  }));
  const wishes = operations.flatMap((operation, index) =>
    operation.payload.applications.map((application, position) => ({
      ord: index,
      position,
      application: application.applicationId,
      invoice: application.invoiceId,
      amount: application.amountCents,
    })),
  );
  const { rows } = await client.query<{ operation_id: string; review_reason: string | null }>(SQL, [
    JSON.stringify(payments),
    JSON.stringify(wishes),
  ]);
  return new Map(rows.map((row) => [row.operation_id, { folio: null, reviewReason: row.review_reason }]));
};

/*
 * Applications are granted in the order in which they were made, first as far as the payment reaches, then as far as
 * the invoice does; the invoices are locked already (`open_delivery`).
 */
const SQL = `
WITH offered AS MATERIALIZED (
  SELECT o.*, c.id_customer
  FROM json_to_recordset($1::json) AS o (
    ${ORIGIN_COLUMNS}, ord integer, payment uuid, customer uuid, amount bigint, method text, reference text, notes text)
  LEFT JOIN LATERAL (SELECT id_customer FROM public.customers WHERE uuid = o.customer LIMIT 1) AS c ON true
), wish AS MATERIALIZED (
  SELECT w.ord, w.position, w.application, w.invoice, w.amount, i.id_invoice, i.folio,
    CASE WHEN i.terms = 'credito' AND i.cancelled_at IS NULL AND i.customer_id = o.id_customer
      THEN i.total - i.amount_paid ELSE 0 END AS takes,
    greatest(0, least(w.amount, o.amount - coalesce(sum(w.amount) OVER (
      PARTITION BY w.ord ORDER BY w.position ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0))) * 0.01 AS reaches
  FROM json_to_recordset($2::json) AS w (ord integer, position integer, application uuid, invoice uuid, amount bigint)
  JOIN offered AS o ON o.ord = w.ord
  LEFT JOIN LATERAL (SELECT * FROM public.invoices WHERE uuid = w.invoice LIMIT 1) AS i ON true
), granted AS MATERIALIZED (
  SELECT w.*, greatest(0, least(w.reaches, w.takes - coalesce(sum(w.reaches) OVER (
      PARTITION BY w.invoice ORDER BY w.ord, w.position ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0))) AS fits
  FROM wish AS w
), outcome AS MATERIALIZED (
  SELECT ord, count(*) FILTER (WHERE fits > 0) AS paid_invoices, max(id_invoice) FILTER (WHERE fits > 0) AS paid_invoice,
    string_agg(format('a %s se pidió aplicar %s y se aplicó %s', coalesce(folio, 'una factura que no está'),
      amount * 0.01, fits), '; ' ORDER BY position) FILTER (WHERE fits < amount * 0.01) AS trimmed
  FROM granted GROUP BY ord
), money AS (
  INSERT INTO public.payments (customer_id, invoice_id, amount, payment_method, reference, date_payment, notes, uuid,
    operation_id, terminal_id, cashier_id, cashier_name, source, purpose, received_amount, business_date, review_reason)
  SELECT o.id_customer, CASE WHEN r.paid_invoices = 1 THEN r.paid_invoice END, o.amount * 0.01, o.method, o.reference,
    o.occurred_at, o.notes, o.payment, o.operation_id, o.terminal_id, o.cashier_id, o.cashier_name, o.source, 'abono',
    o.amount * 0.01, o.business_date,
    nullif(concat_ws('. ', ${clockAhead('o.occurred_at')}, 'Quedó saldo a favor: ' || r.trimmed), '')
  FROM offered AS o LEFT JOIN outcome AS r ON r.ord = o.ord
  ORDER BY o.ord
  RETURNING id_payment, customer_id, uuid, operation_id, review_reason
), application AS (
  INSERT INTO public.payment_applications (uuid, payment_id, invoice_id, customer_id, amount, business_date,
    occurred_at, operation_id)
  SELECT g.application, m.id_payment, g.id_invoice, m.customer_id, g.fits, o.business_date, o.occurred_at,
    o.operation_id
  FROM granted AS g JOIN offered AS o ON o.ord = g.ord LEFT JOIN money AS m ON m.uuid = o.payment
  WHERE g.fits > 0
  ORDER BY g.ord, g.position
)
SELECT operation_id, review_reason FROM money`;
