import { ORIGIN_COLUMNS, originOf, type ApplyRun } from './effect.ts';

/**
 * Cancellations; what follows from one is its trigger's. A second one of the same invoice, from another terminal that
 * did not know, changes nothing and is flagged. An invoice that is not here is refused by the key of the table.
 */
export const applyCancellations: ApplyRun<'invoice-cancelled'> = async (client, operations) => {
  const { rows } = await client.query<{ operation_id: string; folio: string | null; applied: boolean }>(SQL, [
    JSON.stringify(
      operations.map((operation, index) => ({
        ...originOf(operation),
        ord: index,
        invoice: operation.payload.invoiceId,
        reason: operation.payload.reason,
      })),
    ),
  ]);
  return new Map(
    rows.map((row) => [
      row.operation_id,
      { folio: null, reviewReason: row.applied ? null : `La factura ${row.folio} ya estaba cancelada` },
    ]),
  );
};

const SQL = `
WITH offered AS MATERIALIZED (
  SELECT o.*, i.id_invoice, i.folio, i.cancelled_at
  FROM json_to_recordset($1::json) AS o (${ORIGIN_COLUMNS}, ord integer, invoice uuid, reason text)
  LEFT JOIN LATERAL (SELECT * FROM public.invoices WHERE uuid = o.invoice LIMIT 1) AS i ON true
), cancelled AS (
  INSERT INTO public.invoice_cancellations (invoice_id, operation_id, reason, cancelled_by, occurred_at, business_date)
  SELECT id_invoice, operation_id, reason, cashier_name, occurred_at, business_date
  FROM offered WHERE cancelled_at IS NULL ORDER BY ord
  ON CONFLICT (invoice_id) DO NOTHING
  RETURNING operation_id
)
SELECT o.operation_id, o.folio, c.operation_id IS NOT NULL AS applied
FROM offered AS o LEFT JOIN cancelled AS c ON c.operation_id = o.operation_id`;
