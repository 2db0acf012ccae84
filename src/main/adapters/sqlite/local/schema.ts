import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, sqliteView, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

/**
 * Tables of `local.db`. All of them are STRICT, which the generator cannot write: the migrations add it by hand,
 * together with the triggers that keep written rows as they are.
 */

/** One row: who this terminal is, and the counters that a sale moves in its own transaction. */
export const terminal = sqliteTable(
  'terminal',
  {
    onlyRow: integer('only_row').primaryKey(),
    terminalId: text('terminal_id').notNull(),
    code: text('code').notNull(),
    incarnation: integer('incarnation')
      .notNull()
      .references(() => incarnations.number),
    lastSeq: integer('last_seq').notNull(),
    lastTicketNumber: integer('last_ticket_number').notNull(),
    /** Sent to central, or about to be, and not answered yet: repeated with the same id. */
    openLeaseRequest: text('open_lease_request'),
  },
  (table) => [
    check('terminal_one_row', sql`${table.onlyRow} = 1`),
    check('terminal_counters', sql`${table.lastSeq} >= 0 and ${table.lastTicketNumber} >= 0`),
  ],
);

/** The lives of this store, numbered so that outbox rows stay small. */
export const incarnations = sqliteTable('incarnations', {
  number: integer('number').primaryKey(),
  incarnationId: text('incarnation_id').notNull().unique(),
  /** The highest seq that central has acknowledged as applied. */
  acknowledgedSeq: integer('acknowledged_seq').notNull(),
});

export const outbox = sqliteTable(
  'outbox',
  {
    /** The order in which things happened here, over all incarnations. */
    position: integer('position').primaryKey(),
    operationId: text('operation_id').notNull(),
    incarnation: integer('incarnation')
      .notNull()
      .references(() => incarnations.number),
    seq: integer('seq').notNull(),
    kind: text('kind').notNull(),
    source: text('source').notNull(),
    occurredAt: text('occurred_at').notNull(),
    /** What the operation made or cancelled, when that has another id: a customer, a payment, an invoice. */
    entityId: text('entity_id'),
    /** Whose account it moves, and by how much (+ owes more). Null when it moves none. */
    customerId: text('customer_id'),
    balanceChangeCents: integer('balance_change_cents'),
    canonical: text('canonical').notNull(),
    hash: text('hash').notNull(),
    ticketNumber: text('ticket_number'),
    /** As printed; central's own when it had to give another, or when none was left to print. */
    folio: text('folio'),
    state: text('state', { enum: ['pending', 'delivered', 'parked'] }).notNull(),
    /** The parked operation that this one waits for, itself pending or, once central was told, parked. */
    blockedBy: text('blocked_by'),
    /** 1 once it was parked: that central's last seq includes it then does not say that it was applied. */
    wasParked: integer('was_parked').notNull(),
    attempts: integer('attempts').notNull(),
    lastError: text('last_error'),
    /** When a screen showed the result. */
    acknowledgedAt: text('acknowledged_at'),
  },
  (table) => [
    uniqueIndex('outbox_operation').on(table.operationId),
    uniqueIndex('outbox_place').on(table.incarnation, table.seq),
    index('outbox_pending')
      .on(table.position)
      .where(sql`state = 'pending'`),
    index('outbox_parked')
      .on(table.position)
      .where(sql`state = 'parked'`),
    index('outbox_blocked')
      .on(table.position)
      .where(sql`blocked_by is not null`),
    index('outbox_entity')
      .on(table.entityId)
      .where(sql`entity_id is not null`),
    index('outbox_account')
      .on(table.customerId, table.position)
      .where(sql`customer_id is not null`),
    index('outbox_customers')
      .on(table.position)
      .where(sql`kind in ('customer-created', 'customer-updated')`),
    index('outbox_not_shown')
      .on(table.position)
      .where(sql`acknowledged_at is null and kind = 'sale'`),
    check('outbox_state', sql`${table.state} in ('pending', 'delivered', 'parked')`),
    check('outbox_seq', sql`${table.seq} > 0`),
    check('outbox_hash', sql`length(${table.hash}) = 64`),
    check(
      'outbox_account_change',
      sql`(${table.customerId} is null) = (${table.balanceChangeCents} is null)`,
    ),
  ],
);

