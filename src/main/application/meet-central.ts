import type { IncarnationId } from '../../shared/domain/ids.ts';
import type { CentralGreeting, CentralStore, Clock, IdSource, LocalStore, Logger } from './ports.ts';
import { withinTime } from './within-time.ts';

/** That central went away must show in under two seconds: this, and the pause between two greetings. */
export const GREET_TIMEOUT_MS = 1_200;

export interface MeetCentralDeps {
  readonly local: LocalStore;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly logger: Logger;
  /** A new life of this store has begun: copies count by the seqs of the one before. */
  readonly onNewIncarnation: () => void;
}

export interface Meeting {
  /** This computer's clock less central's. */
  readonly clockSkewMs: number;
  /** Operations that are offered again: central had lost them. */
  readonly reoffered: number;
}

/**
 * The first words on a connection: both sides compare how far they are. A central that is behind is offered again what
 * it lost, and is told the blocks of folios it gave. If this store is behind, it is an old copy: it begins a new life.
 * @throws what `CentralStore.greet` throws
 */
export async function meetCentral(deps: MeetCentralDeps, central: CentralStore): Promise<Meeting> {
  const { local } = deps;
  let reoffered = 0;
  for (const incarnation of local.earlierIncarnations()) {
    reoffered += (await compare(deps, central, incarnation)).reoffered;
  }
  const { greeting, reoffered: ofThisLife } = await compare(deps, central, local.identity.incarnationId);
  if (greeting.lastSeq > local.lastSeq()) {
    deps.logger.error('local-store-is-an-old-copy', { centralHas: greeting.lastSeq, here: local.lastSeq() });
    beginNewLife(deps);
    return meetCentral(deps, central);
  }
  return { clockSkewMs: skewOf(deps.clock, greeting), reoffered: reoffered + ofThisLife };
}

/** A heartbeat: whether central is there, and still as far as it was. @throws what `CentralStore.greet` throws */
export async function greetAgain(deps: MeetCentralDeps, central: CentralStore): Promise<Meeting> {
  const { greeting, reoffered } = await compare(deps, central, deps.local.identity.incarnationId, []);
  return { clockSkewMs: skewOf(deps.clock, greeting), reoffered };
}

/** As after a restored folder: pending operations are offered as they are, since central may have them already. */
function beginNewLife({ local, ids, onNewIncarnation }: MeetCentralDeps): void {
  local.startIncarnation(ids.newId() as IncarnationId, { renewFrom: null, keepLeases: false });
  onNewIncarnation();
}

async function compare(
  deps: MeetCentralDeps,
  central: CentralStore,
  incarnationId: IncarnationId,
  leases = deps.local.heldLeases(),
): Promise<{ readonly greeting: CentralGreeting; readonly reoffered: number }> {
  const { local, logger } = deps;
  // Taken before the question: what is acknowledged meanwhile is no sign that central has lost it.
  const acknowledged = local.lastAcknowledgedSeq(incarnationId);
  const isThisLife = incarnationId === local.identity.incarnationId;
  const greeting = await greet(deps, central, incarnationId, isThisLife ? leases : []);
  if (greeting.lastSeq >= acknowledged) return { greeting, reoffered: 0 };
  const reoffered = local.reofferAfter(incarnationId, greeting.lastSeq);
  logger.warn('central-is-behind', { centralHas: greeting.lastSeq, acknowledged, reoffered });
  return { greeting, reoffered };
}

async function greet(
  { local, logger }: MeetCentralDeps,
  central: CentralStore,
  incarnationId: IncarnationId,
  leases: ReturnType<LocalStore['heldLeases']>,
): Promise<CentralGreeting> {
  const { identity } = local;
  const answer = central.greet({ ...identity, incarnationId }, leases);
  const greeting = await withinTime(answer, GREET_TIMEOUT_MS);
  if (greeting.knownAs !== identity.code) {
    logger.warn('terminal-renamed', { code: identity.code, knownAs: greeting.knownAs });
    local.renameTerminal(greeting.knownAs);
  }
  return greeting;
}

function skewOf(clock: Clock, greeting: CentralGreeting): number {
  return Math.round(clock.nowMs() - greeting.nowMs);
}
