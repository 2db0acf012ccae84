import { sql } from 'drizzle-orm';
import { bigint, index, jsonb, pgTable, primaryKey, text, uuid, varchar } from 'drizzle-orm/pg-core';
import { changeStamp, instant } from './columns.ts';

/** The settings that all terminals share. Decimals are JSON strings: "0.1600", "18.2550". */
export const storeSettings = pgTable(
  'store_settings',
  {
    key: varchar('key', { length: 60 }).primaryKey(),
    value: jsonb('value').notNull(),
    updatedAt: instant('updated_at')
      .notNull()
      .default(sql`now()`),
    changeStamp: changeStamp(),
  },
  (table) => [index('store_settings_changed').on(table.changeStamp, table.key)],
);

/**
 * Every change of what the terminals share: settings, cashiers, margins. Append-only. The exchange rate's history is read
 * from here.
 */
export const sharedChanges = pgTable(
  'shared_changes',
  {
    id: bigint('id', { mode: 'number' })
      .primaryKey()
      .generatedAlwaysAsIdentity({ name: 'shared_changes_id_seq' }),
    /** `setting`, `cashier` or `margin`. */
    subject: varchar('subject', { length: 30 }).notNull(),
    /** The setting's key, or the row's id. */
    subjectKey: varchar('subject_key', { length: 100 }).notNull(),
    before: jsonb('before_value'),
    after: jsonb('after_value'),
    terminalId: uuid('terminal_id'),
    cashierId: uuid('cashier_id'),
    cashierName: varchar('cashier_name', { length: 100 }),
    recordedAt: instant('recorded_at')
      .notNull()
      .default(sql`now()`),
  },
  (table) => [index('shared_changes_of_subject').on(table.subject, table.subjectKey, table.id)],
);

/** What was deleted from a table that terminals copy. */
export const replicaTombstones = pgTable(
  'replica_tombstones',
  {
    tableName: varchar('table_name', { length: 60 }).notNull(),
    rowKey: text('row_key').notNull(),
    changeStamp: changeStamp(),
  },
  (table) => [
    primaryKey({ name: 'replica_tombstones_pkey', columns: [table.tableName, table.rowKey] }),
    index('replica_tombstones_changed').on(table.tableName, table.changeStamp),
  ],
);
