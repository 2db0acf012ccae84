import { z } from 'zod';
import { PAYMENT_METHODS } from '../domain/sale/tender.ts';
import {
  amountField,
  applicationIdField,
  businessDateField,
  customerIdField,
  exchangeRateField,
  marginField,
  operationIdField,
  paymentIdField,
  positiveAmountField,
  quantityField,
  requiredText,
  taxRateField,
  text,
} from './fields.ts';

/** A row of the catalogue. A free line has none. */
export const partReference = z.object({
  kind: z.enum(['oem', 'aftermarket']),
  /** `parts.id_part` or `aftermarket_parts.id_aftermarket_parts`. */
  id: z.int().positive(),
});

export const saleLineV1 = z.object({
  part: partReference.nullable(),
  code: text(100),
  description: requiredText(500),
  quantityMilli: quantityField,
  /** Frozen as they were: the source's own currency, and the pesos it came to at the sale's rate. */
  sourceCostCents: amountField,
  sourceCurrency: z.enum(['MXN', 'USD']),
  unitCostCents: amountField,
  marginBasisPoints: marginField,
  /** The price before anybody changed it, in the sale's basis. */
  listPriceCents: amountField,
  unitPriceCents: amountField,
  lineTotalCents: amountField,
});

export const saleTenderV1 = z.object({
  paymentId: paymentIdField,
  applicationId: applicationIdField,
  method: z.enum(PAYMENT_METHODS),
  /** What stays in the drawer: received less change. */
  amountCents: positiveAmountField,
  receivedCents: positiveAmountField,
  reference: text(100).nullable(),
});

export const salePayloadV1 = z.object({
  /** Null when the terminal's lease was used up: central gives the number on delivery. */
  folio: text(20).nullable(),
  ticketNumber: requiredText(20),
  customerId: customerIdField,
  customerName: requiredText(300),
  customerRfc: text(13).nullable(),
  /** `contado`: the tenders cover the total. `credito`: what they do not cover is owed. */
  terms: z.enum(['contado', 'credito']),
  dueOn: businessDateField.nullable(),
  priceBasis: z.enum(['neto', 'publico']),
  taxRateBasisPoints: taxRateField,
  exchangeRate: exchangeRateField,
  lines: z.array(saleLineV1).min(1).max(500),
  subtotalCents: amountField,
  taxCents: amountField,
  totalCents: amountField,
  tenders: z.array(saleTenderV1).max(20),
  receivedCents: amountField,
  changeCents: amountField,
  /** The customer's own note or purchase-order number. */
  customerReference: text(50).nullable(),
  collectedBy: text(100).nullable(),
  notes: text(2000).nullable(),
});

export const saleV1 = z.object({
  kind: z.literal('sale'),
  version: z.literal(1),
  id: operationIdField,
  payload: salePayloadV1,
});

export type SaleLineV1 = z.infer<typeof saleLineV1>;
export type SaleTenderV1 = z.infer<typeof saleTenderV1>;
export type SalePayloadV1 = z.infer<typeof salePayloadV1>;
