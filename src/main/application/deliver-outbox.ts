import type { IncarnationId, OperationId } from '../../shared/domain/ids.ts';
import type { BatchSize } from './batch-size.ts';
import {
  HashMismatchError,
  OperationRefusedError,
  PlaceTakenError,
  type CentralStore,
  type Clock,
  type CrashPoints,
  type IdSource,
  type LocalStore,
  type Logger,
  type OutboxEntry,
} from './ports.ts';
import { withinTime } from './within-time.ts';

export interface DeliverOutboxDeps {
  readonly local: LocalStore;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly logger: Logger;
  readonly crashAt: CrashPoints;
  readonly batchSize: BatchSize;
  readonly onNewIncarnation: () => void;
}

/** Longer than central's own limits: whichever of the two gives up, the batch is offered again. */
const DELIVERY_TIMEOUT_MS = 25_000;

/**
 * `delivered`: go on. `empty`: nothing waits. `again`: what failed is tried in a smaller batch, or once more alone.
 * `greet`: the store began a new life, of which central must hear first.
 */
export type DeliveryStep = 'delivered' | 'empty' | 'again' | 'greet';

/**
 * Offers central the next operations, in the order they happened. Central applies a batch whole or not at all, and one
 * that it has already changes nothing: every outcome but an acknowledgement is answered by offering it again.
 * @throws what `CentralStore.deliver` throws, refusals apart
 */
export async function deliverNext(
  deps: DeliverOutboxDeps,
  central: Pick<CentralStore, 'deliver' | 'park'>,
  alone: RefusedAlone,
): Promise<DeliveryStep> {
  const { local } = deps;
  const pending = local.pending(deps.batchSize.current());
  const broken = local.unsendable();
  if (broken !== undefined) return renewPlaces(deps, broken, true);
  const [first] = pending;
  if (first === undefined) return 'empty';
  if (first.waitsFor !== null) {
    return park(deps, central, first, `espera a la operación ${first.waitsFor}`);
  }

  const waiting = pending.findIndex((entry) => entry.waitsFor !== null);
  const batch = waiting === -1 ? pending : pending.slice(0, waiting);
  try {
    await deliver(deps, central, batch);
    alone.forget();
    return 'delivered';
  } catch (error) {
    if (isRefusal(error)) return isolate(deps, central, batch, error, alone);
    deps.batchSize.failed();
    throw error;
  }
}

/** Which operation central refused when it was offered by itself. */
export interface RefusedAlone {
  /** @returns whether this is the second time */
  refuse(id: OperationId): boolean;
  forget(): void;
}

export function createRefusedAlone(): RefusedAlone {
  let refused: OperationId | undefined;
  return {
    refuse(id) {
      const again = refused === id;
      refused = id;
      return again;
    },
    forget() {
      refused = undefined;
    },
  };
}

type Refusal = OperationRefusedError | HashMismatchError | PlaceTakenError;

function isRefusal(error: unknown): error is Refusal {
  return (
    error instanceof OperationRefusedError ||
    error instanceof HashMismatchError ||
    error instanceof PlaceTakenError
  );
}

async function deliver(
  { local, clock, logger, crashAt, batchSize }: DeliverOutboxDeps,
  central: Pick<CentralStore, 'deliver'>,
  batch: readonly OutboxEntry[],
): Promise<void> {
  const startedMs = clock.nowMs();
  const results = await withinTime(central.deliver(batch), DELIVERY_TIMEOUT_MS);
  assertAllAnswered(batch, results);
  local.markDelivered(results);
  crashAt('after-mark-delivered');
  batchSize.succeeded(clock.nowMs() - startedMs);
  for (const { id, reviewReason } of results) {
    if (reviewReason !== null) logger.warn('operation-to-review', { operationId: id, reviewReason });
  }
}

/** Anything less is a defect of the adapter: an operation would be taken for delivered, or never be. */
function assertAllAnswered(
  batch: readonly OutboxEntry[],
  results: readonly { readonly id: OperationId }[],
): void {
  const answered = new Set(results.map((result) => result.id));
  if (results.length !== batch.length || !batch.every(({ operation }) => answered.has(operation.id))) {
    throw new Error(`central answered ${results.length} of ${batch.length} operations`);
  }
}

/** Halves the batch until the one that central refuses stands alone; then one more try, then it is put aside. */
async function isolate(
  deps: DeliverOutboxDeps,
  central: Pick<CentralStore, 'park'>,
  batch: readonly OutboxEntry[],
  error: Refusal,
  alone: RefusedAlone,
): Promise<DeliveryStep> {
  deps.batchSize.failed();
  const [entry, ...others] = batch;
  if (entry === undefined || others.length > 0) {
    // The next batch may not be larger than half of this one, even if it was cut short by something that waits.
    while (deps.batchSize.current() > Math.max(1, Math.floor(batch.length / 2))) deps.batchSize.failed();
    return 'again';
  }
  const { id } = entry.operation;
  deps.local.recordAttempt([id], error.message);
  if (error instanceof PlaceTakenError) return renewPlaces(deps, id, false);
  if (error instanceof HashMismatchError) return parkMismatch(deps, entry, error);
  if (!alone.refuse(id)) return 'again';
  deps.logger.error('operation-parked', { operationId: id, reason: error.message });
  alone.forget();
  return park(deps, central, entry, error.message);
}

/** Seen in both places: central stores what it cannot apply, with its folio and the reason. */
async function park(
  { local, logger }: DeliverOutboxDeps,
  central: Pick<CentralStore, 'park'>,
  entry: OutboxEntry,
  reason: string,
): Promise<DeliveryStep> {
  const { id } = entry.operation;
  try {
    await withinTime(central.park(entry, reason), DELIVERY_TIMEOUT_MS);
    local.park(id, reason);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    logger.error('operation-not-even-parked', { operationId: id, problem: error.message });
    local.putAside(id, `${reason}; ${error.message}`);
  }
  return 'delivered';
}

/** Central has another operation under this id and keeps it: a person must look at both. */
function parkMismatch({ local, logger }: DeliverOutboxDeps, entry: OutboxEntry, error: Error): DeliveryStep {
  logger.error('operation-differs-in-central', { operationId: entry.operation.id, problem: error.message });
  local.putAside(entry.operation.id, `En el servidor tiene otro contenido: ${error.message}`);
  return 'delivered';
}

/** From this operation on, what is pending gets places in a new life of this store. */
function renewPlaces(deps: DeliverOutboxDeps, from: OperationId, keepLeases: boolean): DeliveryStep {
  deps.logger.error('places-renewed', { from, keepLeases });
  deps.local.startIncarnation(deps.ids.newId() as IncarnationId, { renewFrom: from, keepLeases });
  deps.onNewIncarnation();
  return 'greet';
}
