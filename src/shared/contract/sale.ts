import { z } from 'zod';
import { PAYMENT_METHODS } from '../domain/sale/tender.ts';
import {
  amountField,
  customerIdField,
  instantField,
  marginField,
  operationIdField,
  quantityField,
  requiredText,
  text,
} from '../operations/fields.ts';
import { partReference } from '../operations/sale-v1.ts';
import { procedure } from './base.ts';

/** A line as the cart holds it. Prices are in the shop's basis; totals are never sent, they are computed. */
export const cartLine = z.object({
  lineId: z.uuid(),
  part: partReference.nullable(),
  code: text(100),
  brand: text(100).nullable(),
  description: requiredText(500),
  quantityMilli: quantityField,
  sourceCostCents: amountField,
  sourceCurrency: z.enum(['MXN', 'USD']),
  marginBasisPoints: marginField,
  listPriceCents: amountField,
  unitPriceCents: amountField,
});

export const cart = z.object({
  /** Minted when the cart is opened: a repeated charge finds the sale already made. */
  operationId: operationIdField,
  customerId: customerIdField,
  lines: z.array(cartLine).max(500),
});

export const completedSale = z.object({
  operationId: operationIdField,
  /** Null when the lease is used up: the ticket number alone identifies the sale until central gives a folio. */
  folio: z.string().nullable(),
  ticketNumber: z.string(),
  customerName: z.string(),
  totalCents: amountField,
  receivedCents: amountField,
  changeCents: amountField,
  owedCents: amountField,
  occurredAt: instantField,
  /** Whether this is the result of an earlier request with the same id. */
  repeated: z.boolean(),
});

const completeSaleInput = cart.extend({
  terms: z.enum(['contado', 'credito']),
  tenders: z
    .array(
      z.object({
        method: z.enum(PAYMENT_METHODS),
        receivedCents: amountField,
        reference: text(100).nullable(),
      }),
    )
    .max(20),
  /** What the cashier saw. Another total is refused before anything is written. */
  shownTotalCents: amountField,
  customerReference: text(50).nullable(),
  collectedBy: text(100).nullable(),
  notes: text(2000).nullable(),
});

export const saleContract = {
  /** The cart as it was left, or a new one with a new id for público en general. */
  cart: procedure.output(cart),
  saveCart: procedure.input(cart).output(z.object({ saved: z.literal(true) })),
  complete: procedure.input(completeSaleInput).output(completedSale),
  /** The screen showed the result: it need not be offered again at the next start. */
  acknowledge: procedure
    .input(z.object({ operationId: operationIdField }))
    .output(z.object({ done: z.literal(true) })),
  /** The last sale that no screen confirmed, after an unclean stop. */
  unacknowledged: procedure.output(completedSale.nullable()),
  /** The newest sales of this terminal, newest first. */
  recent: procedure
    .input(z.object({ limit: z.int().min(1).max(100) }))
    .output(z.object({ rows: z.array(completedSale) })),
};

export type Cart = z.infer<typeof cart>;
export type CartLine = z.infer<typeof cartLine>;
export type CompletedSale = z.infer<typeof completedSale>;
export type CompleteSaleInput = z.infer<typeof completeSaleInput>;
