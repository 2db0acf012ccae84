import { createAbandonable } from './abandonable.ts';
import { pageSlices } from './page-slices.ts';
import {
  CentralUnavailableError,
  SchemaMismatchError,
  type CentralStore,
  type Logger,
  type PullPage,
  type Replica,
  type TerminalIdentity,
} from './ports.ts';

/** Rows of each table that one request brings. */
const PAGE_SIZE = 500;
/** Indexed rows stored in one go: a few milliseconds, so that a sale is not kept waiting. */
const SLICE_ROWS = 40;
export const REPLICA_POLL_MS = 1000;
/** After an error that is nobody's absence: no use in repeating it every second. */
const DEFECT_PAUSE_MS = 10_000;

export interface PullReplicaDeps {
  /** Undefined while central is known not to be there. */
  readonly central: () => Pick<CentralStore, 'pull'> | undefined;
  readonly replica: Replica;
  /** Asked before each pull: a store found to be an old copy starts another incarnation. */
  readonly terminal: () => TerminalIdentity;
  readonly logger: Logger;
  /** Lets everything that waits in the process run. */
  readonly breathe: () => Promise<void>;
  readonly pollMs: number;
  /** Something was stored, or found to be as it was at a later instant. */
  readonly onPulled: () => void;
}

export interface ReplicaPull {
  /** Pulls without waiting for the next second. */
  wake(): void;
  /** An answer of central that is still under way is dropped when it comes: central went away, or another life began. */
  abandon(): void;
  /** The same, for good: nothing is stored after this. */
  stop(): void;
}

/** Keeps the replica up to date until stopped: a pull each second, or at once when woken. */
export function startReplicaPull(deps: PullReplicaDeps): ReplicaPull {
  const underWay = createAbandonable();
  let stopped = false;
  let woken = false;
  let endPause: () => void = () => {};

  const wake = () => {
    woken = true;
    endPause();
  };
  const abandon = () => underWay.abandonAll(new CentralUnavailableError('abandoned'));
  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      if (woken) return resolve();
      const timer = setTimeout(resolve, ms);
      endPause = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const run = async () => {
    while (!stopped) {
      woken = false;
      // One pull after the other: each starts where the one before ended.
      await pause(await pullReporting(deps, (answer) => underWay.run(answer)));
    }
  };

  void run();
  return {
    wake,
    abandon,
    stop() {
      stopped = true;
      abandon();
      wake();
    },
  };
}

/** Waits for an answer of central, or throws `CentralUnavailableError` when it was abandoned. */
type Await = <Value>(answer: Promise<Value>) => Promise<Value>;

/**
 * Pulls until nothing more waits; does nothing while central is not there.
 * @throws what `CentralStore.pull` throws
 */
export async function pullReplica(
  deps: PullReplicaDeps,
  untilAbandoned: Await = (answer) => answer,
): Promise<void> {
  const { replica, terminal, central, onPulled } = deps;
  let more = true;
  while (more) {
    const store = central();
    if (!store) return;
    const request = { terminal: terminal(), cursors: replica.cursors(), pageSize: PAGE_SIZE };
    const page = await untilAbandoned(store.pull(request));
    more = await storePage(deps, page, untilAbandoned);
    onPulled();
  }
}

/** @returns whether more waits in central */
async function storePage(
  { replica, breathe }: PullReplicaDeps,
  page: PullPage,
  untilAbandoned: Await,
): Promise<boolean> {
  for (const slice of pageSlices(page, SLICE_ROWS)) {
    if (replica.apply(slice) === 'started-over') return true;
    await untilAbandoned(breathe());
  }
  return page.tables.some((table) => table.more);
}

/** @returns how long to wait before the next pull */
async function pullReporting(deps: PullReplicaDeps, untilAbandoned: Await): Promise<number> {
  try {
    await pullReplica(deps, untilAbandoned);
    return deps.pollMs;
  } catch (cause) {
    // The courier says on screen that central is away or of another version.
    if (cause instanceof CentralUnavailableError || cause instanceof SchemaMismatchError) return deps.pollMs;
    deps.logger.error('replica-pull-failed', { cause });
    return DEFECT_PAUSE_MS;
  }
}
