import { sql } from 'drizzle-orm';
import { bigint, integer, jsonb, pgTable, text, varchar } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';

/** What the upgrade found in the original's data and what it made of it. */
export const legacyFindings = pgTable('legacy_findings', {
  idFinding: bigint('id_finding', { mode: 'number' })
    .primaryKey()
    .generatedAlwaysAsIdentity({ name: 'legacy_findings_id_finding_seq' }),
  /** 'customer', 'invoice', 'invoice_item', 'payment', or null for the database as a whole. */
  entity: varchar('entity', { length: 30 }),
  rowId: integer('row_id'),
  code: varchar('code', { length: 80 }).notNull(),
  /** One sentence in Spanish, for the owner of the shop. */
  explanation: text('explanation').notNull().default(''),
  before: text('before'),
  after: text('after'),
  foundAt: instant('found_at')
    .notNull()
    .default(sql`now()`),
});

/** Rows that could not be mapped, whole. While there is one, the migration reports failure. */
export const legacyQuarantine = pgTable('legacy_quarantine', {
  idQuarantine: bigint('id_quarantine', { mode: 'number' })
    .primaryKey()
    .generatedAlwaysAsIdentity({ name: 'legacy_quarantine_id_quarantine_seq' }),
  tableName: varchar('table_name', { length: 60 }).notNull(),
  rowId: integer('row_id'),
  code: varchar('code', { length: 80 }).notNull(),
  rowData: jsonb('row_data').notNull(),
  quarantinedAt: instant('quarantined_at')
    .notNull()
    .default(sql`now()`),
});
