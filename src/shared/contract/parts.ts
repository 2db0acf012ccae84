import { z } from 'zod';
import { amountField, customerIdField, marginField, text } from '../operations/fields.ts';
import { partReference } from '../operations/sale-v1.ts';
import { procedure } from './base.ts';

export const partRow = z.object({
  part: partReference,
  code: z.string(),
  /** Brand of an aftermarket part; null for OEM. */
  brand: z.string().nullable(),
  nameEs: z.string().nullable(),
  name: z.string(),
  group: z.string().nullable(),
  /** Null when the part has no cost: it is found, and says so. */
  cost: z
    .object({ sourceCents: amountField, currency: z.enum(['MXN', 'USD']), pesosCents: amountField })
    .nullable(),
  marginBasisPoints: marginField,
  /** In the shop's basis. Null without a cost. */
  unitPriceCents: amountField.nullable(),
  /** With IVA: what the customer is told. */
  publicPriceCents: amountField.nullable(),
});

export const partsContract = {
  /** Up to `limit` parts by code or words, best first. */
  search: procedure
    .input(
      z.object({ text: text(200), customerId: customerIdField.nullable(), limit: z.int().min(1).max(50) }),
    )
    .output(z.object({ rows: z.array(partRow), source: z.enum(['replica', 'central', 'none']) })),
  /** The part whose code is exactly the text typed; null when none or more than one is. */
  resolve: procedure
    .input(z.object({ text: text(200), customerId: customerIdField.nullable() }))
    .output(partRow.nullable()),
};

export type PartRow = z.infer<typeof partRow>;
