import { z } from 'zod';
import { isRfcShape } from '../domain/customers/rfc.ts';
import { customerFieldsV1 } from '../operations/customer-v1.ts';
import {
  customerIdField,
  operationIdField,
  signedAmountField,
  amountField,
  text,
} from '../operations/fields.ts';
import { procedure } from './base.ts';

export const customerRow = z.object({
  customerId: customerIdField,
  name: z.string(),
  businessName: z.string().nullable(),
  rfc: z.string().nullable(),
  phone: z.string().nullable(),
  active: z.boolean(),
  creditLimitCents: amountField,
  /** Replica plus the undelivered effects of this terminal. Negative: saldo a favor. */
  balanceCents: signedAmountField,
  availableCents: signedAmountField,
  /** Saldo a favor: paid, and taken by no invoice yet. It is in the balance. */
  favorCents: amountField,
  /** Of open invoices past their due date, and for how many days the oldest of them has been. */
  overdueCents: amountField,
  overdueDays: z.int(),
  /** Whether each sale on credit must carry his own note or order number. */
  referenceRequired: z.boolean(),
  paymentTermsDays: z.int(),
});

/** What other programs and old data brought keeps its RFC; a person who types one is asked for its shape. */
const newCustomerFields = customerFieldsV1.extend({
  rfc: customerFieldsV1.shape.rfc.refine(
    (rfc) => rfc === null || isRfcShape(rfc),
    'no tiene la forma de un RFC: son 12 o 13 letras y números',
  ),
});

export const customersContract = {
  /** Active customers by name, business name, RFC or phone; with an empty text, the first by name. */
  search: procedure
    .input(z.object({ text: text(200), limit: z.int().min(1).max(200) }))
    .output(z.object({ rows: z.array(customerRow) })),
  get: procedure.input(z.object({ customerId: customerIdField })).output(customerRow),
  create: procedure
    .input(
      z.object({ operationId: operationIdField, customerId: customerIdField, fields: newCustomerFields }),
    )
    .output(customerRow),
};

export type CustomerRow = z.infer<typeof customerRow>;
