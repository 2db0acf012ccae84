import { sql } from 'drizzle-orm';
import {
  bigint,
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  serial,
  text,
  unique,
  uuid,
  varchar,
} from 'drizzle-orm/pg-core';
import { changeStamp, instant, MOST_PESOS, pesos, rangeCheck, rangeCheckSparingLegacy } from './columns.ts';
import { customers } from './customers.ts';
import { invoices } from './invoices.ts';
import { terminals } from './terminals.ts';

export const payments = pgTable(
  'payments',
  {
    idPayment: serial('id_payment').primaryKey(),
    customerId: integer('customer_id').notNull(),
    /** The invoice it was made for, where it was made for one. What it really paid stands in payment_applications. */
    invoiceId: integer('invoice_id'),
    amount: pesos('amount').notNull(),
    paymentMethod: varchar('payment_method', { length: 20 }).notNull().default('efectivo'),
    reference: varchar('reference', { length: 100 }),
    datePayment: instant('date_payment')
      .notNull()
      .default(sql`now()`),
    notes: text('notes'),
    createdAt: instant('created_at')
      .notNull()
      .default(sql`now()`),
    uuid: uuid('uuid')
      .notNull()
      .default(sql`gen_random_uuid()`),
    operationId: uuid('operation_id'),
    terminalId: uuid('terminal_id'),
    cashierId: uuid('cashier_id'),
    cashierName: varchar('cashier_name', { length: 100 }),
    source: varchar('source', { length: 10 }),
    /** `contado`: the money of a counter sale, which nets to zero. `abono`: money on the customer's account. */
    purpose: varchar('purpose', { length: 10 }).notNull().default('abono'),
    receivedAmount: pesos('received_amount'),
    /** Derived: the sum of its applications. Triggers alone write it, and the next two. */
    amountApplied: pesos('amount_applied').notNull().default('0'),
    amountRefunded: pesos('amount_refunded').notNull().default('0'),
    reversedAt: instant('reversed_at'),
    businessDate: date('business_date').notNull(),
    reviewReason: text('review_reason'),
    /** The invoice that the original system named, where it was another customer's. */
    legacyInvoiceId: integer('legacy_invoice_id'),
    legacyRow: jsonb('legacy_row'),
    changeStamp: changeStamp(),
  },
  (table) => [
    unique('payments_uuid_key').on(table.uuid),
    foreignKey({
      name: 'payments_customer_id_fkey',
      columns: [table.customerId],
      foreignColumns: [customers.idCustomer],
    }),
    foreignKey({
      name: 'payments_invoice_id_fkey',
      columns: [table.invoiceId],
      foreignColumns: [invoices.idInvoice],
    }),
    foreignKey({
      name: 'payments_terminal_id_fkey',
      columns: [table.terminalId],
      foreignColumns: [terminals.id],
    }),
    index('idx_payments_customer').on(table.customerId),
    index('idx_payments_invoice').on(table.invoiceId),
    // The original stored 0.004 as nothing; what it could not read stays as nothing too, see legacy_quarantine.
    rangeCheckSparingLegacy('payments_amount_range', table.amount, table.legacyRow, {
      ...{ least: '0.01', most: MOST_PESOS, legacyLeast: '0' },
    }),
    rangeCheck('payments_received_range', table.receivedAmount, '0.01', MOST_PESOS),
    check('payments_applied_range', sql`${table.amountApplied} BETWEEN 0 AND ${table.amount}`),
    check(
      'payments_refunded_range',
      sql`${table.amountRefunded} BETWEEN 0 AND ${table.amount} - ${table.amountApplied}`,
    ),
    check('payments_purpose_known', sql`${table.purpose} IN ('contado', 'abono')`),
    check('payments_source_known', sql`${table.source} IN ('counter', 'API')`),
    check(
      'payments_contado_has_its_invoice',
      sql`${table.purpose} = 'abono' OR ${table.invoiceId} IS NOT NULL`,
    ),
    check(
      'payments_reversed_is_free',
      sql`${table.reversedAt} IS NULL OR (${table.amountApplied} = 0 AND ${table.amountRefunded} = 0)`,
    ),
    check(
      'payments_method_known',
      sql`${table.operationId} IS NULL OR ${table.paymentMethod} IN ('efectivo', 'tarjeta', 'transferencia', 'cheque')`,
    ),
  ],
);

