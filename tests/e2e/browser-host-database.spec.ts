import { existsSync, mkdtempSync, chmodSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import pg from 'pg';
import { startCluster } from '../../src/main/adapters/embedded-postgres/cluster.ts';
import { migrateCentral } from '../../src/main/adapters/postgres/migrate/migrate-central.ts';
import { ensureTerminalLogin } from '../../src/main/adapters/postgres/migrate/roles.ts';
import { askPrivateCentral, privateImbalances } from '../support/private-central.ts';
import { temporaryDataFolder, type TemporaryDataFolder } from './support/data-folder.ts';
import { launchShop, type ShopProcess, type ShopProcessOptions } from './support/launch-shop.ts';

const quiet = { info() {}, warn() {}, error() {} };
const LOGIN = { user: 'caja1', password: 'solo-de-esta-prueba' };

let folder: TemporaryDataFolder;
let shop: ShopProcess | undefined;

test.beforeEach(() => {
  folder = temporaryDataFolder();
});
test.afterEach(async () => {
  // A test that failed leaves it running.
  if (shop?.child.exitCode === null) await shop.kill();
  shop = undefined;
  await folder.remove();
});

async function start(options: Omit<ShopProcessOptions, 'dataFolder'> = {}): Promise<ShopProcess> {
  shop = await launchShop({ dataFolder: folder.path, ...options });
  return shop;
}

/** A customer made over HTTP, which waits for central: its id says that central has it. */
async function createCustomer({ origin, token }: ShopProcess, name: string): Promise<number | null> {
  const answer = await fetch(`${origin}/api/pos/customers`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ name }),
  });
  return ((await answer.json()) as { id?: number | null }).id ?? null;
}

test('a database that is configured is the one: no other is started', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'nexus-server-'));
  chmodSync(directory, 0o755);
  const server = await startCluster({ directory, durable: false });
  try {
    const ownerUrl = server.url('postgres');
    await migrateCentral({ ownerUrl, timeZone: 'America/Mexico_City', logger: quiet });
    await ensureTerminalLogin({ ownerUrl, login: LOGIN });
    const url = new URL(ownerUrl);
    Object.assign(url, { username: LOGIN.user, password: LOGIN.password });
    const running = await start({ env: { NEXUS_DATABASE_URL: url.href } });
    await expect
      .poll(() => createCustomer(running, 'Taller del servidor'), { timeout: 30_000 })
      .toEqual(expect.any(Number));
    expect(await running.stop()).toBe(0);

    const client = new pg.Client(ownerUrl);
    await client.connect();
    const { rows } = await client.query(
      `SELECT (SELECT count(*)::int > 0 FROM customers WHERE name = 'Taller del servidor') AS "isThere",
              (SELECT count(*)::int FROM parts) AS parts`,
    );
    const wrong = await client.query('SELECT * FROM verify_balances()');
    await client.end();
    // A shop's own server is never filled with goods that it does not sell.
    expect(rows).toEqual([{ isThere: true, parts: 0 }]);
    expect(wrong.rows).toEqual([]);
    expect(existsSync(join(folder.path, 'postgres'))).toBe(false);
    expect(running.output()).not.toContain(LOGIN.password);
  } finally {
    await server.stop();
    rmSync(directory, { recursive: true, force: true });
  }
});

test('--empty leaves the private database without goods, customers and sales, and the shop opens', async () => {
  const running = await start({ args: ['--empty'] });
  // What fills a new shop does so before the terminal meets it: by the first customer it would be full.
  await expect
    .poll(() => createCustomer(running, 'El primero'), { timeout: 30_000 })
    .toEqual(expect.any(Number));
  const [counts] = await askPrivateCentral(
    folder.path,
    `SELECT (SELECT count(*)::int FROM parts) AS parts, (SELECT count(*)::int FROM aftermarket_parts) AS aftermarket,
            (SELECT count(*)::int FROM invoices) AS invoices, (SELECT count(*)::int FROM payments) AS payments,
            (SELECT count(*)::int FROM customers WHERE name NOT IN ('El primero', 'Público en general')) AS others`,
  );
  expect(counts).toEqual({ parts: 0, aftermarket: 0, invoices: 0, payments: 0, others: 0 });
  expect(await privateImbalances(folder.path)).toEqual([]);
  expect(await running.stop()).toBe(0);
});

test('without --empty the sample shop is in it', async () => {
  const running = await start();
  await expect
    .poll(() => createCustomer(running, 'Otro taller'), { timeout: 60_000 })
    .toEqual(expect.any(Number));
  const [counts] = await askPrivateCentral<{ parts: number; customers: number; invoices: number }>(
    folder.path,
    `SELECT (SELECT count(*)::int FROM parts) + (SELECT count(*)::int FROM aftermarket_parts) AS parts,
            (SELECT count(*)::int FROM customers) AS customers, (SELECT count(*)::int FROM invoices) AS invoices`,
  );
  expect(counts?.parts).toBeGreaterThanOrEqual(2_000);
  expect(counts?.customers).toBeGreaterThanOrEqual(30);
  expect(counts?.invoices).toBeGreaterThan(100);
  expect(await running.stop()).toBe(0);
});