/**
 * Another place for an operation whose own was taken: an old copy of this store had gone on selling. The outbox row
 * stays as it was written; this is what is sent.
 */
export const replacedOperations = sqliteTable(
  'replaced_operations',
  {
    /** Grows with each replacement; the newest counts. */
    replacement: integer('replacement').primaryKey(),
    position: integer('position')
      .notNull()
      .references(() => outbox.position),
    incarnation: integer('incarnation')
      .notNull()
      .references(() => incarnations.number),
    seq: integer('seq').notNull(),
    canonical: text('canonical').notNull(),
    hash: text('hash').notNull(),
  },
  (table) => [
    index('replaced_operations_position').on(table.position),
    uniqueIndex('replaced_operations_place').on(table.incarnation, table.seq),
  ],
);

/** Each operation as it is sent: `outbox` with the place that counts. Written by hand in the migrations. */
export const outboxEntries = sqliteView('outbox_entries', {
  position: integer('position').notNull(),
  operationId: text('operation_id').notNull(),
  kind: text('kind').notNull(),
  entityId: text('entity_id'),
  customerId: text('customer_id'),
  balanceChangeCents: integer('balance_change_cents'),
  ticketNumber: text('ticket_number'),
  folio: text('folio'),
  state: text('state', { enum: ['pending', 'delivered', 'parked'] }).notNull(),
  blockedBy: text('blocked_by'),
  wasParked: integer('was_parked').notNull(),
  attempts: integer('attempts').notNull(),
  lastError: text('last_error'),
  acknowledgedAt: text('acknowledged_at'),
  occurredAt: text('occurred_at').notNull(),
  incarnation: integer('incarnation').notNull(),
  seq: integer('seq').notNull(),
  canonical: text('canonical').notNull(),
  hash: text('hash').notNull(),
  incarnationId: text('incarnation_id').notNull(),
}).existing();

/** Blocks of folio numbers. `next_number` above `last_number`: used up. */
export const leases = sqliteTable(
  'leases',
  {
    leaseId: text('lease_id').primaryKey(),
    incarnation: integer('incarnation')
      .notNull()
      .references(() => incarnations.number),
    firstNumber: integer('first_number').notNull(),
    lastNumber: integer('last_number').notNull(),
    nextNumber: integer('next_number').notNull(),
  },
  (table) => [
    check(
      'leases_range',
      sql`${table.firstNumber} > 0 and ${table.firstNumber} <= ${table.lastNumber} and ${table.nextNumber} between ${table.firstNumber} and ${table.lastNumber} + 1`,
    ),
  ],
);

/** What was printed, or waits to be: the stored document is what a reprint shows. */
export const printJobs = sqliteTable(
  'print_jobs',
  {
    job: integer('job').primaryKey(),
    position: integer('position')
      .notNull()
      .references(() => outbox.position),
    document: text('document').notNull(),
    state: text('state', { enum: ['queued', 'printed'] }).notNull(),
    queuedAt: text('queued_at').notNull(),
  },
  (table) => [
    index('print_jobs_operation').on(table.position),
    check('print_jobs_state', sql`${table.state} in ('queued', 'printed')`),
  ],
);

/** One row: the cart as it was left. */
export const carts = sqliteTable(
  'carts',
  { onlyRow: integer('only_row').primaryKey(), content: text('content').notNull() },
  (table) => [check('carts_one_row', sql`${table.onlyRow} = 1`)],
);

/** Carts that were put aside, each with the id that it will be charged under. */
export const parkedSales = sqliteTable('parked_sales', {
  operationId: text('operation_id').primaryKey(),
  name: text('name').notNull(),
  parkedAt: text('parked_at').notNull(),
  content: text('content').notNull(),
});

export const settings = sqliteTable('settings', {
  key: text('key').primaryKey(),
  value: text('value').notNull(),
});

/** What the HTTP API answered to a request with an `Idempotency-Key`. Without status and body: under way. */
export const apiRequests = sqliteTable(
  'api_requests',
  {
    key: text('key').primaryKey(),
    fingerprint: text('fingerprint').notNull(),
    status: integer('status'),
    body: text('body'),
  },
  (table) => [check('api_requests_answer', sql`(${table.status} is null) = (${table.body} is null)`)],
);
