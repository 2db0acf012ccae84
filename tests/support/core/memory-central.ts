import { TERMINAL_SCHEMA_VERSION } from '../../../src/main/adapters/postgres/schema-version.ts';
import { formatFolio } from '../../../src/shared/domain/folio.ts';
import type { IncarnationId, LeaseId, OperationId } from '../../../src/shared/domain/ids.ts';
import {
  CentralUnavailableError,
  HashMismatchError,
  PlaceTakenError,
  type CentralStore,
  type DeliveredResult,
  type LeaseRange,
  type OutboxEntry,
} from '../../../src/main/application/ports.ts';

interface StoredOperation {
  readonly hash: string;
  readonly incarnationId: IncarnationId;
  readonly seq: number;
  folio: string | null;
  state: 'applied' | 'parked';
}

/** A central in memory that keeps the rules of the real one, and fails as it is told to. */
export interface MemoryCentral extends CentralStore {
  readonly operations: Map<OperationId, StoredOperation>;
  readonly batches: (readonly OperationId[])[];
  readonly parkReasons: Map<OperationId, string>;
  readonly leases: Map<LeaseId, LeaseRange>;
  readonly codes: Map<string, string>;
  /** `away`: refuses connections. `silent`: never answers, as a dead socket. */
  line: 'up' | 'away' | 'silent';
  /** Called with each batch before it is applied: may throw what central would. */
  onDeliver: (entries: readonly OutboxEntry[]) => void;
  onPark: () => void;
  onGreet: () => void;
  /** How many answers to deliveries, or to requests for folios, are lost after the commit. */
  lostReplies: number;
  lostLeaseReplies: number;
  nowMs: number;
  appliedIds(): OperationId[];
  /** As a restored backup: forgets everything above a seq. */
  restoreTo(incarnationId: IncarnationId, seq: number): void;
}

export function createMemoryCentral(): MemoryCentral {
  let nextFolio = 1;
  const never = new Promise<never>(() => {});
  const call = async <Value>(work: () => Value): Promise<Value> => {
    if (central.line === 'silent') return never;
    if (central.line === 'away') throw new CentralUnavailableError('ECONNREFUSED');
    return work();
  };
  const lastSeq = (incarnationId: IncarnationId) =>
    Math.max(0, ...placesOf(central, incarnationId).map((stored) => stored.seq));
  const insert = (entry: OutboxEntry, state: StoredOperation['state']): StoredOperation | undefined => {
    const { id, incarnationId, seq } = entry.operation;
    const known = central.operations.get(id);
    if (known) {
      if (known.hash !== entry.hash) throw new HashMismatchError(id);
      return known;
    }
    if (placesOf(central, incarnationId).some((stored) => stored.seq === seq)) throw new PlaceTakenError(id);
    if (seq !== lastSeq(incarnationId) + 1) throw new CentralUnavailableError(`seq ${seq} does not follow`);
    central.operations.set(id, { hash: entry.hash, incarnationId, seq, folio: entry.folio, state });
    return undefined;
  };
  const apply = (entry: OutboxEntry): DeliveredResult => {
    const { id, kind } = entry.operation;
    const known = insert(entry, 'applied');
    const stored = central.operations.get(id);
    if (!stored) throw new Error('not stored');
    const repeated = known?.state === 'applied';
    stored.state = 'applied';
    if (kind === 'sale') stored.folio ??= formatFolio(nextFolio++);
    return { id, folio: stored.folio, repeated, reviewReason: null };
  };
  /** All or none. */
  const atomically = <Value>(work: () => Value): Value => {
    const before = new Map([...central.operations].map(([id, stored]) => [id, { ...stored }]));
    try {
      return work();
    } catch (error) {
      central.operations.clear();
      for (const [id, stored] of before) central.operations.set(id, stored);
      throw error;
    }
  };

  const central: MemoryCentral = {
    operations: new Map(),
    batches: [],
    parkReasons: new Map(),
    leases: new Map(),
    codes: new Map(),
    line: 'up',
    onDeliver: () => {},
    onPark: () => {},
    onGreet: () => {},
    lostReplies: 0,
    lostLeaseReplies: 0,
    nowMs: 0,
    appliedIds: () =>
      [...central.operations].filter(([, stored]) => stored.state === 'applied').map(([id]) => id),
    restoreTo(incarnationId, seq) {
      for (const [id, stored] of central.operations) {
        if (stored.incarnationId === incarnationId && stored.seq > seq) central.operations.delete(id);
      }
    },
    greet: ({ terminalId, code, incarnationId }, held = []) =>
      call(() => {
        central.onGreet();
        const knownAs = freeCode(central, terminalId, code);
        central.codes.set(knownAs, terminalId);
        for (const lease of held) {
          central.leases.set(lease.leaseId, lease);
          nextFolio = Math.max(nextFolio, lease.lastNumber + 1);
        }
        const { nowMs } = central;
        return {
          systemIdentifier: '1',
          timeline: 1,
          schemaVersion: TERMINAL_SCHEMA_VERSION,
          lastSeq: lastSeq(incarnationId),
          nowMs,
          knownAs,
        };
      }),
    deliver: (entries) =>
      call(() => {
        central.batches.push(entries.map(({ operation }) => operation.id));
        central.onDeliver(entries);
        const results = atomically(() => entries.map(apply));
        if (central.lostReplies > 0) {
          central.lostReplies -= 1;
          throw new CentralUnavailableError('the connection was reset');
        }
        return results;
      }),
    park: (entry, reason) =>
      call(() => {
        central.onPark();
        insert(entry, 'parked');
        central.parkReasons.set(entry.operation.id, reason);
      }),
    leaseFolios: (_terminal, requestId, size) =>
      call(() => {
        const lease = central.leases.get(requestId) ?? {
          leaseId: requestId,
          firstNumber: nextFolio,
          lastNumber: nextFolio + size - 1,
        };
        if (!central.leases.has(requestId)) nextFolio += size;
        central.leases.set(requestId, lease);
        if (central.lostLeaseReplies > 0) {
          central.lostLeaseReplies -= 1;
          throw new CentralUnavailableError('the connection was reset');
        }
        return lease;
      }),
    authoriseCredit: () => call(() => ({ authorised: true })),
    referenceUses: () => call(() => []),
    legacyId: () => call(() => null),
    pull: () => Promise.reject(new Error('this fake has nothing to copy')),
    searchParts: () => call(() => []),
    onWake: () => () => {},
    close: async () => {},
  };
  return central;
}

function freeCode(central: MemoryCentral, terminalId: string, wanted: string): string {
  const owner = central.codes.get(wanted) ?? terminalId;
  return owner === terminalId ? wanted : `${wanted}-2`;
}

function placesOf(central: MemoryCentral, incarnationId: IncarnationId): StoredOperation[] {
  return [...central.operations.values()].filter((stored) => stored.incarnationId === incarnationId);
}
