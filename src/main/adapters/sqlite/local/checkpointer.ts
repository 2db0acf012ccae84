import type { Logger } from '../../../application/ports.ts';
import type { SqliteDatabase } from './connection.ts';

export interface CheckpointPolicy {
  /** Frames that may wait for a quiet moment. */
  readonly idleFrames: number;
  /** Frames at which it no longer waits: the WAL stays bounded under load. */
  readonly mostFrames: number;
  /** How long nothing must have been written. */
  readonly quietMs: number;
}

/**
 * A frame is a page of 4 KiB; a sale writes about eleven. After a whole checkpoint the next commit starts the WAL anew,
 * which costs it one more flush: hence 1 MiB first, not one checkpoint a sale. And not much more: a flush that makes the
 * file longer takes about twice as long as one that writes over it.
 */
export const DEFAULT_POLICY: CheckpointPolicy = { idleFrames: 256, mostFrames: 512, quietMs: 500 };

export interface Checkpointer {
  /** Something was committed. Returns at once. */
  written(): void;
  stop(): void;
}

/** Moves the WAL into the database outside the path of a sale: in a quiet moment, or between two pieces of work. */
export function createCheckpointer(
  sqlite: SqliteDatabase,
  logger: Logger,
  policy: CheckpointPolicy = DEFAULT_POLICY,
): Checkpointer {
  const noop = sqlite.prepare('PRAGMA wal_checkpoint(NOOP)');
  const passive = sqlite.prepare('PRAGMA wal_checkpoint(PASSIVE)');
  let quiet: NodeJS.Timeout | undefined;
  let scheduled: NodeJS.Immediate | undefined;

  const waitingFrames = () => {
    const state = noop.get() as { readonly log: number; readonly checkpointed: number };
    return state.log - state.checkpointed;
  };
  const checkpointAbove = (frames: number) => {
    try {
      if (waitingFrames() >= frames) passive.get();
    } catch (error) {
      // The WAL holds everything: the next one tries again.
      logger.warn('checkpoint-failed', { error });
    }
  };

  return {
    written() {
      clearTimeout(quiet);
      quiet = setTimeout(() => checkpointAbove(policy.idleFrames), policy.quietMs);
      quiet.unref();
      scheduled ??= setImmediate(() => {
        scheduled = undefined;
        checkpointAbove(policy.mostFrames);
      });
    },
    stop() {
      clearTimeout(quiet);
      clearImmediate(scheduled);
    },
  };
}
