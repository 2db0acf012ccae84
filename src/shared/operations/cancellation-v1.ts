import { z } from 'zod';
import { invoiceIdField, operationIdField, requiredText } from './fields.ts';

/**
 * Points at the sale, delivered or not. What was applied to it becomes saldo a favor; the money of a `contado`
 * sale is given back, and central writes the refund.
 */
export const invoiceCancelledV1 = z.object({
  kind: z.literal('invoice-cancelled'),
  version: z.literal(1),
  id: operationIdField,
  payload: z.object({
    invoiceId: invoiceIdField,
    reason: requiredText(500),
  }),
});
