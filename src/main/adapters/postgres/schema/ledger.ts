import { sql } from 'drizzle-orm';
import { bigint, check, date, foreignKey, index, integer, pgTable, uuid, varchar } from 'drizzle-orm/pg-core';
import { instant, MOST_PESOS, pesos, rangeCheck } from './columns.ts';
import { customers } from './customers.ts';

/**
 * Every change to a customer's balance, written by triggers alone. + owes more. A counter sale stands here too, with
 * its payments, and nets to zero.
 */
export const customerLedger = pgTable(
  'customer_ledger',
  {
    posting: bigint('posting', { mode: 'number' })
      .primaryKey()
      .generatedAlwaysAsIdentity({ name: 'customer_ledger_posting_seq' }),
    customerId: integer('customer_id').notNull(),
    kind: varchar('kind', { length: 12 }).notNull(),
    amount: pesos('amount').notNull(),
    // No foreign keys to documents: only their own triggers write here, and no document can be deleted.
    invoiceId: integer('invoice_id'),
    paymentId: integer('payment_id'),
    refundId: bigint('refund_id', { mode: 'number' }),
    operationId: uuid('operation_id'),
    occurredAt: instant('occurred_at').notNull(),
    businessDate: date('business_date').notNull(),
    recordedAt: instant('recorded_at')
      .notNull()
      .default(sql`now()`),
  },
  (table) => [
    foreignKey({
      name: 'customer_ledger_customer_id_fkey',
      columns: [table.customerId],
      foreignColumns: [customers.idCustomer],
    }),
    index('customer_ledger_statement').on(table.customerId, table.businessDate, table.posting),
    rangeCheck('customer_ledger_amount_range', table.amount, `-${MOST_PESOS}`, MOST_PESOS),
    check(
      'customer_ledger_sign_of_kind',
      sql`CASE ${table.kind} WHEN 'invoice' THEN ${table.amount} >= 0 AND ${table.invoiceId} IS NOT NULL WHEN 'payment' THEN ${table.amount} < 0 AND ${table.paymentId} IS NOT NULL WHEN 'cancellation' THEN ${table.amount} <= 0 AND ${table.invoiceId} IS NOT NULL WHEN 'refund' THEN ${table.amount} > 0 AND ${table.refundId} IS NOT NULL WHEN 'reversal' THEN ${table.amount} > 0 AND ${table.paymentId} IS NOT NULL ELSE false END`,
    ),
  ],
);
