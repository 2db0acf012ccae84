import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import { outbox, replacedOperations, terminal } from './schema.ts';

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
        outOfOrder: sql.placeholder('outOfOrder'),
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
    markPending: db.update(outbox).set({ state: 'pending', attempts: 0 }).where(one).prepare(),
    park: db
      .update(outbox)
      .set({ state: 'parked', outOfOrder: 1, blockedBy: null, lastError: sql`${sql.placeholder('reason')}` })
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
    reofferAfter: db
      .update(outbox)
      .set({ state: 'pending' })
      .where(
        sql`state <> 'pending' and position in (select position from outbox_entries
          where incarnation = (select incarnation from ${terminal}) and seq > ${sql.placeholder('seq')})`,
      )
      .prepare(),
    reofferEarlierLives: db
      .update(outbox)
      .set({ state: 'pending' })
      .where(
        sql`state <> 'pending' and position in (select position from outbox_entries
          where incarnation <> (select incarnation from ${terminal}))`,
      )
      .prepare(),

    unblockAll: db
      .update(outbox)
      .set({ blockedBy: null })
      .where(sql`blocked_by is not null`)
      .prepare(),
    parkedOnes: db
      .select({ position: outbox.position, operationId: outbox.operationId, entityId: outbox.entityId })
      .from(outbox)
      .where(sql`state = 'parked'`)
      .prepare(),
    blockWhatNames: db
      .update(outbox)
      .set({ blockedBy: sql`${sql.placeholder('blocker')}`, outOfOrder: 1 })
      .where(
        and(
          sql`state = 'pending' and blocked_by is null`,
          gt(outbox.position, sql.placeholder('after')),
          sql`instr(${outbox.canonical}, ${sql.placeholder('entity')}) > 0`,
        ),
      )
      .returning({ position: outbox.position, operationId: outbox.operationId, entityId: outbox.entityId })
      .prepare(),

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

/**
 * Marks what waits: everything pending that names what a parked operation made, and what names that in turn. Ids are
 * UUIDs, so that a name inside an operation's text is no coincidence.
 */
export function blockDependants(changes: OutboxChanges): void {
  changes.unblockAll.run();
  for (const parked of changes.parkedOnes.all()) {
    const holding = [parked];
    // Each row is blocked once, so this ends.
    for (let next = holding.pop(); next !== undefined; next = holding.pop()) {
      for (const entity of [next.operationId, next.entityId]) {
        if (entity === null) continue;
        const blocked = changes.blockWhatNames.all({
          blocker: parked.operationId,
          after: next.position,
          entity,
        });
        holding.push(...blocked);
      }
    }
  }
}
