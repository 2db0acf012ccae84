import { and, asc, eq, gt, isNull, sql } from 'drizzle-orm';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import { incarnations, outbox, replacedOperations } from './schema.ts';

/** The prepared writes of the outbox: a row is added once, afterwards only its bookkeeping changes. */
export function prepareOutboxChanges(db: BetterSQLite3Database) {
  const one = eq(outbox.operationId, id);
  return {
    insert: db
      .insert(outbox)
      .values({
        operationId: sql.placeholder('operationId'),
        incarnation: sql.placeholder('incarnation'),
        seq: sql.placeholder('seq'),
        kind: sql.placeholder('kind'),
        source: sql.placeholder('source'),
        occurredAt: sql.placeholder('occurredAt'),
        entityId: sql.placeholder('entityId'),
        customerId: sql.placeholder('customerId'),
        balanceChangeCents: sql.placeholder('balanceChangeCents'),
        canonical: sql.placeholder('canonical'),
        hash: sql.placeholder('hash'),
        ticketNumber: sql.placeholder('ticketNumber'),
        folio: sql.placeholder('folio'),
        state: 'pending',
        blockedBy: sql.placeholder('blockedBy'),
        wasParked: 0,
        attempts: 0,
        acknowledgedAt: sql.placeholder('acknowledgedAt'),
      })
      .prepare(),
    markDelivered: db
      .update(outbox)
      .set({
        state: 'delivered',
        folio: sql`coalesce(${sql.placeholder('folio')}, ${outbox.folio})`,
        blockedBy: null,
        lastError: null,
      })
      .where(one)
      .prepare(),
    /** Parked ones do not count: central may not hold what it could not even store. */
    acknowledgeSeq: db
      .update(incarnations)
      .set({
        acknowledgedSeq: sql`max(${incarnations.acknowledgedSeq}, (select seq from outbox_entries where operation_id = ${id}))`,
      })
      .where(
        sql`${incarnations.number} = (select incarnation from outbox_entries where operation_id = ${id})`,
      )
      .prepare(),
    markPending: db.update(outbox).set({ state: 'pending', attempts: 0 }).where(one).prepare(),
    park: db
      .update(outbox)
      .set({ state: 'parked', wasParked: 1, blockedBy: null, lastError: sql`${sql.placeholder('reason')}` })
      .where(one)
      .prepare(),
    /** Not to be told to central: its text is not what was written. */
    putAside: db
      .update(outbox)
      .set({ state: 'parked', blockedBy: null, lastError: sql`${sql.placeholder('reason')}` })
      .where(one)
      .prepare(),
    parkWaiting: db
      .update(outbox)
      .set({ state: 'parked', wasParked: 1, lastError: sql`${sql.placeholder('reason')}` })
      .where(one)
      .prepare(),
    recordAttempt: db
      .update(outbox)
      .set({ attempts: sql`${outbox.attempts} + 1`, lastError: sql`${sql.placeholder('error')}` })
      .where(one)
      .prepare(),
    acknowledge: db
      .update(outbox)
      .set({ acknowledgedAt: sql`${sql.placeholder('at')}` })
      .where(and(one, isNull(outbox.acknowledgedAt)))
      .prepare(),
    forgetSeqsAfter: db
      .update(incarnations)
      .set({ acknowledgedSeq: sql`min(${incarnations.acknowledgedSeq}, ${sql.placeholder('seq')})` })
      .where(eq(incarnations.incarnationId, sql.placeholder('incarnation')))
      .prepare(),
    reofferAfter: db
      .update(outbox)
      .set({ state: 'pending' })
      .where(
        sql`state <> 'pending' and position in (select position from outbox_entries
          where incarnation_id = ${sql.placeholder('incarnation')} and seq > ${sql.placeholder('seq')}
            and not (state = 'parked' and was_parked = 0))`,
      )
      .prepare(),

    /** Parked for its own sake, not because it waits. */
    parkedOnes: db
      .select(identified)
      .from(outbox)
      .where(sql`state = 'parked' and blocked_by is null`)
      .orderBy(asc(outbox.position))
      .prepare(),
    waitingOnes: db
      .select(identified)
      .from(outbox)
      .where(sql`blocked_by is not null`)
      .prepare(),
    /** What comes after an operation, is not applied, and names what it made. */
    namingAfter: db
      .select(identified)
      .from(outbox)
      .where(
        and(
          sql`state <> 'delivered'`,
          gt(outbox.position, sql.placeholder('position')),
          sql`instr(${outbox.canonical}, ${sql.placeholder('entity')}) > 0`,
        ),
      )
      .prepare(),
    block: db
      .update(outbox)
      .set({ blockedBy: sql`${sql.placeholder('blocker')}` })
      .where(at)
      .prepare(),
    release: db.update(outbox).set({ blockedBy: null, state: 'pending' }).where(at).prepare(),

    insertReplacement: db
      .insert(replacedOperations)
      .values({
        position: sql.placeholder('position'),
        incarnation: sql.placeholder('incarnation'),
        seq: sql.placeholder('seq'),
        canonical: sql.placeholder('canonical'),
        hash: sql.placeholder('hash'),
      })
      .prepare(),
  };
}

export type OutboxChanges = ReturnType<typeof prepareOutboxChanges>;

const id = sql.placeholder('id');
const at = eq(outbox.position, sql.placeholder('position'));
const identified = {
  position: outbox.position,
  operationId: outbox.operationId,
  /** An invoice that it cancelled was made by another. */
  madeId: sql<string | null>`case when kind <> 'invoice-cancelled' then entity_id end`,
  blockedBy: outbox.blockedBy,
};
