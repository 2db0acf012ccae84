import type pg from 'pg';
import { HashMismatchError, type OutboxEntry } from '../../../application/ports.ts';
import { idsOf, type Effect, type Effects } from './effect.ts';

export interface KnownOperation extends Effect {
  readonly id: string;
  readonly state: 'applied' | 'parked';
}

/**
 * Writes the operations that are not here yet, before any of their effects.
 * @returns those that were here already. All others are new
 * @throws HashMismatchError when one of them was another operation with the same id
 */
export async function recordOperations(
  client: pg.ClientBase,
  entries: readonly OutboxEntry[],
  parkReason: string | null = null,
): Promise<ReadonlyMap<string, KnownOperation>> {
  const { rows: added } = await client.query<{ id: string }>('SELECT public.record_operations($1) AS id', [
    JSON.stringify(entries.map((entry) => operationRow(entry, parkReason))),
  ]);
  if (added.length === entries.length) return new Map();

  const { rows } = await client.query<{
    id: string;
    payload_hash: string;
    state: 'applied' | 'parked';
    folio: string | null;
    review_reason: string | null;
  }>(
    'SELECT id, payload_hash, state, folio, review_reason FROM public.terminal_operations WHERE id = ANY ($1::uuid[])',
    [idsOf(entries)],
  );
  const hashes = new Map(entries.map((entry) => [String(entry.operation.id), entry.hash]));
  const fresh = new Set(added.map((row) => row.id));
  for (const row of rows) {
    if (row.payload_hash !== hashes.get(row.id)) {
      throw new HashMismatchError(`operation ${row.id} is here with another content`);
    }
  }
  return new Map(
    rows
      .filter((row) => !fresh.has(row.id))
      .map((row) => [
        row.id,
        { id: row.id, state: row.state, folio: row.folio, reviewReason: row.review_reason },
      ]),
  );
}

/** Keeps what central made of operations, where it is more than what they said themselves. */
export async function settleOperations(client: pg.ClientBase, effects: Effects): Promise<void> {
  if (effects.size === 0) return;
  const results = [...effects].map(([id, effect]) => ({
    id,
    folio: effect.folio,
    review_reason: effect.reviewReason,
  }));
  await client.query('SELECT public.settle_operations($1::jsonb)', [JSON.stringify(results)]);
}

function operationRow({ operation, canonical, hash }: OutboxEntry, parkReason: string | null) {
  return {
    id: operation.id,
    terminal_id: operation.terminalId,
    incarnation_id: operation.incarnationId,
    seq: operation.seq,
    kind: operation.kind,
    version: operation.version,
    source: operation.source,
    cashier_id: operation.cashier?.id ?? null,
    cashier_name: operation.cashier?.name ?? null,
    occurred_at: operation.occurredAt,
    business_date: operation.businessDate,
    payload: canonical,
    payload_hash: hash,
    folio: operation.kind === 'sale' ? operation.payload.folio : null,
    state: parkReason === null ? 'applied' : 'parked',
    park_reason: parkReason,
  };
}
