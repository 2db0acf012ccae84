import { z } from 'zod';
import { amountField, customerIdField, operationIdField, requiredText, text } from './fields.ts';

/** The columns of `customers` that a person writes, with the limits of the original's columns. */
export const customerFieldsV1 = z.object({
  name: requiredText(200),
  rfc: text(13).nullable(),
  businessName: text(300).nullable(),
  email: text(200).nullable(),
  phone: text(20).nullable(),
  address: text(1000).nullable(),
  creditLimitCents: amountField,
  paymentTermsDays: z.int().min(0).max(3650),
});

export const customerCreatedV1 = z.object({
  kind: z.literal('customer-created'),
  version: z.literal(1),
  id: operationIdField,
  payload: z.object({ customerId: customerIdField, fields: customerFieldsV1 }),
});

/**
 * Only the fields that changed, each with what the person saw before: central can tell a change made meanwhile
 * from a repeat, and flags it instead of losing either.
 */
export const customerUpdatedV1 = z.object({
  kind: z.literal('customer-updated'),
  version: z.literal(1),
  id: operationIdField,
  payload: z.object({
    customerId: customerIdField,
    before: customerFieldsV1.partial(),
    after: customerFieldsV1.partial(),
  }),
});

export type CustomerFieldsV1 = z.infer<typeof customerFieldsV1>;
