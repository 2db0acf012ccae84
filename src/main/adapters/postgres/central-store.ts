import type { ClientBase } from 'pg';
import {
  type CentralStore,
  type CrashPoints,
  type LeaseRange,
  type Logger,
  type OutboxEntry,
} from '../../application/ports.ts';
import { authoriseCredit } from './authorise-credit.ts';
import { isFolioCollision } from './central-errors.ts';
import type { Connections } from './connections.ts';
import { deliverBatch } from './deliver/deliver-batch.ts';
import { openDelivery } from './deliver/open-delivery.ts';
import { recordOperations } from './deliver/record-operations.ts';
import { findReferenceUses } from './find-reference-uses.ts';
import { greet } from './greet.ts';
import { pullPage } from './pull/pull-page.ts';
import { searchParts } from './search-parts.ts';
import {
  BY_INDEX,
  IN_INDEX_ORDER,
  readTransaction,
  writeTransaction,
  type TransactionLimits,
} from './transaction.ts';
import { createWakeListener } from './wake-listener.ts';

export interface CentralStoreOptions {
  /** Closed together with the store, as `lookUps` are. */
  readonly connections: Connections;
  /** For what may wait; `connections` where there are no others. */
  readonly lookUps?: Connections;
  readonly logger: Logger;
  readonly crashPoints?: CrashPoints;
}

/** Longest waits, on the server and then on this side of the socket. */
const DELIVERY: TransactionLimits = { statementMs: 15_000, lockMs: 5_000 };
const DELIVERY_MS = 20_000;
const QUICK: TransactionLimits = { statementMs: 4_000, lockMs: 3_000 };
const QUICK_MS = 5_000;
/** Also the courier's heart beat: that central went away shows within two seconds. */
const GREET: TransactionLimits = { statementMs: 1_200, lockMs: 1_000 };
const GREET_MS = 1_500;
const PULL_MS = 35_000;
/** What the server is given less than the caller waits, so that its answer still arrives. */
const MARGIN_MS = 50;

/** The shop's PostgreSQL as the use cases see it. */
export function createCentralStore(options: CentralStoreOptions): CentralStore {
  const { connections, lookUps = connections, logger, crashPoints = () => {} } = options;
  const wakeListener = createWakeListener(connections, logger);
  const crash = {
    beforeCommit: () => crashPoints('before-central-commit'),
    afterCommit: () => crashPoints('after-central-commit'),
  };
  const deliverOnce = (client: ClientBase, entries: readonly OutboxEntry[]) =>
    writeTransaction(client, DELIVERY, () => deliverBatch(client, entries), crash);

  return {
    greet: (terminal, heldLeases = []) =>
      connections.use(GREET_MS, (client) =>
        writeTransaction(client, GREET, () => greet(client, terminal, heldLeases, logger)),
      ),

    async deliver(entries) {
      if (entries.length === 0) return [];
      return connections.use(DELIVERY_MS, async (client) => {
        try {
          return await deliverOnce(client, entries);
        } catch (error) {
          if (!isFolioCollision(error)) throw error;
          // Another terminal committed the same folio meanwhile; now it is seen, and this one gets a new number.
          return deliverOnce(client, entries);
        }
      });
    },

    park: (entry, reason) =>
      connections.use(DELIVERY_MS, (client) =>
        writeTransaction(client, DELIVERY, async () => {
          await openDelivery(client, [entry]);
          await recordOperations(client, [entry], reason);
        }),
      ),

    leaseFolios: (terminal, requestId, size) =>
      connections.use(QUICK_MS, (client) =>
        writeTransaction(client, QUICK, async (): Promise<LeaseRange> => {
          const { rows } = await client.query<{ first_number: string; last_number: string }>(
            'SELECT first_number, last_number FROM public.lease_folios($1, $2, $3, $4)',
            [requestId, terminal.terminalId, terminal.incarnationId, size],
          );
          const [lease] = rows;
          if (!lease) throw new Error(`no lease for request ${requestId}`);
          return {
            leaseId: requestId,
            firstNumber: Number(lease.first_number),
            lastNumber: Number(lease.last_number),
          };
        }),
      ),

    authoriseCredit: (request) => {
      const serverMs = Math.max(1, request.timeoutMs - MARGIN_MS);
      const limits = { statementMs: serverMs, lockMs: serverMs };
      return connections.use(request.timeoutMs, (client) =>
        writeTransaction(client, limits, () => authoriseCredit(client, request)),
      );
    },

    referenceUses: (request) =>
      connections.use(QUICK_MS, (client) =>
        readTransaction(client, () => findReferenceUses(client, request), BY_INDEX),
      ),

    legacyId: (entity, id) =>
      connections.use(QUICK_MS, async (client) => {
        const { rows } = await client.query<{ id: number }>(LEGACY_ID[entity], [id]);
        return rows[0]?.id ?? null;
      }),

    pull: (request) =>
      connections.use(PULL_MS, (client) =>
        readTransaction(client, () => pullPage(client, request), IN_INDEX_ORDER),
      ),

    searchParts: (text, limit) =>
      lookUps.use(QUICK_MS, (client) =>
        readTransaction(client, () => searchParts(client, text, limit), BY_INDEX),
      ),

    onWake: (listener) => wakeListener.subscribe(listener),

    async close() {
      await wakeListener.close();
      await Promise.all([connections.close(), ...(lookUps === connections ? [] : [lookUps.close()])]);
    },
  };
}

const LEGACY_ID = {
  customer: 'SELECT id_customer AS id FROM public.customers WHERE uuid = $1',
  invoice: 'SELECT id_invoice AS id FROM public.invoices WHERE uuid = $1',
  payment: 'SELECT id_payment AS id FROM public.payments WHERE uuid = $1',
} as const;
