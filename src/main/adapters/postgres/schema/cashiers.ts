import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  index,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
  varchar,
} from 'drizzle-orm/pg-core';
import { changeStamp, instant } from './columns.ts';

export const cashiers = pgTable(
  'cashiers',
  {
    id: uuid('id').primaryKey(),
    name: varchar('name', { length: 100 }).notNull(),
    role: varchar('role', { length: 12 }).notNull().default('cajero'),
    /** Memory-hard, with the shop's own salt: the same PIN gives the same text, so that a PIN alone tells who it is. */
    pinHash: text('pin_hash'),
    active: boolean('active').notNull().default(true),
    createdAt: instant('created_at')
      .notNull()
      .default(sql`now()`),
    changeStamp: changeStamp(),
  },
  (table) => [
    check('cashiers_role_known', sql`${table.role} IN ('cajero', 'supervisor', 'dueño')`),
    check('cashiers_name_not_blank', sql`btrim(${table.name}) <> ''`),
    uniqueIndex('cashiers_pin_is_one_persons')
      .on(table.pinHash)
      .where(sql`${table.active}`),
    index('cashiers_changed').on(table.changeStamp, table.id),
  ],
);

/** Which supervisor allowed what, for one operation. Written when the operation is applied. */
export const authorisations = pgTable(
  'authorisations',
  {
    operationId: uuid('operation_id').notNull(),
    right: varchar('right_name', { length: 40 }).notNull(),
    /** The figures that he was shown, in Spanish. */
    detail: varchar('detail', { length: 500 }).notNull(),
    cashierId: uuid('cashier_id').notNull(),
    cashierName: varchar('cashier_name', { length: 100 }).notNull(),
    occurredAt: instant('occurred_at').notNull(),
    recordedAt: instant('recorded_at')
      .notNull()
      .default(sql`now()`),
  },
  (table) => [
    primaryKey({ name: 'authorisations_pkey', columns: [table.operationId, table.right] }),
    index('authorisations_newest').on(table.recordedAt),
  ],
);
