import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  numeric,
  pgTable,
  serial,
  text,
  unique,
  uuid,
  varchar,
} from 'drizzle-orm/pg-core';
import { PUBLIC_CUSTOMER_ID } from '../../../../shared/domain/ids.ts';
import { changeStamp, instant, marginCheck, MOST_PESOS, pesos, rangeCheck } from './columns.ts';

export const customers = pgTable(
  'customers',
  {
    idCustomer: serial('id_customer').primaryKey(),
    name: varchar('name', { length: 200 }).notNull(),
    rfc: varchar('rfc', { length: 13 }),
    businessName: varchar('business_name', { length: 300 }),
    email: varchar('email', { length: 200 }),
    phone: varchar('phone', { length: 20 }),
    address: text('address'),
    creditLimit: pesos('credit_limit').notNull().default('0'),
    /** Derived: the sum of the ledger. Triggers alone write it. */
    balance: pesos('balance').notNull().default('0'),
    paymentTerms: integer('payment_terms').notNull().default(30),
    active: boolean('active').notNull().default(true),
    createdAt: instant('created_at')
      .notNull()
      .default(sql`now()`),
    uuid: uuid('uuid')
      .notNull()
      .default(sql`gen_random_uuid()`),
    marginPct: numeric('margin_pct', { precision: 5, scale: 2 }),
    referenceRequired: boolean('reference_required').notNull().default(false),
    /** Null: as the shop's setting says. */
    offlineCreditLimit: pesos('offline_credit_limit'),
    fiscalRegime: varchar('fiscal_regime', { length: 3 }),
    postalCode: varchar('postal_code', { length: 5 }),
    cfdiUse: varchar('cfdi_use', { length: 4 }),
    operationId: uuid('operation_id'),
    reviewReason: text('review_reason'),
    /** What the original system said; never read for a balance. */
    legacyBalance: pesos('legacy_balance'),
    /** The original row, where converting it changed more than its balance. */
    legacyRow: jsonb('legacy_row'),
    updatedAt: instant('updated_at')
      .notNull()
      .default(sql`now()`),
    changeStamp: changeStamp(),
  },
  (table) => [
    unique('customers_uuid_key').on(table.uuid),
    rangeCheck('customers_credit_limit_range', table.creditLimit, '0', MOST_PESOS),
    rangeCheck('customers_balance_range', table.balance, `-${MOST_PESOS}`, MOST_PESOS),
    rangeCheck('customers_payment_terms_range', table.paymentTerms, '0', '3650'),
    marginCheck('customers_margin_pct_range', table.marginPct),
    rangeCheck('customers_offline_credit_limit_range', table.offlineCreditLimit, '0', MOST_PESOS),
    check('customers_name_not_blank', sql`btrim(${table.name}) <> ''`),
    check(
      'customers_public_without_debt_or_credit',
      sql`${table.uuid} <> ${sql.raw(`'${PUBLIC_CUSTOMER_ID}'`)} OR (${table.balance} = 0 AND ${table.creditLimit} = 0)`,
    ),
    index('customers_changed').on(table.changeStamp, table.uuid),
  ],
);

/** Credit promised to a sale that is still being rung up. An expired one counts for nothing. */
export const creditHolds = pgTable(
  'credit_holds',
  {
    operationId: uuid('operation_id').primaryKey(),
    customerId: integer('customer_id').notNull(),
    amount: pesos('amount').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (table) => [
    foreignKey({
      name: 'credit_holds_customer_id_fkey',
      columns: [table.customerId],
      foreignColumns: [customers.idCustomer],
    }),
    rangeCheck('credit_holds_amount_range', table.amount, '0', MOST_PESOS),
    index('credit_holds_of_customer').on(table.customerId),
  ],
);
