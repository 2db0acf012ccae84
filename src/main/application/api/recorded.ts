import type { OutboxEntry, OutboxState } from '../ports.ts';
import type { ShopError } from '../../../shared/domain/errors.ts';
import type { OperationId } from '../../../shared/domain/ids.ts';
import { failure, success, type Result } from '../../../shared/domain/result.ts';
import type { ApiDeps } from './api-deps.ts';
import { askCentral } from './ask-central.ts';

/** For the delivery and the key together. */
const CENTRAL_WAIT_MS = 2000;

/** An operation that is durable here, and how far it has got. */
export interface Recorded {
  readonly operationId: OperationId;
  readonly state: OutboxState;
  /** The integer key of what it made; null when it makes nothing or central could not say it yet. */
  readonly id: number | null;
  readonly folio: string | null;
  /** Whether central has it, with its key. */
  readonly complete: boolean;
}

type Deps = Pick<ApiDeps, 'local' | 'central'>;

/** Gives central a moment, since the caller wants its integer key. What is recorded stays so, whatever it answers. */
export async function afterDelivery(
  deps: Deps & Pick<ApiDeps, 'onRecorded' | 'waitForDelivery' | 'clock'>,
  entry: OutboxEntry,
): Promise<Recorded> {
  const startedAtMs = deps.clock.nowMs();
  deps.onRecorded();
  // Away already: waiting would only delay the answer.
  if (entry.state === 'pending' && deps.central()) {
    await deps.waitForDelivery(entry.operation.id, CENTRAL_WAIT_MS);
  }
  const leftMs = CENTRAL_WAIT_MS - (deps.clock.nowMs() - startedAtMs);
  return recorded(deps, deps.local.entryById(entry.operation.id) ?? entry, leftMs);
}

/** How far an operation has got, without waiting. */
export async function findOperation(
  deps: Deps,
  operationId: OperationId,
): Promise<Result<Recorded, ShopError>> {
  const entry = deps.local.entryById(operationId);
  return entry
    ? success(await recorded(deps, entry, CENTRAL_WAIT_MS))
    : failure({ code: 'operation-not-found' });
}

async function recorded(deps: Deps, entry: OutboxEntry, waitMs: number): Promise<Recorded> {
  const { operation, state, folio } = entry;
  const known = { operationId: operation.id, state, folio };
  const made = madeBy(operation);
  if (state !== 'delivered' || made === null) return { ...known, id: null, complete: state === 'delivered' };
  const key = await askCentral(
    deps,
    (central) => central.legacyId(made.entity, made.id),
    Math.max(waitMs, 0),
  );
  const id = key.ok ? key.value : null;
  return { ...known, id, complete: id !== null };
}

interface Made {
  readonly entity: 'customer' | 'invoice' | 'payment';
  readonly id: string;
}

function madeBy(operation: OutboxEntry['operation']): Made | null {
  switch (operation.kind) {
    case 'sale':
      return { entity: 'invoice', id: operation.id };
    case 'customer-created':
      return { entity: 'customer', id: operation.payload.customerId };
    case 'payment-received':
      return { entity: 'payment', id: operation.payload.paymentId };
    case 'customer-updated':
    case 'invoice-cancelled':
      return null;
  }
}
