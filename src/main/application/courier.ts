import type { TerminalStatus } from '../../shared/contract/session.ts';
import type { OperationId } from '../../shared/domain/ids.ts';
import { createAbandonable } from './abandonable.ts';
import { createBatchSize } from './batch-size.ts';
import { createRefusedAlone, deliverNext } from './deliver-outbox.ts';
import { greetAgain, meetCentral } from './meet-central.ts';
import {
  CentralUnavailableError,
  OutcomeUnknownError,
  SchemaMismatchError,
  type CentralStore,
  type Clock,
  type CrashPoints,
  type IdSource,
  type LocalStore,
  type Logger,
  type OutboxState,
} from './ports.ts';
import { renewLease } from './renew-lease.ts';
import { createRetryTimer } from './retry-timer.ts';
import { createWaiters } from './waiters.ts';

/** Between two greetings. With the longest greeting it stays under two seconds. */
export const HEARTBEAT_MS = 600;
/** A terminal that is too old or too new asks now and then whether that has changed. */
const INCOMPATIBLE_HEARTBEAT_MS = 10_000;

/** When stopping: a batch that is not acknowledged by then is offered again at the next start. */
const PATIENCE_MS = 2_000;

export interface CourierDeps {
  readonly local: LocalStore;
  /** Undefined until there is one, while the private PostgreSQL starts. */
  readonly central: () => CentralStore | undefined;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly logger: Logger;
  readonly crashAt: CrashPoints;
  /** From 0 to 1: keeps terminals from coming back all at once. */
  readonly random: () => number;
  /** A new life of this store has begun: the replica starts over. */
  readonly onNewIncarnation: () => void;
  /** Central has something new of this terminal: the replica can pull it. */
  readonly onDelivered?: () => void;
  readonly heartbeatMs?: number;
}

/** The courier's part of what is always on screen. */
export type CourierStatus = Omit<TerminalStatus, 'replicaAsOf' | 'firstCopy' | 'priceRevision'>;

export interface Courier {
  start(): void;
  /** Resolves when nothing is under way any more. */
  stop(): Promise<void>;
  /** Something was written: it is sent at once if central is there. Returns at once. */
  wake(): void;
  /** Central, while it is there: nobody waits for one that is known to be away. */
  central(): CentralStore | undefined;
  /** Wakes, and resolves with the state once it is no longer pending, central is away, or the time is over. */
  waitForDelivery(id: OperationId, timeoutMs: number): Promise<OutboxState>;
  status(): CourierStatus;
  /** @returns ends the calls */
  subscribe(listener: () => void): () => void;
}

