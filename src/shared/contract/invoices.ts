import { z } from 'zod';
import { INVOICE_STATUSES } from '../domain/invoices/status.ts';
import {
  amountField,
  businessDateField,
  cashierIdField,
  customerIdField,
  instantField,
  invoiceIdField,
  signedAmountField,
  terminalIdField,
  text,
} from '../operations/fields.ts';
import { procedure } from './base.ts';

export const invoiceRow = z.object({
  invoiceId: invoiceIdField,
  /** Null while only this terminal has it, and no number of its block was left. */
  folio: z.string().nullable(),
  /** Null for what the original system made. */
  ticketNumber: z.string().nullable(),
  issuedAt: instantField,
  businessDate: businessDateField,
  customerId: customerIdField,
  customerName: z.string(),
  /** The customer's own note or purchase-order number. */
  customerReference: z.string().nullable(),
  terminalCode: z.string().nullable(),
  cashierName: z.string().nullable(),
  terms: z.enum(['contado', 'credito']),
  totalCents: amountField,
  paidCents: amountField,
  status: z.enum(INVOICE_STATUSES),
  /** Why somebody has to look at it. */
  reviewReason: z.string().nullable(),
});

/** Where a page ends: the next one starts behind it. */
const invoicePlace = z.object({
  /** To the microsecond, which rows of the original system have. */
  issuedAt: z.iso.datetime({ precision: 6 }),
  key: z.int(),
});

export const invoiceFilter = z.object({
  /** Folio, ticket number, the customer's note number, or words of the customer. */
  text: text(200),
  status: z.enum(INVOICE_STATUSES).nullable(),
  customerId: customerIdField.nullable(),
  terminalId: terminalIdField.nullable(),
  cashierId: cashierIdField.nullable(),
  from: businessDateField.nullable(),
  to: businessDateField.nullable(),
  toReview: z.boolean(),
});

export const invoiceDetail = invoiceRow.extend({
  customerRfc: z.string().nullable(),
  dueOn: businessDateField.nullable(),
  subtotalCents: amountField,
  taxCents: amountField,
  changeCents: amountField,
  collectedBy: z.string().nullable(),
  notes: z.string().nullable(),
  /** On the paper, where central had to give another folio. */
  printedFolio: z.string().nullable(),
  cancelled: z.object({ at: instantField, by: z.string().nullable(), reason: z.string() }).nullable(),
  lines: z.array(
    z.object({
      /** As people write it: `2`, `0.5`. */
      quantity: z.string(),
      code: z.string().nullable(),
      description: z.string(),
      /** Rows of the original system may be negative. */
      unitPriceCents: signedAmountField,
      lineTotalCents: signedAmountField,
      priceChangedBy: z.string().nullable(),
    }),
  ),
  payments: z.array(
    z.object({
      method: z.string(),
      amountCents: signedAmountField,
      reference: z.string().nullable(),
      at: instantField,
      cashierName: z.string().nullable(),
    }),
  ),
});

/** Whom the list can be narrowed down to: who has made an invoice at all. */
const invoiceChoices = z.object({
  terminals: z.array(z.object({ terminalId: terminalIdField, code: z.string() })),
  cashiers: z.array(z.object({ cashierId: cashierIdField, name: z.string() })),
});

export const invoicesContract = {
  /**
   * Newest first. `source: 'terminal'`: central is away, and these are the sales of this terminal alone.
   */
  list: procedure
    .input(
      z.object({ filter: invoiceFilter, after: invoicePlace.nullable(), limit: z.int().min(1).max(200) }),
    )
    .output(
      z.object({
        rows: z.array(invoiceRow),
        next: invoicePlace.nullable(),
        source: z.enum(['central', 'terminal']),
      }),
    ),
  choices: procedure.output(invoiceChoices),
  get: procedure.input(z.object({ invoiceId: invoiceIdField })).output(invoiceDetail),
};

export type InvoiceRow = z.infer<typeof invoiceRow>;
export type InvoiceChoices = z.infer<typeof invoiceChoices>;
export type InvoiceDetail = z.infer<typeof invoiceDetail>;
export type InvoiceFilter = z.infer<typeof invoiceFilter>;
export type InvoicePlace = z.infer<typeof invoicePlace>;
