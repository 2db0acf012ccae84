import { asc, sql } from 'drizzle-orm';
import type { OperationId } from '../../../../shared/domain/ids.ts';
import { canonicalJson } from '../../../../shared/operations/operation.ts';
import { DamagedRowError, entryOfRow, sha256Hex } from './outbox-entry.ts';
import { outboxEntries } from './schema.ts';
import type { StoreSession } from './store-session.ts';

/**
 * Gives everything pending from an operation on a place in the present life, in the order it happened. The outbox row
 * stays as written; only what was never parked moves: central may hold a parked one under the place it had.
 */
export function renewPlaces(session: StoreSession, from: OperationId): void {
  const pending = session.db
    .select()
    .from(outboxEntries)
    .where(
      sql`state = 'pending' and was_parked = 0
        and position >= (select o.position from outbox as o where o.operation_id = ${from})`,
    )
    .orderBy(asc(outboxEntries.position))
    .all();
  for (const row of pending) {
    const written = readable(row);
    if (written === undefined) continue;
    const { incarnation, seq } = session.terminal.nextPlace();
    const { incarnationId } = session.terminal.identity();
    const canonical = canonicalJson({ ...written, incarnationId, seq });
    session.changes.insertReplacement.run({
      position: row.position,
      incarnation,
      seq,
      canonical,
      hash: sha256Hex(canonical),
    });
  }
}

/** Undefined for a damaged row: it is parked when the courier comes to it. */
function readable(row: typeof outboxEntries.$inferSelect) {
  try {
    return entryOfRow(row).operation;
  } catch (error) {
    if (error instanceof DamagedRowError) return undefined;
    throw error;
  }
}
