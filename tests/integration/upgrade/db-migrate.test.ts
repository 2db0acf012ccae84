import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { afterEach, describe, expect, inject, it } from 'vitest';
import { FINDING_KINDS } from '../../../src/main/adapters/postgres/legacy/finding-kinds.ts';
import { readUpgradeReport } from '../../../src/main/adapters/postgres/legacy/read-upgrade-report.ts';
import { createEmptyDatabase, type CentralDatabase } from '../../support/central-database.ts';
import { openTcpProxy } from '../../support/tcp-proxy.ts';
import { EVERY_FAULT, expectedFindings } from './every-fault.ts';
import { FAULTS_OF_A_HAND_MADE_COPY } from './faults-of-a-hand-made-copy.ts';
import {
  createOriginalDatabase,
  expectBalancedIfUpgraded,
  withClient,
  type OriginalDatabase,
} from './original-database.ts';
import { customer, invoice, type OriginalRows } from './original-rows.ts';

const SCRIPT = join(import.meta.dirname, '../../../scripts/db-migrate.ts');

interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function dbMigrate(url: string, ...args: readonly string[]): Promise<Outcome> {
  return dbMigrateWith({ NEXUS_DATABASE_URL: url }, ...args);
}

function dbMigrateWith(
  variables: Readonly<Record<string, string>>,
  ...args: readonly string[]
): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [SCRIPT, ...args], {
      env: { ...process.env, ...variables },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [out, err] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, out, err }));
  });
}

/** Of the databases of one test. */
const urls: string[] = [];
afterEach(async () => {
  await Promise.all(urls.splice(0).map(expectBalancedIfUpgraded));
});

async function originalWith(rows: readonly OriginalRows[], folioSequence: number): Promise<OriginalDatabase> {
  const database = await createOriginalDatabase(inject('clusterUrl'), { rows, folioSequence });
  urls.push(database.url);
  return database;
}

async function emptyDatabase(): Promise<CentralDatabase> {
  const database = await createEmptyDatabase();
  urls.push(database.ownerUrl);
  return database;
}

/** The kinds of finding that some row with a fault brings about. */
const PLANTED = new Set(
  [...expectedFindings(EVERY_FAULT), ...expectedFindings(FAULTS_OF_A_HAND_MADE_COPY)].map(
    (key) => key.split(' ')[2] ?? '',
  ),
);

/** Those about tables and roles: upgrade.test and surroundings.test bring them about. */
const AROUND_THE_ROWS = new Set([
  ...['ownership-taken', 'privileges-revoked', 'role-is-superuser', 'role-is-member'],
  ...['original-trigger-disabled', 'structure-policy-removed', 'structure-constraint-removed'],
  ...['structure-column-optional', 'structure-column-renamed', 'structure-formula-removed'],
]);

const clean = [{ customers: [customer(1, { balance: '116.00' })], invoices: [invoice(1, 1)] }];

