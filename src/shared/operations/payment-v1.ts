import { z } from 'zod';
import { PAYMENT_METHODS } from '../domain/sale/tender.ts';
import {
  applicationIdField,
  customerIdField,
  invoiceIdField,
  operationIdField,
  paymentIdField,
  positiveAmountField,
  text,
} from './fields.ts';

/**
 * An abono. The amount is a fact; the applications are a wish: what no longer fits when it is delivered becomes
 * saldo a favor and is flagged.
 */
export const paymentReceivedV1 = z.object({
  kind: z.literal('payment-received'),
  version: z.literal(1),
  id: operationIdField,
  payload: z.object({
    paymentId: paymentIdField,
    customerId: customerIdField,
    amountCents: positiveAmountField,
    method: z.enum(PAYMENT_METHODS),
    reference: text(100).nullable(),
    notes: text(2000).nullable(),
    applications: z
      .array(
        z.object({
          applicationId: applicationIdField,
          invoiceId: invoiceIdField,
          amountCents: positiveAmountField,
        }),
      )
      .max(1000),
  }),
});
