import { setImmediate as breathe } from 'node:timers/promises';
import type { TerminalStatus } from '../../shared/contract/session.ts';
import type { OperationId } from '../../shared/domain/ids.ts';
import type { CentralStore, LocalStore, Logger, Replica } from '../application/ports.ts';
import { REPLICA_POLL_MS, startReplicaPull } from '../application/pull-replica.ts';
import { createStatusFeed, type TerminalStatusFeed } from '../application/terminal-status.ts';
import type { CentralLink } from './link-central.ts';

export interface Traffic {
  readonly status: TerminalStatusFeed;
  /** Undefined while central is known not to be there: nobody waits for it then. */
  readonly central: () => CentralStore | undefined;
  readonly onRecorded: () => void;
  readonly waitForDelivery: (operationId: OperationId, timeoutMs: number) => Promise<unknown>;
  readonly stop: () => Promise<void>;
}

export interface TrafficDeps {
  readonly local: LocalStore;
  readonly replica: Replica;
  readonly link: CentralLink;
  readonly logger: Logger;
}

/** What goes to and fro between terminal and central, and what the screen is told of it. */
export function startTraffic({ local, replica, link, logger }: TrafficDeps): Traffic {
  let central: TerminalStatus['central'] = 'connecting';
  const status = createStatusFeed({
    local,
    replica,
    central: () => ({ central, clockSkewMs: null }),
  });
  const pull = startReplicaPull(
    {
      ...{ central: link.store, replica, logger, pollMs: REPLICA_POLL_MS },
      terminal: () => local.identity,
      breathe: () => breathe(),
    },
    () => {
      central = 'there';
      status.changed();
    },
  );
  return {
    status,
    central: () => (central === 'there' ? link.store : undefined),
    onRecorded: status.changed,
    waitForDelivery: async () => {},
    stop: () => pull.stop(),
  };
}
