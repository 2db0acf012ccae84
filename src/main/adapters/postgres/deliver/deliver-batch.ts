import type pg from 'pg';
import type { DeliveredResult, OutboxEntry } from '../../../application/ports.ts';
import type { Operation, OperationKind, OperationOf } from '../../../../shared/operations/operation.ts';
import { applyCancellations } from './apply-cancellations.ts';
import { applyCustomerUpdates, applyNewCustomers } from './apply-customers.ts';
import { applyPayments } from './apply-payments.ts';
import { applySales } from './apply-sales.ts';
import { NO_EFFECT, type ApplyRun, type Effect, type Effects } from './effect.ts';
import { openDelivery } from './open-delivery.ts';
import { recordOperations, settleOperations } from './record-operations.ts';

/** A kind of several versions tells them apart itself: each has its own function in central. */
const APPLY: { readonly [Kind in OperationKind]: ApplyRun<Kind> } = {
  sale: applySales,
  'customer-created': applyNewCustomers,
  'customer-updated': applyCustomerUpdates,
  'payment-received': applyPayments,
  'invoice-cancelled': applyCancellations,
};

/** Applies a batch inside the transaction of its caller: what is new, and what was parked and can be tried again. */
export async function deliverBatch(
  client: pg.ClientBase,
  entries: readonly OutboxEntry[],
): Promise<readonly DeliveredResult[]> {
  await openDelivery(client, entries);
  const known = await recordOperations(client, entries);
  const parked = [...known.values()].filter((operation) => operation.state === 'parked');
  const resumed = await resumeParked(
    client,
    parked.map((operation) => operation.id),
  );
  const fresh = entries.filter(({ operation: { id } }) => !known.has(id) || resumed.has(id));

  const effects = await applyInRuns(client, fresh);
  await settleOperations(client, worthKeeping(fresh, effects, resumed));
  return entries.map(({ operation }): DeliveredResult => {
    const { folio, reviewReason } = effects.get(operation.id) ?? known.get(operation.id) ?? NO_EFFECT;
    const repeated = known.has(operation.id) && !resumed.has(operation.id);
    return { id: operation.id, folio, reviewReason, repeated };
  });
}

async function applyInRuns(client: pg.ClientBase, entries: readonly OutboxEntry[]): Promise<Effects> {
  const effects = new Map<string, Effect>();
  let start = 0;
  while (start < entries.length) {
    const first = entries[start]?.operation;
    if (first === undefined) break;
    let end = start + 1;
    while (isOfOneRun(first, entries[end]?.operation)) end += 1;
    const run = await applyRun(client, first.kind, entries.slice(start, end));
    for (const [id, effect] of run) effects.set(id, effect);
    start = end;
  }
  return effects;
}

function isOfOneRun(first: Operation, next: Operation | undefined): boolean {
  return next?.kind === first.kind && next.version === first.version;
}

function applyRun<Kind extends OperationKind>(
  client: pg.ClientBase,
  kind: Kind,
  entries: readonly OutboxEntry[],
): Promise<Effects> {
  const operations = entries.map((entry) => entry.operation).filter((operation) => isOfKind(operation, kind));
  return APPLY[kind](client, operations);
}

function isOfKind<Kind extends OperationKind>(
  operation: OutboxEntry['operation'],
  kind: Kind,
): operation is OperationOf<Kind> {
  return operation.kind === kind;
}

async function resumeParked(client: pg.ClientBase, parked: readonly string[]): Promise<ReadonlySet<string>> {
  if (parked.length === 0) return new Set();
  const { rows } = await client.query<{ id: string }>('SELECT public.resume_operations($1::uuid[]) AS id', [
    parked,
  ]);
  return new Set(rows.map((row) => row.id));
}

/** What the operation's own row does not say already. */
function worthKeeping(
  entries: readonly OutboxEntry[],
  effects: Effects,
  resumed: ReadonlySet<string>,
): Effects {
  return new Map(
    entries.flatMap(({ operation }) => {
      const effect = effects.get(operation.id);
      if (!effect) return [];
      const ownFolio = operation.kind === 'sale' ? operation.payload.folio : null;
      const news = effect.reviewReason !== null || effect.folio !== ownFolio || resumed.has(operation.id);
      return news ? [[operation.id, effect] as const] : [];
    }),
  );
}
