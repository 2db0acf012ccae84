import type { TerminalStatus } from '../../shared/contract/session.ts';
import type { Courier } from './courier.ts';
import type { Replica } from './ports.ts';
import type { StatusFeed } from './use-cases.ts';

export interface TerminalStatusDeps {
  readonly courier: Pick<Courier, 'status' | 'subscribe'>;
  readonly replica: Pick<Replica, 'asOfMs' | 'firstCopy' | 'priceRevision'>;
}

export interface TerminalStatusFeed extends StatusFeed {
  /** The replica has changed. What the courier changes is noticed by itself. */
  readonly changed: () => void;
}

/** What is always on screen, put together from its parts each time it is asked for. */
export function createStatusFeed({ courier, replica }: TerminalStatusDeps): TerminalStatusFeed {
  const listeners = new Set<() => void>();
  const changed = () => {
    for (const listener of listeners) listener();
  };
  courier.subscribe(changed);
  return {
    current(): TerminalStatus {
      const asOfMs = replica.asOfMs();
      return {
        ...courier.status(),
        replicaAsOf: asOfMs === null ? null : new Date(asOfMs).toISOString(),
        firstCopy: replica.firstCopy(),
        priceRevision: replica.priceRevision(),
      };
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    changed,
  };
}
