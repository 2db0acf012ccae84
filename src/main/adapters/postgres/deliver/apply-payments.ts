import { originOf, type ApplyRun } from './effect.ts';

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
  const { rows } = await client.query<{ operation_id: string; review_reason: string | null }>(
    'SELECT operation_id, review_reason FROM public.apply_payments_v1($1, $2)',
    [JSON.stringify(payments), JSON.stringify(wishes)],
  );
  return new Map(rows.map((row) => [row.operation_id, { folio: null, reviewReason: row.review_reason }]));
};
