import { z } from 'zod';
import { authorisationV1 } from './authorisation-v1.ts';
import { amountField, cashierIdField, operationIdField, requiredText } from './fields.ts';
import { saleLineV1, salePayloadV1 } from './sale-v1.ts';

export const saleLineV2 = saleLineV1.extend({
  /** Who gave it another price than the list's. Null: it is sold at the list price. */
  priceChangedBy: z.object({ id: cashierIdField, name: requiredText(100) }).nullable(),
});

/**
 * Beside version 1: who changed a price, what supervisors allowed, and what was paid with the customer's saldo a favor.
 * That amount is a wish: what is no longer there when it is delivered stays owed, and the sale is flagged. A sale that
 * uses it touches the account, so that its terms are `credito` even when nothing is left to pay.
 */
export const salePayloadV2 = salePayloadV1.extend({
  lines: z.array(saleLineV2).min(1).max(500),
  favorCents: amountField,
  authorisations: z
    .array(authorisationV1)
    .max(10)
    .refine(
      (allowed) => new Set(allowed.map(({ right }) => right)).size === allowed.length,
      'tiene dos veces el mismo permiso',
    ),
});

export const saleV2 = z.object({
  kind: z.literal('sale'),
  version: z.literal(2),
  id: operationIdField,
  payload: salePayloadV2,
});

export type SaleLineV2 = z.infer<typeof saleLineV2>;
export type SalePayloadV2 = z.infer<typeof salePayloadV2>;
