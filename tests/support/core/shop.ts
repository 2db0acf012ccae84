import { expect, onTestFinished, vi } from 'vitest';
import type { CompletedSale, CompleteSaleInput } from '../../../src/shared/contract/sale.ts';
import type { OperationId } from '../../../src/shared/domain/ids.ts';
import { createCentralStore } from '../../../src/main/adapters/postgres/central-store.ts';
import { createConnections } from '../../../src/main/adapters/postgres/connections.ts';
import { openConnection } from '../../../src/main/adapters/sqlite/local/connection.ts';
import {
  createLocalStore,
  type SqliteLocalStore,
} from '../../../src/main/adapters/sqlite/local/local-store.ts';
import { systemClock } from '../../../src/main/adapters/system/system-clock.ts';
import { uuidSource } from '../../../src/main/adapters/system/uuid-source.ts';
import { completeSale, type CompleteSaleDeps } from '../../../src/main/application/complete-sale.ts';
import { createCourier, type Courier } from '../../../src/main/application/courier.ts';
import type { CentralStore } from '../../../src/main/application/ports.ts';
import type { CentralDatabase } from '../central-database.ts';
import { createFakeReplica, type FakeReplica } from './fake-replica.ts';
import { dutyOf, testCashier } from './test-cashier.ts';
import { temporaryFolder } from './temporary-store.ts';
import { createTestLogger, type TestLogger } from './test-logger.ts';

/** A whole terminal but for its screen and its copy: real local store, real courier, real PostgreSQL. */
export interface ShopTerminal {
  readonly directory: string;
  readonly local: SqliteLocalStore;
  readonly courier: Courier;
  readonly central: CentralStore;
  readonly replica: FakeReplica;
  readonly logger: TestLogger;
  readonly deps: CompleteSaleDeps;
  sell(input: CompleteSaleInput): Promise<CompletedSale>;
  untilThere(): Promise<void>;
  untilDelivered(timeoutMs?: number): Promise<void>;
  stop(): Promise<void>;
}

export interface TerminalOptions {
  readonly directory?: string;
  readonly code?: string;
  readonly heartbeatMs?: number;
}

export function openTerminal(url: string, options: TerminalOptions = {}): ShopTerminal {
  const directory = options.directory ?? temporaryFolder();
  const logger = createTestLogger();
  const local = createLocalStore({
    connect: () => openConnection(`${directory}/local.db`),
    terminalCode: options.code ?? 'T01',
    clock: systemClock,
    ids: uuidSource,
    logger,
  });
  const central = createCentralStore({ connections: createConnections({ urls: [url], logger }), logger });
  const replica = createFakeReplica();
  const courier = createCourier({
    ...{ local, clock: systemClock, ids: uuidSource, logger, random: () => 0 },
    central: () => central,
    crashAt: () => {},
    onNewIncarnation: () => {},
    ...(options.heartbeatMs === undefined ? {} : { heartbeatMs: options.heartbeatMs }),
  });
  const deps: CompleteSaleDeps = {
    ...{ local, replica, clock: systemClock, ids: uuidSource, logger },
    central: () => courier.central(),
    duty: dutyOf(testCashier),
    crashAt: () => {},
    onRecorded: () => courier.wake(),
  };
  let stopped: Promise<void> | undefined;
  const stop = async () => {
    await courier.stop();
    await central.close();
    local.close();
  };
  const terminal: ShopTerminal = {
    ...{ directory, local, courier, central, replica, logger, deps },
    async sell(input) {
      const result = await completeSale(deps, input);
      if (!result.ok) throw new Error(`not sold: ${JSON.stringify(result.error)}`);
      return result.value;
    },
    untilThere: () =>
      vi.waitFor(
        () => {
          expect(courier.status()).toMatchObject({ central: 'there' });
          expect(courier.status().foliosLeft).toBeGreaterThan(0);
        },
        { timeout: 20_000, interval: 10 },
      ),
    untilDelivered: (timeoutMs = 20_000) =>
      vi.waitFor(() => expect(courier.status().pendingCount).toBe(0), { timeout: timeoutMs, interval: 10 }),
    stop: () => (stopped ??= stop()),
  };
  onTestFinished(() => terminal.stop());
  return terminal;
}

export interface CentralInvoice {
  readonly uuid: OperationId;
  readonly folio: string;
  readonly printed_folio: string | null;
  readonly ticket_number: string;
  readonly total: string;
  readonly review_reason: string | null;
  readonly [column: string]: unknown;
}

/** In the order they were written. */
export function invoicesIn(database: CentralDatabase): Promise<CentralInvoice[]> {
  return database.query<CentralInvoice>('select * from invoices order by id_invoice');
}
