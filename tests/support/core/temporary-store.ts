import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { LeaseId } from '../../../src/shared/domain/ids.ts';
import type { OperationBody } from '../../../src/shared/operations/operation.ts';
import { openConnection, type SqliteDatabase } from '../../../src/main/adapters/sqlite/local/connection.ts';
import {
  createLocalStore,
  type SqliteLocalStore,
} from '../../../src/main/adapters/sqlite/local/local-store.ts';
import { uuidSource } from '../../../src/main/adapters/system/uuid-source.ts';
import type { LocalStore, OutboxEntry } from '../../../src/main/application/ports.ts';
import { stampAt } from './operations.ts';
import { createTestClock, type TestClock } from './test-clock.ts';
import { createTestLogger, type TestLogger } from './test-logger.ts';

export interface TemporaryStore {
  readonly store: SqliteLocalStore;
  readonly path: string;
  readonly directory: string;
  readonly clock: TestClock;
  readonly logger: TestLogger;
}

export function temporaryFolder(): string {
  const directory = mkdtempSync(join(tmpdir(), 'nexus-core-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

/** A real `local.db` in a folder of its own. `prepare` may restrict the connection, to make the disk fail. */
export function openTemporaryStore(
  options: { readonly directory?: string; readonly prepare?: (sqlite: SqliteDatabase) => void } = {},
): TemporaryStore {
  const directory = options.directory ?? temporaryFolder();
  const path = join(directory, 'local.db');
  const clock = createTestClock();
  const logger = createTestLogger();
  const store = createLocalStore({
    connect() {
      const sqlite = openConnection(path);
      options.prepare?.(sqlite);
      return sqlite;
    },
    terminalCode: 'T01',
    clock,
    ids: uuidSource,
    logger,
  });
  onTestFinished(() => store.close());
  return { store, path, directory, clock, logger };
}

/** Appends in a transaction of its own. */
export function record(store: LocalStore, body: OperationBody): OutboxEntry {
  return store.transaction((tx) => tx.append(body, stampAt(), { folio: null, ticketNumber: null }));
}

export function leaseOf(firstNumber: number, lastNumber: number) {
  return { leaseId: uuidSource.newId() as LeaseId, firstNumber, lastNumber };
}
