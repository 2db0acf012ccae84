import { and, asc, desc, eq, sql } from 'drizzle-orm';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import { outbox, outboxEntries as entries, terminal } from './schema.ts';

/**
 * The prepared reads of the outbox. Conditions that a partial index answers are literals: a bound value would hide
 * them from the planner.
 */
export function prepareOutboxReads(db: BetterSQLite3Database) {
  const rows = () => db.select().from(entries).$dynamic();
  const sumOfChanges = { cents: sql<number>`coalesce(sum(${entries.balanceChangeCents}), 0)` };
  return {
    byOperation: rows().where(eq(entries.operationId, id)).prepare(),
    byEntity: rows()
      .where(sql`entity_id is not null and entity_id = ${id} and kind <> 'invoice-cancelled'`)
      .limit(1)
      .prepare(),
    cancellationOf: rows()
      .where(sql`entity_id is not null and entity_id = ${id} and kind = 'invoice-cancelled'`)
      .limit(1)
      .prepare(),
    pending: rows()
      .where(sql`state = 'pending'`)
      .orderBy(asc(entries.position))
      .limit(limit)
      .prepare(),
    newestSales: rows()
      .where(sql`kind = 'sale'`)
      .orderBy(desc(entries.position))
      .limit(limit)
      .prepare(),
    newestNotShown: rows()
      .where(sql`acknowledged_at is null and kind = 'sale'`)
      .orderBy(desc(entries.position))
      .limit(limit)
      .prepare(),

    withReference: rows()
      .where(
        sql`${ofCustomer} and kind = 'sale'
          and lower(json_extract(canonical, '$.payload.customerReference')) = lower(${sql.placeholder('reference')})`,
      )
      .orderBy(desc(entries.position))
      .limit(limit)
      .prepare(),

    firstMissing: db
      .select({ position: sql<number | null>`min(position)` })
      .from(possiblyMissing)
      .prepare(),
    accountSince: rows().where(and(ofCustomer, missing)).orderBy(asc(entries.position)).prepare(),
    balanceChangeSince: db.select(sumOfChanges).from(entries).where(and(ofCustomer, missing)).prepare(),
    undeliveredChanges: db
      .select({ operationId: entries.operationId, changeCents: entries.balanceChangeCents })
      .from(entries)
      .where(and(ofCustomer, from, sql`state <> 'delivered'`))
      .prepare(),
    customersSince: rows()
      .where(and(sql`kind in ('customer-created', 'customer-updated')`, missing))
      .orderBy(asc(entries.position))
      .prepare(),

    counts: db
      .select({
        pending: sql<number>`(select count(*) from outbox where state = 'pending')`,
        parked: sql<number>`(select count(*) from outbox where state = 'parked' and blocked_by is null)`,
        oldestPendingAt: sql<
          string | null
        >`(select occurred_at from outbox where state = 'pending' order by position limit 1)`,
      })
      .from(terminal)
      .prepare(),
    /** Put aside as damaged, without central having been told. */
    unsendable: db
      .select({ id: entries.operationId })
      .from(entries)
      .where(sql`state = 'parked' and was_parked = 0 and incarnation = ${currentIncarnation}`)
      .orderBy(asc(entries.position))
      .limit(1)
      .prepare(),
    /** Almost always nothing, and then there is nothing to look for in a new operation. */
    holdsBack: db
      .select({ any: sql<number>`exists (select 1 from ${heldBack})` })
      .from(terminal)
      .prepare(),
    /** What nothing that names it may go before: parked, or waiting itself. */
    blockerNamedIn: db
      .select({ blockedBy: sql<string>`coalesce(blocked_by, operation_id)` })
      .from(heldBack)
      .where(
        sql`instr(${sql.placeholder('canonical')}, operation_id) > 0
          or (kind <> 'invoice-cancelled'
            and instr(${sql.placeholder('canonical')}, coalesce(entity_id, operation_id)) > 0)`,
      )
      .limit(1)
      .prepare(),
  };
}

export type OutboxReads = ReturnType<typeof prepareOutboxReads>;

const id = sql.placeholder('id');
const limit = sql.placeholder('limit');
const includedSeq = sql.placeholder('includedSeq');
const currentIncarnation = sql`(select ${terminal.incarnation} from ${terminal})`;
const ofCustomer = sql`customer_id is not null and customer_id = ${sql.placeholder('customerId')}`;
const from = sql`position >= ${sql.placeholder('from')}`;

/**
 * What a snapshot that contains `includedSeq` lacks. A parked operation has no effect in central until it is applied
 * after all, whatever follows it; one of an earlier life has no seq to compare with.
 */
const missing = sql`${from} and (state = 'parked'
  or (state = 'pending' and (was_parked = 1 or incarnation <> ${currentIncarnation}))
  or (incarnation = ${currentIncarnation} and seq > ${includedSeq}))`;

/** Nothing before the least of these is missing, so that an account of ten years is not read for its last day. */
const possiblyMissing = sql`(
  select min(position) as position from outbox where state = 'pending'
  union all select min(position) from outbox where state = 'parked'
  union all select position from (select position from outbox
    where incarnation = ${currentIncarnation} and seq > ${includedSeq} order by seq limit 1)
  union all select min(position) from replaced_operations
    where incarnation = ${currentIncarnation} and seq > ${includedSeq})`;

const heldBack = sql`(select operation_id, entity_id, kind, blocked_by from ${outbox} where state = 'parked'
  union all select operation_id, entity_id, kind, blocked_by from ${outbox} where blocked_by is not null)`;