/** Takes what happened here to central: one greeting after the other to know whether it is there, one delivery at a time. */
export function createCourier(deps: CourierDeps): Courier {
  const { local, clock, logger } = deps;
  const listeners = new Set<() => void>();
  const waiters = createWaiters();
  const batchSize = createBatchSize();
  const alone = createRefusedAlone();
  const underWay = createAbandonable();

  let state: TerminalStatus['central'] = 'connecting';
  let clockSkewMs: number | null = null;
  /** After central lost operations: they are offered before a block of folios is asked for. */
  let recovering = false;
  let stopped = true;
  let delivering = Promise.resolve();
  let isDelivering = false;
  let wanted = false;
  let greeting: Promise<void> | undefined;
  let renewing: Promise<void> | undefined;
  let heartbeat: ReturnType<typeof setTimeout> | undefined;
  let wakeUp: ReturnType<typeof setImmediate> | undefined;

  const changed = () => {
    for (const listener of listeners) listener();
  };
  const setState = (next: TerminalStatus['central']) => {
    if (state === next) return;
    logger.info('central', { was: state, is: next });
    state = next;
    if (next !== 'there') {
      waiters.releaseAll();
      // A dead socket must not hold back the next delivery.
      underWay.abandonAll(new CentralUnavailableError(`central is ${next}`));
    }
    changed();
  };
  const whileThere = (central: CentralStore): Pick<CentralStore, 'deliver' | 'park' | 'leaseFolios'> => ({
    deliver: (entries) => underWay.run(central.deliver(entries)),
    park: (entry, reason) => underWay.run(central.park(entry, reason)),
    leaseFolios: (...request) => underWay.run(central.leaseFolios(...request)),
  });

  /** One greeting at a time; sets the state, and sends what waits when central is there. */
  const greet = (): Promise<void> => (greeting ??= greetOnce().finally(() => (greeting = undefined)));
  const greetOnce = async () => {
    const central = deps.central();
    if (!central) return;
    const wasThere = state === 'there';
    try {
      const { incarnationId } = local.identity;
      const meeting = await (wasThere ? greetAgain : meetCentral)(deps, central);
      // It began a new life meanwhile, of which central has not heard: the next greeting is a first one.
      if (stopped || (wasThere && incarnationId !== local.identity.incarnationId)) return;
      clockSkewMs = meeting.clockSkewMs;
      recovering ||= meeting.reoffered > 0;
      if (!wasThere) retry.clear();
      setState('there');
      deliverSoon();
    } catch (error) {
      if (stopped) return;
      notThere(error);
    }
  };
  const notThere = (error: unknown) => {
    if (error instanceof SchemaMismatchError) return setState('incompatible');
    if (!(error instanceof CentralUnavailableError)) logger.error('greeting-failed', { error });
    setState('away');
  };
  const beat = async () => {
    // Whatever a greeting meets, another one follows: a courier that fell silent would let sales pile up.
    await greet().catch((error: unknown) => logger.error('greeting-failed', { error }));
    if (stopped) return;
    const pauseMs = state === 'incompatible' ? INCOMPATIBLE_HEARTBEAT_MS : (deps.heartbeatMs ?? HEARTBEAT_MS);
    heartbeat = setTimeout(() => void beat(), pauseMs);
  };

  /** The only way into a delivery: whatever asks meanwhile is served by the one under way. */
  const deliverSoon = () => {
    wanted = true;
    if (!isDelivering) delivering = deliverAll();
  };
  const deliverAll = async () => {
    isDelivering = true;
    try {
      while (wanted && state === 'there' && !stopped && retry.isDue()) {
        wanted = false;
        await deliverOnce();
      }
    } finally {
      isDelivering = false;
    }
  };
  const deliverOnce = async () => {
    const central = deps.central();
    if (!central) return;
    try {
      await deliverUntilEmpty(whileThere(central));
      retry.clear();
    } catch (error) {
      backOff(error);
    }
  };
  const deliverUntilEmpty = async (central: ReturnType<typeof whileThere>) => {
    if (!recovering) renewAhead(central);
    while (!stopped) {
      const step = await deliverNext({ ...deps, batchSize }, central, alone);
      if (step === 'empty') break;
      if (step === 'delivered') deps.onDelivered?.();
      waiters.release((id) => local.entryById(id)?.state !== 'pending');
      changed();
      if (step === 'greet') {
        setState('connecting');
        return void greet();
      }
    }
    if (!recovering) return;
    recovering = false;
    renewAhead(central);
  };
  /** Beside the delivery, which needs no new block: a request that waits or fails holds no sale back. */
  const renewAhead = (central: ReturnType<typeof whileThere>) => {
    renewing ??= renewOnce(central).finally(() => (renewing = undefined));
  };
  const renewOnce = async (central: ReturnType<typeof whileThere>) => {
    try {
      if (await renewLease(deps, central)) changed();
    } catch (error) {
      // The next heartbeat asks again, with the same request.
      if (!stopped) logger.warn('lease-not-renewed', { error });
    }
  };
  const backOff = (error: unknown) => {
    if (stopped) return;
    if (error instanceof SchemaMismatchError) return setState('incompatible');
    if (error instanceof OutcomeUnknownError) reopen();
    if (!(error instanceof CentralUnavailableError)) logger.error('delivery-failed', { error });
    retry.failed();
    // Is it central, or this batch alone? The next greeting would say so, but later.
    void greet();
  };
  const reopen = () => {
    try {
      local.reopen();
    } catch (error) {
      logger.error('local-store-not-reopened', { error });
    }
  };

  const retry = createRetryTimer(clock, deps.random, deliverSoon);

  const courier: Courier = {
    start() {
      if (!stopped) return;
      stopped = false;
      void beat();
    },
    async stop() {
      stopped = true;
      clearTimeout(heartbeat);
      clearImmediate(wakeUp);
      waiters.releaseAll();
      const patience = setTimeout(
        () => underWay.abandonAll(new CentralUnavailableError('stopped')),
        PATIENCE_MS,
      );
      await Promise.allSettled([greeting, delivering, renewing]);
      clearTimeout(patience);
      retry.clear();
    },
    wake() {
      // Not now: the answer to the cashier goes first.
      wakeUp ??= setImmediate(() => {
        wakeUp = undefined;
        if (stopped) return;
        changed();
        deliverSoon();
      });
    },
    central: () => (state === 'there' ? deps.central() : undefined),
    async waitForDelivery(id, timeoutMs) {
      const stateNow = (): OutboxState => local.entryById(id)?.state ?? 'pending';
      if (stateNow() === 'pending' && state === 'there' && !stopped) {
        const released = waiters.wait(id, timeoutMs);
        courier.wake();
        await released;
      }
      return stateNow();
    },
    status() {
      const { pending, parked, oldestPendingAt } = local.outboxCounts();
      return {
        central: state,
        pendingCount: pending,
        oldestPendingAt,
        parkedCount: parked,
        foliosLeft: local.foliosLeft(),
        clockSkewMs,
      };
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return courier;
}
