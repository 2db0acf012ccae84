import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { mintCredentials } from '../../../src/main/browser-host/credentials.ts';
import { serveBrowserHost } from '../../../src/main/browser-host/serve.ts';
import { startApp, type App } from '../../../src/main/compose.ts';
import { createCentralDatabase } from '../central-database.ts';
import { apiClient, type ApiClient } from './api-client.ts';
import { centralLine } from './central-line.ts';
import { createTestLogger, type TestLogger } from '../core/test-logger.ts';

/** The real application over HTTP: a terminal with its own folder, and a central behind a line that can be cut. */
export interface ApiShop {
  readonly origin: string;
  readonly api: ApiClient;
  readonly app: App;
  readonly logger: TestLogger;
  /** Asks central as its superuser. */
  sql<Row extends Record<string, unknown>>(text: string, values?: unknown[]): Promise<Row[]>;
  /** @param from what follows `from` */
  count(from: string): Promise<number>;
  /** Holds a customer's row as a slow transaction of somebody else would. @returns lets it go */
  lockCustomer(id: number): Promise<() => Promise<void>>;
  /** Keeps everybody from a table, as a migration would. @returns lets them go on */
  lockTable(table: string): Promise<() => Promise<void>>;
  /** Cuts the line and returns when the terminal has noticed. */
  cutCentral(): Promise<void>;
  mendCentral(): Promise<void>;
  /** To be called after every test: demands that `verify_balances()` returns no row. */
  expectBalanced(): Promise<void>;
  /** Stops the application and starts it again on the same folder. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

export async function openApiShop(): Promise<ApiShop> {
  const database = await createCentralDatabase();
  const central = new URL(database.terminalUrl);
  const line = await centralLine({ host: central.hostname, port: Number(central.port) });
  central.host = `127.0.0.1:${line.port}`;
  const directory = mkdtempSync(join(tmpdir(), 'nexus-api-'));
  writeFileSync(join(directory, 'index.html'), '<!doctype html><title>Nexus POS</title>');
  const logger = createTestLogger();

  const start = async () => {
    const app = await startApp({
      dataDirectory: directory,
      host: 'browser',
      version: '0.0.0-test',
      central: { kind: 'server', url: central.href },
      printer: { print: async () => 'renderer' },
      logger,
    });
    const credentials = mintCredentials();
    const host = await serveBrowserHost({
      router: app.router,
      api: app.httpApi,
      screenDirectory: directory,
      developmentServer: null,
      port: 0,
      credentials,
      logger,
    });
    await untilCentral(app, 'there');
    const origin = `http://127.0.0.1:${host.port}`;
    return { app, host, origin, api: apiClient(origin, credentials.token) };
  };
  let running = await start();
  const stop = async () => {
    await running.host.stop();
    await running.app.stop();
  };

  const hold = async (statement: string, values: unknown[] = []) => {
    const client = new pg.Client({ connectionString: database.ownerUrl });
    await client.connect();
    await client.query('begin');
    await client.query(statement, values);
    return () => client.end();
  };

  return {
    get origin() {
      return running.origin;
    },
    get api() {
      return running.api;
    },
    get app() {
      return running.app;
    },
    logger,
    sql: (text, values) => database.query(text, values),
    async count(from) {
      const [row] = await database.query<{ count: number }>(`select count(*)::integer as count from ${from}`);
      return row?.count ?? 0;
    },
    lockCustomer: (id) => hold('select from customers where id_customer = $1 for update', [id]),
    lockTable: (table) => hold(`lock table ${table} in access exclusive mode`),
    async cutCentral() {
      line.cut();
      await untilCentral(running.app, 'away');
    },
    async mendCentral() {
      line.mend();
      await untilCentral(running.app, 'there');
    },
    expectBalanced: () => database.expectBalanced(),
    async restart() {
      await stop();
      running = await start();
    },
    async close() {
      await stop();
      await line.close();
      await database.drop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** Asks until the answer is the wanted one; the test's own timeout ends the wait. */
export async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await setTimeout(20);
}

/** Resolves when the terminal's status says so; the test's own timeout ends the wait. */
export function untilCentral(app: App, wanted: 'there' | 'away'): Promise<void> {
  return untilStatus(
    app,
    (status) => status.central === wanted && (wanted === 'away' || status.replicaAsOf !== null),
  );
}

export function untilStatus(
  { useCases: { status } }: App,
  isWanted: (status: ReturnType<App['useCases']['status']['current']>) => boolean,
): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (!isWanted(status.current())) return;
      unsubscribe();
      resolve();
    };
    const unsubscribe = status.subscribe(look);
    look();
  });
}
