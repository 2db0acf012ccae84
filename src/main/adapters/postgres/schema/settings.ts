import { sql } from 'drizzle-orm';
import { index, jsonb, pgTable, primaryKey, text, varchar } from 'drizzle-orm/pg-core';
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
