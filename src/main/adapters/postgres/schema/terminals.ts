import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  char,
  check,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  text,
  unique,
  uuid,
  varchar,
} from 'drizzle-orm/pg-core';
import { instant, rangeCheck } from './columns.ts';

const LAST_NUMBER = '999999999999';

/** One row: which terminals may deliver. `accepts_from` is the oldest schema whose terminals this one still serves. */
export const schemaVersion = pgTable(
  'schema_version',
  {
    only: boolean('only').primaryKey().default(true),
    version: integer('version').notNull(),
    acceptsFrom: integer('accepts_from').notNull(),
  },
  (table) => [
    check('schema_version_one_row', sql`${table.only}`),
    check('schema_version_order', sql`${table.acceptsFrom} BETWEEN 1 AND ${table.version}`),
  ],
);

export const terminals = pgTable(
  'terminals',
  {
    id: uuid('id').primaryKey(),
    code: varchar('code', { length: 10 }).notNull(),
    registeredAt: instant('registered_at')
      .notNull()
      .default(sql`now()`),
    retiredAt: instant('retired_at'),
  },
  (table) => [unique('terminals_code_key').on(table.code)],
);

export const terminalIncarnations = pgTable(
  'terminal_incarnations',
  {
    id: uuid('id').primaryKey(),
    terminalId: uuid('terminal_id').notNull(),
    startedAt: instant('started_at')
      .notNull()
      .default(sql`now()`),
    /** The highest seq that is here, applied or parked; all below it are here too. Kept by a trigger. */
    lastSeq: bigint('last_seq', { mode: 'number' }).notNull().default(0),
  },
  (table) => [
    foreignKey({
      name: 'terminal_incarnations_terminal_id_fkey',
      columns: [table.terminalId],
      foreignColumns: [terminals.id],
    }),
    unique('terminal_incarnations_terminal_key').on(table.terminalId, table.id),
    rangeCheck('terminal_incarnations_last_seq_range', table.lastSeq, '0', LAST_NUMBER),
  ],
);

/** Every operation that arrived. Its insert is what makes a repeated delivery harmless. */
export const terminalOperations = pgTable(
  'terminal_operations',
  {
    id: uuid('id').primaryKey(),
    terminalId: uuid('terminal_id').notNull(),
    incarnationId: uuid('incarnation_id').notNull(),
    seq: bigint('seq', { mode: 'number' }).notNull(),
    kind: varchar('kind', { length: 40 }).notNull(),
    version: integer('version').notNull(),
    source: varchar('source', { length: 10 }).notNull(),
    cashierId: uuid('cashier_id'),
    cashierName: varchar('cashier_name', { length: 100 }),
    occurredAt: instant('occurred_at').notNull(),
    businessDate: date('business_date').notNull(),
    /** The canonical JSON of the whole operation, exactly as the terminal stored and hashed it. */
    payload: text('payload').notNull(),
    payloadHash: char('payload_hash', { length: 64 }).notNull(),
    state: varchar('state', { length: 10 }).notNull().default('applied'),
    parkReason: text('park_reason'),
    reviewReason: text('review_reason'),
    folio: varchar('folio', { length: 20 }),
    receivedAt: instant('received_at')
      .notNull()
      .default(sql`now()`),
  },
  (table) => [
    foreignKey({
      name: 'terminal_operations_incarnation_fkey',
      columns: [table.terminalId, table.incarnationId],
      foreignColumns: [terminalIncarnations.terminalId, terminalIncarnations.id],
    }),
    unique('terminal_operations_place_key').on(table.terminalId, table.incarnationId, table.seq),
    rangeCheck('terminal_operations_seq_range', table.seq, '1', LAST_NUMBER),
    check('terminal_operations_source_known', sql`${table.source} IN ('counter', 'API')`),
    check('terminal_operations_state_known', sql`${table.state} IN ('applied', 'parked')`),
    check('terminal_operations_hash_shape', sql`${table.payloadHash} ~ '^[0-9a-f]{64}$'`),
    check(
      'terminal_operations_parked_with_reason',
      sql`${table.state} = 'applied' OR ${table.parkReason} IS NOT NULL`,
    ),
    index('terminal_operations_to_review')
      .on(table.receivedAt)
      .where(sql`${table.state} = 'parked' OR ${table.reviewReason} IS NOT NULL`),
  ],
);

/** One row: the next folio that nobody has. */
export const folioCounter = pgTable(
  'folio_counter',
  {
    only: boolean('only').primaryKey().default(true),
    nextNumber: bigint('next_number', { mode: 'number' }).notNull(),
  },
  (table) => [
    check('folio_counter_one_row', sql`${table.only}`),
    rangeCheck('folio_counter_range', table.nextNumber, '1', LAST_NUMBER),
  ],
);

export const folioLeases = pgTable(
  'folio_leases',
  {
    /** The id of the request, so that asking again gives the same block. */
    id: uuid('id').primaryKey(),
    terminalId: uuid('terminal_id').notNull(),
    incarnationId: uuid('incarnation_id').notNull(),
    firstNumber: bigint('first_number', { mode: 'number' }).notNull(),
    lastNumber: bigint('last_number', { mode: 'number' }).notNull(),
    givenAt: instant('given_at')
      .notNull()
      .default(sql`now()`),
    state: varchar('state', { length: 12 }).notNull().default('active'),
    writtenOffAt: instant('written_off_at'),
    writtenOffBy: varchar('written_off_by', { length: 100 }),
  },
  (table) => [
    foreignKey({
      name: 'folio_leases_incarnation_fkey',
      columns: [table.terminalId, table.incarnationId],
      foreignColumns: [terminalIncarnations.terminalId, terminalIncarnations.id],
    }),
    check(
      'folio_leases_range',
      sql`${table.firstNumber} >= 1 AND ${table.lastNumber} BETWEEN ${table.firstNumber} AND ${sql.raw(LAST_NUMBER)}`,
    ),
    check('folio_leases_state_known', sql`${table.state} IN ('active', 'written-off')`),
    check(
      'folio_leases_written_off_by_someone',
      sql`(${table.state} = 'written-off') = (${table.writtenOffAt} IS NOT NULL AND ${table.writtenOffBy} IS NOT NULL)`,
    ),
  ],
);
