import { createHash, randomBytes } from 'node:crypto';
import pg from 'pg';
import { expect, inject } from 'vitest';
import { migrateCentral } from '../../src/main/adapters/postgres/migrate/migrate-central.ts';
import {
  findMigrationsFolder,
  readMigrations,
} from '../../src/main/adapters/postgres/migrate/migration-files.ts';
import { ensureTerminalLogin } from '../../src/main/adapters/postgres/migrate/roles.ts';
import type { Logger } from '../../src/main/application/ports.ts';

export interface CentralDatabase {
  /** A superuser's, as the embedded PostgreSQL has it. Migrations act as `nexus_owner`. */
  readonly ownerUrl: string;
  /** A login that has the rights of a terminal and no others. */
  readonly terminalUrl: string;
  /** Runs a query as the superuser. */
  query<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>;
  /** To be called after every test: demands that `verify_balances()` returns no row. */
  expectBalanced(): Promise<void>;
  /** Demands the same of a migrated database once more before it goes. */
  drop(): Promise<void>;
}

export const TEST_TIME_ZONE = 'America/Mexico_City';
export const silentLogger: Logger = { info() {}, warn() {}, error() {} };

const TERMINAL_LOGIN = { user: 'nexus_pos_test', password: 'only-for-throw-away-clusters' };
/** Any constant: test files run in several processes and only one makes the template. */
const TEMPLATE_LOCK = 7_311_001;

/**
 * A fresh migrated database in the run's cluster, or in another one. The migrations run once per cluster, into a
 * template that each database is a copy of.
 */
export async function createCentralDatabase(clusterUrl = inject('clusterUrl')): Promise<CentralDatabase> {
  const name = `central_${randomBytes(6).toString('hex')}`;
  await withClient(clusterUrl, async (client) => {
    const template = await ensureTemplate(client, clusterUrl);
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
    // Rights on a database are not part of its template.
    await client.query(`REVOKE TEMPORARY ON DATABASE ${name} FROM PUBLIC`);
    await client.query(`GRANT CONNECT ON DATABASE ${name} TO nexus_terminal, nexus_owner`);
  });
  return openDatabase(clusterUrl, name);
}

/** An empty database, before any migration. */
export async function createEmptyDatabase(clusterUrl = inject('clusterUrl')): Promise<CentralDatabase> {
  const name = `empty_${randomBytes(6).toString('hex')}`;
  await withClient(clusterUrl, (client) => client.query(`CREATE DATABASE ${name}`));
  await ensureTerminalLogin({ ownerUrl: databaseUrl(clusterUrl, name), login: TERMINAL_LOGIN });
  return openDatabase(clusterUrl, name);
}

function openDatabase(clusterUrl: string, name: string): CentralDatabase {
  const ownerUrl = databaseUrl(clusterUrl, name);
  const terminalUrl = new URL(ownerUrl);
  terminalUrl.username = TERMINAL_LOGIN.user;
  terminalUrl.password = TERMINAL_LOGIN.password;
  const query = <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []) =>
    withClient(ownerUrl, async (client) => (await client.query<Row>(text, values)).rows);
  const expectBalanced = async () => {
    expect(await query('SELECT * FROM public.verify_balances()')).toEqual([]);
  };
  return {
    ownerUrl,
    terminalUrl: terminalUrl.href,
    query,
    expectBalanced,
    async drop() {
      const [found] = await query<{ isMigrated: boolean }>(
        `SELECT to_regproc('public.verify_balances') IS NOT NULL AS "isMigrated"`,
      );
      if (found?.isMigrated) await expectBalanced();
      await withClient(clusterUrl, async (client) => {
        await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      });
    },
  };
}

async function ensureTemplate(client: pg.Client, clusterUrl: string): Promise<string> {
  const hash = createHash('sha256');
  for (const migration of readMigrations(findMigrationsFolder())) hash.update(migration.hash);
  const template = `central_template_${hash.digest('hex').slice(0, 12)}`;
  await client.query('SELECT pg_advisory_lock($1)', [TEMPLATE_LOCK]);
  try {
    const { rows } = await client.query('SELECT FROM pg_database WHERE datname = $1', [template]);
    if (rows.length > 0) return template;
    const building = `${template}_building`;
    await client.query(`DROP DATABASE IF EXISTS ${building} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${building}`);
    const ownerUrl = databaseUrl(clusterUrl, building);
    await migrateCentral({ ownerUrl, timeZone: TEST_TIME_ZONE, logger: silentLogger });
    await ensureTerminalLogin({ ownerUrl, login: TERMINAL_LOGIN });
    // Under its name only when it is complete: a run that was stopped half way leaves none.
    await client.query(`ALTER DATABASE ${building} RENAME TO ${template}`);
    return template;
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [TEMPLATE_LOCK]);
  }
}

function databaseUrl(clusterUrl: string, name: string): string {
  const url = new URL(clusterUrl);
  url.pathname = `/${name}`;
  return url.href;
}

async function withClient<Value>(url: string, work: (client: pg.Client) => Promise<Value>): Promise<Value> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