/** Which payment paid which invoice. Positive applies; negative releases the one it `reverses`, whole. */
export const paymentApplications = pgTable(
  'payment_applications',
  {
    idApplication: bigint('id_application', { mode: 'number' })
      .primaryKey()
      .generatedAlwaysAsIdentity({ name: 'payment_applications_id_application_seq' }),
    uuid: uuid('uuid')
      .notNull()
      .default(sql`gen_random_uuid()`),
    paymentId: integer('payment_id').notNull(),
    invoiceId: integer('invoice_id').notNull(),
    customerId: integer('customer_id').notNull(),
    amount: pesos('amount').notNull(),
    reverses: bigint('reverses', { mode: 'number' }),
    businessDate: date('business_date').notNull(),
    occurredAt: instant('occurred_at').notNull(),
    operationId: uuid('operation_id'),
    recordedAt: instant('recorded_at')
      .notNull()
      .default(sql`now()`),
  },
  (table) => [
    unique('payment_applications_uuid_key').on(table.uuid),
    unique('payment_applications_reverses_key').on(table.reverses),
    foreignKey({
      name: 'payment_applications_payment_id_fkey',
      columns: [table.paymentId],
      foreignColumns: [payments.idPayment],
    }),
    foreignKey({
      name: 'payment_applications_invoice_id_fkey',
      columns: [table.invoiceId],
      foreignColumns: [invoices.idInvoice],
    }),
    foreignKey({
      name: 'payment_applications_reverses_fkey',
      columns: [table.reverses],
      foreignColumns: [table.idApplication],
    }),
    index('payment_applications_of_payment').on(table.paymentId),
    index('payment_applications_of_invoice').on(table.invoiceId),
    rangeCheck('payment_applications_amount_range', table.amount, `-${MOST_PESOS}`, MOST_PESOS),
    check(
      'payment_applications_sign',
      sql`${table.amount} <> 0 AND (${table.amount} < 0) = (${table.reverses} IS NOT NULL)`,
    ),
  ],
);

/** Money given back: it consumes that part of the payment, which can then be neither applied nor reversed. */
export const refunds = pgTable(
  'refunds',
  {
    idRefund: bigint('id_refund', { mode: 'number' })
      .primaryKey()
      .generatedAlwaysAsIdentity({ name: 'refunds_id_refund_seq' }),
    uuid: uuid('uuid')
      .notNull()
      .default(sql`gen_random_uuid()`),
    paymentId: integer('payment_id').notNull(),
    /** The cancelled counter sale; null when saldo a favor is given back. */
    invoiceId: integer('invoice_id'),
    customerId: integer('customer_id').notNull(),
    amount: pesos('amount').notNull(),
    method: varchar('method', { length: 20 }).notNull(),
    reason: varchar('reason', { length: 500 }).notNull(),
    businessDate: date('business_date').notNull(),
    occurredAt: instant('occurred_at').notNull(),
    operationId: uuid('operation_id'),
    recordedAt: instant('recorded_at')
      .notNull()
      .default(sql`now()`),
  },
  (table) => [
    unique('refunds_uuid_key').on(table.uuid),
    foreignKey({
      name: 'refunds_payment_id_fkey',
      columns: [table.paymentId],
      foreignColumns: [payments.idPayment],
    }),
    foreignKey({
      name: 'refunds_invoice_id_fkey',
      columns: [table.invoiceId],
      foreignColumns: [invoices.idInvoice],
    }),
    index('refunds_of_payment').on(table.paymentId),
    rangeCheck('refunds_amount_range', table.amount, '0.01', MOST_PESOS),
  ],
);

/** Its insert undoes a payment on account that was recorded by mistake. */
export const paymentReversals = pgTable(
  'payment_reversals',
  {
    paymentId: integer('payment_id').primaryKey(),
    operationId: uuid('operation_id'),
    reason: varchar('reason', { length: 500 }).notNull(),
    reversedBy: varchar('reversed_by', { length: 100 }),
    occurredAt: instant('occurred_at').notNull(),
    businessDate: date('business_date').notNull(),
    recordedAt: instant('recorded_at')
      .notNull()
      .default(sql`now()`),
  },
  (table) => [
    foreignKey({
      name: 'payment_reversals_payment_id_fkey',
      columns: [table.paymentId],
      foreignColumns: [payments.idPayment],
    }),
  ],
);
