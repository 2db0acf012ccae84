import { setImmediate as breathe } from 'node:timers/promises';
import { createCourier, type Courier } from '../application/courier.ts';
import type { Clock, CrashPoints, IdSource, LocalStore, Logger, Replica } from '../application/ports.ts';
import { REPLICA_POLL_MS, startReplicaPull } from '../application/pull-replica.ts';
import { createStatusFeed } from '../application/terminal-status.ts';
import type { StatusFeed } from '../application/use-cases.ts';
import type { CentralLink } from './link-central.ts';

export interface Traffic extends Pick<Courier, 'central' | 'wake' | 'waitForDelivery'> {
  readonly status: StatusFeed;
  /** Brings the copy up to date without waiting for the next second. */
  readonly pullNow: () => void;
  readonly stop: () => Promise<void>;
}

export interface TrafficDeps {
  readonly local: LocalStore;
  readonly replica: Replica;
  readonly link: CentralLink;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly logger: Logger;
  readonly crashAt: CrashPoints;
}

/** What goes to and fro between terminal and central, and what the screen is told of it. */
export function startTraffic(deps: TrafficDeps): Traffic {
  const { local, replica, link, logger } = deps;
  const courier = createCourier({
    ...deps,
    central: link.central,
    random: Math.random,
    onNewIncarnation() {
      pull.abandon();
      replica.forgetIncludedSeq();
      pull.wake();
    },
    onDelivered: () => pull.wake(),
  });
  const status = createStatusFeed({ courier, replica });
  const pull = startReplicaPull({
    ...{ replica, logger, pollMs: REPLICA_POLL_MS },
    central: courier.central,
    terminal: () => local.identity,
    breathe: () => breathe(),
    onPulled: status.changed,
  });

  let wasThere = false;
  let stopListening: (() => void) | undefined;
  courier.subscribe(() => {
    const isThere = courier.central() !== undefined;
    if (isThere === wasThere) return;
    wasThere = isThere;
    if (!isThere) return pull.abandon();
    stopListening ??= link.onWake(pull.wake);
    pull.wake();
  });
  courier.start();

  return {
    status,
    central: courier.central,
    wake: courier.wake,
    pullNow: pull.wake,
    waitForDelivery: courier.waitForDelivery,
    async stop() {
      stopListening?.();
      pull.stop();
      await courier.stop();
    },
  };
}
