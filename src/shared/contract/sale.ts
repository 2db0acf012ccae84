import { z } from 'zod';
import { PAYMENT_METHODS } from '../domain/sale/tender.ts';
import {
  amountField,
  businessDateField,
  cashierIdField,
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
  /** Who gave it another price than the list's. */
  priceChangedBy: z
    .object({ id: cashierIdField, name: requiredText(100) })
    .nullable()
    .default(null),
});

export const cart = z.object({
  /** Minted when the cart is opened: a repeated charge finds the sale already made. */
  operationId: operationIdField,
  customerId: customerIdField,
  /** What its prices are in. Without it, not priced yet or of an older version, they are in the shop's. */
  priceBasis: z.enum(['neto', 'publico']).nullable().optional(),
  lines: z.array(cartLine).max(500),
});

/** The cart's lines at the prices of this moment. */
export const repricedCart = z.object({
  lines: z.array(cartLine),
  priceBasis: z.enum(['neto', 'publico']),
  totalBeforeCents: amountField,
  totalAfterCents: amountField,
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
  favorCents: amountField,
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
  /** Saldo a favor of the customer that pays a part. */
  favorCents: amountField,
  /** What the cashier saw. Another total is refused before anything is written. */
  shownTotalCents: amountField,
  customerReference: text(50).nullable(),
  collectedBy: text(100).nullable(),
  notes: text(2000).nullable(),
});

const referenceUse = z.object({
  /** Null: the terminal's lease was used up, and central has not given it one yet. */
  folio: z.string().nullable(),
  ticketNumber: z.string().nullable(),
  soldOn: businessDateField,
});

const parkedSale = z.object({
  operationId: operationIdField,
  name: z.string(),
  parkedAt: instantField,
  /** Null: público en general. */
  customerName: z.string().nullable(),
  lineCount: z.int(),
  totalCents: amountField,
});

export const saleContract = {
  /** The cart as it was left, or a new one with a new id for público en general. */
  cart: procedure.output(cart),
  saveCart: procedure.input(cart).output(z.object({ saved: z.literal(true) })),
  /**
   * What a customer's own note or order number stands on already, newest first: of this terminal, and of the whole shop
   * while central is there. A warning, never a refusal.
   */
  referenceUses: procedure
    .input(z.object({ customerId: customerIdField, customerReference: requiredText(50) }))
    .output(z.object({ uses: z.array(referenceUse) })),
  /** Puts the cart aside under a name and opens a new one. */
  park: procedure.input(z.object({ cart, name: requiredText(60) })).output(cart),
  /** What was put aside, oldest first. */
  parked: procedure.output(z.object({ rows: z.array(parkedSale) })),
  /** Takes one back. The open cart, when it has lines, is put aside in the same step. */
  takeBack: procedure.input(z.object({ operationId: operationIdField, open: cart })).output(cart),
  deleteParked: procedure
    .input(z.object({ operationId: operationIdField }))
    .output(z.object({ done: z.literal(true) })),
  /** Prices for the customer that the cart now has; prices typed by hand stay. Writes nothing. */
  reprice: procedure.input(cart).output(repricedCart),
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

export type RepricedCart = z.infer<typeof repricedCart>;
export type Cart = z.infer<typeof cart>;
export type CartLine = z.infer<typeof cartLine>;
export type CompletedSale = z.infer<typeof completedSale>;
export type ParkedSale = z.infer<typeof parkedSale>;
export type ReferenceUse = z.infer<typeof referenceUse>;
export type CompleteSaleInput = z.infer<typeof completeSaleInput>;
