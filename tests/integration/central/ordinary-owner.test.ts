import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startCluster } from '../../../src/main/adapters/embedded-postgres/cluster.ts';
import { hasInstalledPostgres, startInstalledPostgres } from '../../support/installed-postgres.ts';
import { notRunWithout } from '../../support/not-run.ts';
import { testTerminal } from '../../support/central-terminal.ts';
import { openStore } from './central-under-test.ts';

const SCRIPT = join(import.meta.dirname, '../../../scripts/db-migrate.ts');
const OLDEST = 15;
const reason = hasInstalledPostgres(OLDEST) ? '' : notRunWithout(`PostgreSQL ${OLDEST}`);

/** A cluster that nobody has migrated yet: its roles are still to be made. */
async function startFreshCluster(): Promise<{ readonly clusterUrl: string; stop(): Promise<void> }> {
  const directory = mkdtempSync(join(tmpdir(), 'nexus-test-owner-'));
  chmodSync(directory, 0o755);
  const cluster = await startCluster({ directory, durable: false });
  return {
    clusterUrl: cluster.url('postgres'),
    async stop() {
      await cluster.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

async function expectBalanced(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    // As the role that owns the tables: the login itself is only a member of it.
    await client.query('SET ROLE nexus_owner');
    expect((await client.query('SELECT * FROM public.verify_balances()')).rows).toEqual([]);
  } finally {
    await client.end();
  }
}

const servers = [
  { name: 'the newest server', start: startFreshCluster, skip: false },
  { name: `PostgreSQL ${OLDEST}${reason}`, start: () => startInstalledPostgres(OLDEST), skip: reason !== '' },
];

describe.each(servers)('on $name, with a login that is no superuser', ({ start, skip }) => {
  let server: { readonly clusterUrl: string; stop(): Promise<void> };
  let ownerUrl: string;

  beforeAll(async () => {
    if (skip) return;
    server = await start();
    const admin = new pg.Client({ connectionString: server.clusterUrl });
    await admin.connect();
    await admin.query(`CREATE ROLE shop_owner LOGIN CREATEROLE PASSWORD 'owner-secret'`);
    await admin.query('CREATE DATABASE shop OWNER shop_owner');
    await admin.end();
    const url = new URL(server.clusterUrl);
    Object.assign(url, { username: 'shop_owner', password: 'owner-secret', pathname: '/shop' });
    ownerUrl = url.href;
  });
  afterEach(() => (skip ? undefined : expectBalanced(ownerUrl)));
  afterAll(() => (skip ? undefined : server.stop()));

  it.skipIf(skip)('the owner of the database migrates it and lets the terminals in', async () => {
    const first = await dbMigrate(['--terminal-login', 'caja'], 'terminal-secret\n');
    const second = await dbMigrate(['--url', ownerUrl], '');
    expect(first).toMatchObject({ code: 0, err: '' });
    expect(first.out).toContain('El usuario caja puede entrar desde las terminales.');
    expect(second).toMatchObject({ code: 0, out: expect.stringContaining('ya está al día') });
    for (const { out, err } of [first, second]) expect(out + err).not.toContain('secret');

    const url = new URL(ownerUrl);
    Object.assign(url, { username: 'caja', password: 'terminal-secret' });
    const store = openStore(url.href);
    const terminal = testTerminal();
    await store.greet(terminal.identity);
    await expect(store.deliver([terminal.cashSale()])).resolves.toMatchObject([{ folio: 'NX-000001' }]);
    await store.close();
  });

  function dbMigrate(args: readonly string[], input: string) {
    return new Promise<{ code: number | null; out: string; err: string }>((resolve, reject) => {
      const child = spawn(process.execPath, [SCRIPT, ...args], {
        env: {
          ...process.env,
          NEXUS_OWNER_DATABASE_URL: ownerUrl,
          NEXUS_DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/x',
        },
        stdio: ['pipe', 'pipe', 'pipe'],
      });
      const texts = { out: '', err: '' };
      child.stdout.on('data', (chunk: Buffer) => (texts.out += chunk.toString()));
      child.stderr.on('data', (chunk: Buffer) => (texts.err += chunk.toString()));
      child.once('error', reject);
      child.once('close', (code) => resolve({ code, ...texts }));
      child.stdin.end(input);
    });
  }
});
