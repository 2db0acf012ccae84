import type { OperationId } from '../../../../shared/domain/ids.ts';
import { cents } from '../../../../shared/domain/money.ts';
import {
  OutcomeUnknownError,
  StorageFullError,
  type Clock,
  type IdSource,
  type LocalStore,
  type LocalTransaction,
  type Logger,
  type OutboxEntry,
} from '../../../application/ports.ts';
import { appendOperation } from './append-operation.ts';
import { durabilityOf, openConnection, type Durability, type SqliteDatabase } from './connection.ts';
import { holdBackDependants } from './hold-back.ts';
import { DamagedRowError, entryOfRow, type OutboxRow } from './outbox-entry.ts';
import { renewPlaces } from './renew-places.ts';
import { storageFailure } from './sqlite-errors.ts';
import { startSession, type StoreSession } from './store-session.ts';
import { registerTerminal } from './terminal-state.ts';

export interface LocalStoreOptions {
  /** Opens `local.db`, again after each failure of the disk. */
  readonly connect: () => SqliteDatabase;
  /** Used the first time alone: afterwards the folder knows which terminal it is. */
  readonly terminalCode: string;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly logger: Logger;
}

/** A local store that can show what its own connection does. */
export interface SqliteLocalStore extends LocalStore {
  durability(): Durability;
}

/** @param path of `local.db`; its folder must be locked with `lockDataFolder` */
export function openLocalStore(path: string, options: Omit<LocalStoreOptions, 'connect'>): SqliteLocalStore {
  return createLocalStore({ ...options, connect: () => openConnection(path) });
}

