import { pageSlices } from './page-slices.ts';
import {
  CentralUnavailableError,
  SchemaMismatchError,
  type CentralStore,
  type Logger,
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
  readonly central: CentralStore;
  readonly replica: Replica;
  /** Asked before each pull: a store found to be an old copy starts another incarnation. */
  readonly terminal: () => TerminalIdentity;
  readonly logger: Logger;
  /** Lets everything that waits in the process run. */
  readonly breathe: () => Promise<void>;
  /** Between two pulls, and before central is asked again when it is away. */
  readonly pollMs: number;
}

export interface ReplicaPull {
  /** Pulls without waiting for the next second. */
  wake(): void;
  /** Resolves when the pull under way has ended. */
  stop(): Promise<void>;
}

/** Keeps the replica up to date until stopped: a pull each second, or at once when central says that something changed. */
export function startReplicaPull(deps: PullReplicaDeps, onChange: () => void): ReplicaPull {
  const stopping = new AbortController();
  let wake: () => void = () => {};
  let wokenEarly = false;
  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      if (stopping.signal.aborted || wokenEarly) return resolve();
      const timer = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const wakeUp = () => {
    wokenEarly = true;
    wake();
  };

  const run = async () => {
    while (!stopping.signal.aborted) {
      wokenEarly = false;
      const pauseMs = await pullReporting(deps, onChange, stopping.signal);
      await pause(pauseMs);
    }
  };
  const unsubscribe = deps.central.onWake(wakeUp);
  const running = run();
  return {
    wake: wakeUp,
    async stop() {
      unsubscribe();
      stopping.abort();
      wake();
      await running;
    },
  };
}

/** Pulls until nothing more waits. @throws what `CentralStore.pull` throws */
export async function pullReplica(
  deps: PullReplicaDeps,
  onChange: () => void,
  signal?: AbortSignal,
): Promise<void> {
  let more = true;
  while (more && !signal?.aborted) {
    more = await pullPage(deps, signal);
    onChange();
  }
}

async function pullPage({ central, replica, terminal, breathe }: PullReplicaDeps, signal?: AbortSignal) {
  const page = await central.pull({
    terminal: terminal(),
    cursors: replica.cursors(),
    pageSize: PAGE_SIZE,
  });
  for (const slice of pageSlices(page, SLICE_ROWS)) {
    if (signal?.aborted) return false;
    if (replica.apply(slice) === 'started-over') return true;
    await breathe();
  }
  return page.tables.some((table) => table.more);
}

/** @returns how long to wait before the next pull */
async function pullReporting(
  deps: PullReplicaDeps,
  onChange: () => void,
  signal: AbortSignal,
): Promise<number> {
  try {
    await pullReplica(deps, onChange, signal);
    return deps.pollMs;
  } catch (cause) {
    // The courier says on screen that central is away or of another version.
    if (cause instanceof CentralUnavailableError || cause instanceof SchemaMismatchError) return deps.pollMs;
    deps.logger.error('replica-pull-failed', { cause });
    return DEFECT_PAUSE_MS;
  }
}
