import type { TerminalStatus } from '../../shared/contract/session.ts';
import type { LocalStore, Replica } from './ports.ts';
import type { StatusFeed } from './use-cases.ts';

export interface TerminalStatusDeps {
  readonly local: Pick<LocalStore, 'outboxCounts' | 'foliosLeft'>;
  readonly replica: Pick<Replica, 'asOfMs' | 'firstCopy'>;
  readonly central: () => Pick<TerminalStatus, 'central' | 'clockSkewMs'>;
}

export interface TerminalStatusFeed extends StatusFeed {
  /** Something that the status shows has changed. */
  readonly changed: () => void;
}

/** What is always on screen, put together from its parts each time it is asked for. */
export function createStatusFeed({ local, replica, central }: TerminalStatusDeps): TerminalStatusFeed {
  const listeners = new Set<() => void>();
  return {
    current(): TerminalStatus {
      const asOfMs = replica.asOfMs();
      const outbox = local.outboxCounts();
      return {
        ...central(),
        replicaAsOf: asOfMs === null ? null : new Date(asOfMs).toISOString(),
        firstCopy: replica.firstCopy(),
        pendingCount: outbox.pending,
        oldestPendingAt: outbox.oldestPendingAt,
        parkedCount: outbox.parked,
        foliosLeft: local.foliosLeft(),
      };
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    changed() {
      for (const listener of listeners) listener();
    },
  };
}