export function createLocalStore(options: LocalStoreOptions): SqliteLocalStore {
  const { clock, ids, logger } = options;
  let open: StoreSession | undefined;
  let mustFlush = false;

  const connect = (): StoreSession => {
    const session = startSession(options.connect(), logger);
    try {
      flushAnew(session);
      session.transaction(() => registerTerminal(session.db, options.terminalCode, ids));
      return session;
    } catch (error) {
      session.close();
      throw error;
    }
  };
  /**
   * What is read after a failed flush may be in memory alone, also of a process that has ended: written anew into the
   * database, and flushed there, it is on the disk. Nothing is read before.
   */
  const flushAnew = ({ sqlite }: StoreSession): void => {
    try {
      sqlite.pragma('wal_checkpoint(TRUNCATE)');
      mustFlush = false;
    } catch (error) {
      // A disk without space has failed no flush: what is there is read, and sent.
      if (mustFlush || !(storageFailure(error) instanceof StorageFullError)) throw error;
      logger.warn('local-store-not-flushed', { error });
    }
  };
  const session = (): StoreSession => {
    try {
      return (open ??= connect());
    } catch (error) {
      throw storageFailure(error);
    }
  };
  const write = <Value>(work: (session: StoreSession) => Value): Value =>
    session().transaction(() => work(session()));
  const nowText = () => new Date(clock.nowMs()).toISOString();

  /** Damaged rows are put aside where a person sees them; what is whole goes on. */
  const readable = (rows: readonly OutboxRow[]): OutboxEntry[] =>
    rows.flatMap((row) => {
      try {
        return [entryOfRow(row)];
      } catch (error) {
        setDamagedAside(row, error);
        return [];
      }
    });
  const readableOne = (row: OutboxRow | undefined): OutboxEntry | undefined => {
    if (row === undefined) return undefined;
    try {
      return entryOfRow(row);
    } catch (error) {
      setDamagedAside(row, error);
      // Not "there is none": the caller would write it again.
      throw error;
    }
  };
  const setDamagedAside = (row: OutboxRow, error: unknown): void => {
    if (!(error instanceof DamagedRowError)) throw error;
    const { operationId, seq, state } = row;
    logger.error('outbox-row-damaged', { operationId, seq, state, problem: error.message });
    // What was delivered is whole in central.
    if (state !== 'pending') return;
    const reason = `registro dañado: ${error.message}`;
    if (session().sqlite.inTransaction) aside(session(), operationId, reason);
    else write((current) => aside(current, operationId, reason));
  };
  const entryById = (id: OperationId) => readableOne(session().reads.byOperation.get({ id }));

  const inTransaction: LocalTransaction = {
    entryById,
    takeFolio: () => session().terminal.takeFolio(),
    takeTicketNumber: () => session().terminal.takeTicketNumber(),
    append: (body, stamp, filing) => appendOperation(session(), entryById, body, stamp, filing),
    enqueuePrint: (operationId, document) =>
      session().documents.enqueuePrint(operationId, document, nowText()),
    replaceCart: (cart) => session().documents.saveCart(cart),
    park: (parked) => session().documents.park(parked),
    removeParked: (id) => session().documents.removeParked(id),
  };

  /** From where a snapshot may lack something; undefined when it lacks nothing. */
  const firstMissing = (includedSeq: number): number | undefined =>
    session().reads.firstMissing.get({ includedSeq })?.position ?? undefined;

  // Opened at once: a store that cannot be used is known at the start.
  open = connect();

  return {
    get identity() {
      return session().terminal.identity();
    },
    durability: () => durabilityOf(session().sqlite),
    transaction: (work) => write(() => work(inTransaction)),
    reopen() {
      const former = open;
      open = undefined;
      mustFlush = true;
      try {
        former?.close();
        session();
      } catch (cause) {
        throw new OutcomeUnknownError('local.db cannot be opened', { cause });
      }
    },
    entryById,
    entryByEntity: (id) => readableOne(session().reads.byEntity.get({ id })),
    cancellationOf: (id) => readableOne(session().reads.cancellationOf.get({ id })),
    pending: (limit) => readable(session().reads.pending.all({ limit })),
    lastSeq: () => session().terminal.lastSeq(),
    earlierIncarnations: () => session().terminal.earlierIncarnations(),
    lastAcknowledgedSeq: (incarnation) => session().terminal.acknowledgedSeq(incarnation),
    unsendable: () => session().reads.unsendable.get()?.id as OperationId | undefined,
    outboxCounts: () => session().reads.counts.get() ?? { pending: 0, parked: 0, oldestPendingAt: null },
    reofferAfter: (incarnation, seq) =>
      write(({ changes }) => {
        changes.forgetSeqsAfter.run({ incarnation, seq });
        const offered = changes.reofferAfter.run({ incarnation, seq }).changes;
        holdBackDependants(changes);
        return offered;
      }),
    markDelivered: (results) =>
      write(({ changes }) => {
        for (const { id, folio } of results) {
          changes.markDelivered.run({ id, folio });
          changes.acknowledgeSeq.run({ id });
        }
      }),
    markPending: (operationIds) =>
      write(({ changes }) => {
        for (const id of operationIds) changes.markPending.run({ id });
        holdBackDependants(changes);
      }),
    park: (id, reason) =>
      write(({ reads, changes }) => {
        if (reads.byOperation.get({ id })?.blockedBy) changes.parkWaiting.run({ id, reason });
        else changes.park.run({ id, reason });
        holdBackDependants(changes);
      }),
    putAside: (id, reason) => write((current) => aside(current, id, reason)),
    recordAttempt: (operationIds, error) =>
      write(({ changes }) => {
        for (const id of operationIds) changes.recordAttempt.run({ id, error });
      }),
    accountEntriesSince(customerId, includedSeq) {
      const from = firstMissing(includedSeq);
      return from === undefined
        ? []
        : readable(session().reads.accountSince.all({ customerId, includedSeq, from }));
    },
    balanceChangeSince(customerId, includedSeq) {
      const from = firstMissing(includedSeq);
      return from === undefined
        ? cents(0)
        : cents(session().reads.balanceChangeSince.get({ customerId, includedSeq, from })?.cents ?? 0);
    },
    undeliveredChanges(customerId) {
      const from = firstMissing(Number.MAX_SAFE_INTEGER);
      const rows = from === undefined ? [] : session().reads.undeliveredChanges.all({ customerId, from });
      return rows.map(({ operationId, changeCents }) => ({
        operationId: operationId as OperationId,
        changeCents: cents(changeCents ?? 0),
      }));
    },
    customerEntriesSince(includedSeq) {
      const from = firstMissing(includedSeq);
      return from === undefined ? [] : readable(session().reads.customersSince.all({ includedSeq, from }));
    },
    recentSales: (limit) => readable(session().reads.newestSales.all({ limit })),
    lastUnacknowledgedSale: () => readable(session().reads.newestNotShown.all({ limit: 1 }))[0],
    acknowledge: (id) => write(({ changes }) => void changes.acknowledge.run({ id, at: nowText() })),
    salesWithReference: (customerId, reference, limit) =>
      readable(session().reads.withReference.all({ customerId, reference, limit })),
    cart: () => session().documents.cart(),
    parked: () => session().documents.parked(),
    saveCart: (cart) => write(({ documents }) => documents.saveCart(cart)),
    printedDocument: (id) => session().documents.printedDocument(id),
    foliosLeft: () => session().terminal.foliosLeft(),
    heldLeases: () => session().terminal.heldLeases(),
    addLease: (lease) => write(({ terminal }) => terminal.addLease(lease)),
    openLeaseRequest: () => session().terminal.openLeaseRequest(),
    rememberLeaseRequest: (id) => write(({ terminal }) => terminal.rememberLeaseRequest(id)),
    startIncarnation: (id, { renewFrom, keepLeases }) =>
      write((current) => {
        current.terminal.startIncarnation(id, keepLeases);
        if (renewFrom !== null) renewPlaces(current, renewFrom);
      }),
    renameTerminal: (code) => write(({ terminal }) => terminal.rename(code)),
    setting: (key) => session().documents.setting(key),
    saveSetting: (key, value) => write(({ documents }) => documents.saveSetting(key, value)),
    rememberedRequest: (key) => session().documents.rememberedRequest(key),
    rememberRequest: (key, request) => write(({ documents }) => documents.rememberRequest(key, request)),
    close() {
      open?.close();
      open = undefined;
    },
  };
}

function aside({ changes }: StoreSession, id: string, reason: string): void {
  changes.putAside.run({ id, reason });
  holdBackDependants(changes);
}