describe('npm run db:migrate', () => {
  it('prints the report and exits with 2 as long as something is in quarantine; the second run finds nothing to do', async () => {
    const { url } = await originalWith(EVERY_FAULT, 9000);
    const first = await dbMigrate(url);
    expect(first).toMatchObject({ code: 2, err: '' });
    expect(first.out).toContain('EN CUARENTENA');
    expect(first.out).toContain('Siguiente folio: NX-009002.');
    expect(first.out).toContain(
      '- Taller número 310 tiene límite de crédito $0.00, que desde ahora significa sin crédito. Saldo $116.00;',
    );
    const second = await dbMigrate(url);
    expect(second).toMatchObject({ code: 2, err: '' });
    expect(second.out).toContain('no se cambió nada');
    expect(second.out).toContain('Siguen en cuarentena 7 filas');
    const again = await dbMigrate(url, '--report');
    expect(again.code).toBe(0);
    expect(first.out).toContain(again.out);
  });

  it('counts in its report every finding that is stored, under a heading of its own', async () => {
    const { url } = await originalWith(EVERY_FAULT, 9000);
    const { out } = await dbMigrate(url);
    await withClient(url, async (client) => {
      const report = await readUpgradeReport(client);
      const { rows } = await client.query<{ count: number }>(
        'SELECT count(*)::int AS count FROM public.legacy_findings',
      );
      expect(report.findings).toBe(rows[0]?.count);
      for (const group of report.groups) expect(out).toContain(`  ${group.kind.title}: ${group.count}\n`);
    });
  });

  it('names every single finding where it is asked to', async () => {
    const { url } = await originalWith(EVERY_FAULT, 9000);
    expect((await dbMigrate(url)).out).toMatch(/\.\.\. y \d+ más/);
    const { out, code } = await dbMigrate(url, '--report', '--all');
    expect(code).toBe(0);
    expect(out).not.toMatch(/\.\.\. y \d+ más/);
    await withClient(url, async (client) => {
      const { rows } = await client.query<{ explanation: string }>(
        'SELECT explanation FROM public.legacy_findings',
      );
      const printed = out.split('\n').filter((line) => line.startsWith('    - ')).length;
      expect(printed).toBe(rows.length);
    });
  });

  it('asks for the password of the terminals before it changes anything', async () => {
    const { url } = await originalWith(clean, 1);
    const variables = { NEXUS_DATABASE_URL: url, NEXUS_TERMINAL_PASSWORD: '' };
    const outcome = await dbMigrateWith(variables, '--terminal-login', 'caja_vacia');
    expect(outcome).toMatchObject({ code: 1, out: '' });
    expect(outcome.err).toContain('contraseña de las terminales está vacía. No se cambió nada.');
    await withClient(url, async (client) => {
      expect((await client.query(`SELECT to_regclass('public.schema_migrations') AS table`)).rows).toEqual([
        { table: null },
      ]);
    });
  });

  it('makes the login of the terminals, and still says that something is in quarantine', async () => {
    const { url } = await originalWith(EVERY_FAULT, 9000);
    const user = `caja_${randomBytes(5).toString('hex')}`;
    const variables = { NEXUS_DATABASE_URL: url, NEXUS_TERMINAL_PASSWORD: 'de-la-caja' };
    const outcome = await dbMigrateWith(variables, '--terminal-login', user);
    expect(outcome).toMatchObject({ code: 2, err: '' });
    expect(outcome.out).toContain(`El usuario ${user} puede entrar desde las terminales.`);
    const terminal = new URL(url);
    Object.assign(terminal, { username: user, password: 'de-la-caja' });
    await withClient(terminal.href, async (client) => {
      expect((await client.query('SELECT count(*)::int > 0 AS reads FROM public.customers')).rows).toEqual([
        { reads: true },
      ]);
    });
  });

  it('says that the database is upgraded where only the login of the terminals failed', async () => {
    const { url } = await originalWith(EVERY_FAULT, 9000);
    const variables = { NEXUS_DATABASE_URL: url, NEXUS_TERMINAL_PASSWORD: 'de-la-caja' };
    // PostgreSQL keeps names that start with pg_ to itself.
    const outcome = await dbMigrateWith(variables, '--terminal-login', 'pg_caja');
    expect(outcome.code).toBe(1);
    expect(outcome.out).toContain('EN CUARENTENA');
    expect(outcome.err).toContain('La base está al día, pero el usuario pg_caja');
    expect(outcome.err).not.toContain('o se cambió nada');
    expect((await dbMigrate(url)).code).toBe(2);
  });

  it('does not say that nothing was changed where the answer to its commit was lost', async () => {
    const { url } = await originalWith(EVERY_FAULT, 9000);
    const proxy = await openTcpProxy(url);
    proxy.repliesToDrop = 1;
    const lost = await dbMigrate(proxy.through(url));
    expect(lost).toMatchObject({ code: 1, out: '' });
    expect(lost.err).toContain('Repita la orden');
    expect(lost.err).not.toMatch(/no se cambió nada/i);
    const again = await dbMigrate(proxy.through(url));
    expect(again).toMatchObject({ code: 2, err: '' });
    expect(again.out).toContain('La base ya está al día');
  });

  it('takes an empty NEXUS_OWNER_DATABASE_URL for none', async () => {
    const { ownerUrl } = await emptyDatabase();
    const variables = { NEXUS_OWNER_DATABASE_URL: '', NEXUS_DATABASE_URL: ownerUrl };
    expect(await dbMigrateWith(variables)).toMatchObject({ code: 0, err: '' });
  });

  it('has a heading in Spanish for every kind of finding', () => {
    expect([...PLANTED].filter((code) => FINDING_KINDS[code] === undefined)).toEqual([]);
  });

  it('has every kind of finding planted in a row, or tested around the rows', () => {
    const missing = Object.keys(FINDING_KINDS).filter(
      (code) => !PLANTED.has(code) && !AROUND_THE_ROWS.has(code),
    );
    expect(missing).toEqual([]);
    expect([...AROUND_THE_ROWS].filter((code) => FINDING_KINDS[code] === undefined)).toEqual([]);
  });

  it('exits with 0 when nothing was left over, and when there was nothing of the original', async () => {
    const original = await originalWith(clean, 1);
    const upgraded = await dbMigrate(original.url);
    expect(upgraded).toMatchObject({ code: 0, err: '' });
    expect(upgraded.out).not.toContain('EN CUARENTENA');
    const empty = await emptyDatabase();
    const created = await dbMigrate(empty.ownerUrl);
    expect(created).toMatchObject({ code: 0, err: '' });
    expect(created.out).not.toContain('SISTEMA ANTERIOR');
  });

  it('reads the dates of a server that ran in another zone than the shop, and keeps the days of the shop', async () => {
    const { url } = await originalWith(clean, 1);
    await dbMigrate(url, '--time-zone', 'America/Tijuana', '--legacy-time-zone', 'UTC');
    await withClient(url, async (client) => {
      const { rows } = await client.query(
        `SELECT to_char(date_issued AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI') AS utc, business_date::text,
                (SELECT value FROM public.store_settings WHERE key = 'time_zone') AS zone
         FROM public.invoices WHERE id_invoice = 1`,
      );
      expect(rows).toEqual([
        { utc: '2024-03-05 10:15', business_date: '2024-03-05', zone: 'America/Tijuana' },
      ]);
    });
  });

  it('exits with 1, says why and changes nothing when it cannot be done', async () => {
    const { url } = await originalWith(clean, 1);
    await withClient(url, (client) => client.query('ALTER TABLE payments DROP COLUMN amount'));
    const outcome = await dbMigrate(url);
    expect(outcome).toMatchObject({ code: 1, out: '' });
    expect(outcome.err).toContain('No se cambió nada');
    expect(outcome.err).toContain('payments.amount');
    await withClient(url, async (client) => {
      expect((await client.query(`SELECT to_regclass('public.schema_migrations') AS table`)).rows).toEqual([
        { table: null },
      ]);
    });
  });

  it('refuses a database that cannot hold every text', async () => {
    const empty = await emptyDatabase();
    const url = new URL(empty.ownerUrl);
    const name = `latin_${randomBytes(5).toString('hex')}`;
    await withClient(url.href, (client) =>
      client.query(
        `CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'LATIN1' LOCALE_PROVIDER libc LOCALE 'C'`,
      ),
    );
    url.pathname = `/${name}`;
    const outcome = await dbMigrate(url.href);
    expect(outcome.code).toBe(1);
    expect(outcome.err).toContain('UTF8');
  });

  it.each([
    [['--time-zone', 'Mexico/Nowhere'], 'No existe la zona horaria «Mexico/Nowhere»'],
    [['--nothing'], '--nothing'],
    [['--ca', '/nowhere/ca.pem'], 'No se encuentra el archivo /nowhere/ca.pem.'],
  ])('refuses %j before it connects', async (args, message) => {
    const outcome = await dbMigrate('postgresql://127.0.0.1:1/nowhere', ...args);
    expect(outcome.code).toBe(1);
    expect(outcome.err).toContain(message);
  });

  it('says that it cannot connect, without the password', async () => {
    const outcome = await dbMigrate('postgresql://someone:secreto@127.0.0.1:1/nowhere');
    expect(outcome.code).toBe(1);
    expect(outcome.err).not.toContain('secreto');
  });
});
