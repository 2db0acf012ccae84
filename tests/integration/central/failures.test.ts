import { createServer } from 'node:net';
import pg from 'pg';
import { v7 } from 'uuid';
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { CentralUnavailableError, type CentralStore } from '../../../src/main/application/ports.ts';
import type { CustomerId, OperationId } from '../../../src/shared/domain/ids.ts';
import { cents } from '../../../src/shared/domain/money.ts';
import { createCentralDatabase, type CentralDatabase } from '../../support/central-database.ts';
import { testTerminal } from '../../support/central-terminal.ts';
import { openTcpProxy } from '../../support/tcp-proxy.ts';
import { openStore } from './central-under-test.ts';

let database: CentralDatabase;
let store: CentralStore;
let owner: pg.Client;

beforeAll(async () => {
  database = await createCentralDatabase();
  store = openStore(database.terminalUrl);
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
});
afterEach(() => database.expectBalanced());
afterAll(async () => {
  await store.close();
  await owner.end();
  await database.drop();
});

async function greetedTerminal() {
  const terminal = testTerminal();
  await store.greet(terminal.identity);
  return terminal;
}

const storedSales = async (ids: readonly string[]) =>
  (
    await database.query<{ n: number }>('SELECT count(*)::integer AS n FROM invoices WHERE uuid = ANY ($1)', [
      ids,
    ])
  )[0]?.n;

describe('a delivery that is cut', () => {
  it('has left all or nothing when its backend is killed in mid-batch', async () => {
    const terminal = await greetedTerminal();
    // The second sale needs a folio of the counter, which somebody else holds: the batch stops half way.
    const batch = [
      terminal.cashSale({ folio: 'NX-000050' }),
      ...Array.from({ length: 20 }, () => terminal.cashSale()),
    ];
    const ids = batch.map((entry) => entry.operation.id);
    await owner.query('BEGIN');
    await owner.query('SELECT FROM folio_counter FOR UPDATE');
    const outcome = store.deliver(batch).catch((error: unknown) => error);
    await vi.waitFor(async () => {
      const [killed] = await database.query<{ n: number }>(
        `SELECT count(*) FILTER (WHERE pg_terminate_backend(pid))::integer AS n FROM pg_stat_activity
         WHERE datname = current_database() AND application_name = 'nexus-pos' AND wait_event_type = 'Lock'`,
      );
      expect(killed?.n).toBe(1);
    });
    expect(await outcome).toBeInstanceOf(CentralUnavailableError);
    await owner.query('ROLLBACK');

    expect(await storedSales(ids)).toBe(0);
    expect((await store.greet(terminal.identity)).lastSeq).toBe(0);
    expect((await store.deliver(batch)).every((result) => !result.repeated)).toBe(true);
    expect(await storedSales(ids)).toBe(batch.length);
  });

  it('has happened once when only the reply was lost', async () => {
    const terminal = await greetedTerminal();
    let lose = true;
    const losing = openStore(database.terminalUrl, {
      crashPoints: (point) => {
        if (point === 'after-central-commit' && lose) throw new Error('the cable was pulled');
      },
    });
    const sale = terminal.cashSale();
    await expect(losing.deliver([sale])).rejects.toThrow('the cable was pulled');
    expect(await storedSales([sale.operation.id])).toBe(1);
    lose = false;
    expect(await losing.deliver([sale])).toMatchObject([{ repeated: true }]);
    expect(await storedSales([sale.operation.id])).toBe(1);
    await losing.close();
  });

  it('has not happened when it stopped before the commit', async () => {
    const terminal = await greetedTerminal();
    const stopping = openStore(database.terminalUrl, {
      crashPoints: (point) => {
        if (point === 'before-central-commit') throw new Error('the lights went out');
      },
    });
    const sale = terminal.cashSale();
    await expect(stopping.deliver([sale])).rejects.toThrow('the lights went out');
    await stopping.close();
    expect(await storedSales([sale.operation.id])).toBe(0);
    expect(await store.deliver([sale])).toMatchObject([{ repeated: false }]);
  });

  it('gives up a lock that it cannot get, on the server, and can be repeated', async () => {
    const terminal = await greetedTerminal();
    const customerId = v7();
    await store.deliver([terminal.newCustomer(customerId, 100_00)]);
    const sale = terminal.creditSale(customerId, 1_00);
    await owner.query('BEGIN');
    await owner.query('SELECT FROM customers WHERE uuid = $1 FOR UPDATE', [customerId]);
    await expect(store.deliver([sale])).rejects.toMatchObject({ message: expect.stringContaining('55P03') });
    await owner.query('ROLLBACK');
    await expect(store.deliver([sale])).resolves.toHaveLength(1);
  });
});

describe('a way to central that fails', () => {
  let silent: ReturnType<typeof createServer>;
  let silentPort = 0;

  beforeAll(async () => {
    // Takes the connection and never says a word.
    silent = createServer(() => {});
    silentPort = await new Promise<number>((resolve) => {
      silent.listen(0, '127.0.0.1', () => {
        const address = silent.address();
        resolve(typeof address === 'object' && address ? address.port : 0);
      });
    });
  });
  afterAll(() => {
    silent.close();
  });

  it('hangs nobody when the cable is pulled without a word, and works again afterwards', async () => {
    const { proxy, behindProxy } = await openBehindProxy();
    const terminal = testTerminal();
    await behindProxy.greet(terminal.identity);
    proxy.line = 'stall';
    const start = performance.now();
    await expect(
      behindProxy.authoriseCredit({
        operationId: v7() as OperationId,
        customerId: v7() as CustomerId,
        amountCents: cents(1),
        undelivered: [],
        timeoutMs: 300,
      }),
    ).rejects.toBeInstanceOf(CentralUnavailableError);
    await expect(behindProxy.greet(terminal.identity)).rejects.toBeInstanceOf(CentralUnavailableError);
    // 0.3 s and then 1.5 s, with room for a busy machine; a dead socket alone would take minutes.
    expect(performance.now() - start).toBeLessThan(5_000);
    proxy.line = 'pass';
    await expect(behindProxy.deliver([terminal.cashSale()])).resolves.toHaveLength(1);
  });

  it('survives the loss of idle connections', async () => {
    const { proxy, behindProxy } = await openBehindProxy();
    const terminal = testTerminal();
    await behindProxy.greet(terminal.identity);
    proxy.line = 'refuse';
    proxy.line = 'pass';
    // The first call may still be given a connection whose end has not been noticed.
    await vi.waitFor(() => behindProxy.greet(terminal.identity));
    await expect(behindProxy.deliver([terminal.cashSale()])).resolves.toHaveLength(1);
  });

  it.each([
    ['nobody listens', () => 1],
    ['nobody answers', () => silentPort],
  ])('says that central is away when %s', async (_name, port) => {
    const away = openStore(withPort(database.terminalUrl, port()));
    await expect(away.greet(testTerminal().identity)).rejects.toBeInstanceOf(CentralUnavailableError);
    await away.close();
  });

  it('says the same for a wrong password: the technician can put it right', async () => {
    const url = new URL(database.terminalUrl);
    url.password = 'wrong';
    const away = openStore(url.href);
    await expect(away.greet(testTerminal().identity)).rejects.toBeInstanceOf(CentralUnavailableError);
    await away.close();
  });

  it('takes the first host that is not read-only, and another one when that changes', async () => {
    const [primary, standby] = [await createCentralDatabase(), await createCentralDatabase()];
    const readOnly = (target: CentralDatabase, on: boolean) =>
      database.query(
        `ALTER DATABASE ${new URL(target.ownerUrl).pathname.slice(1)} SET default_transaction_read_only = ${on}`,
      );
    await readOnly(standby, true);
    const hosts = openStore([withPort(database.terminalUrl, 1), standby.terminalUrl, primary.terminalUrl]);
    const terminal = testTerminal();
    await hosts.greet(terminal.identity);
    expect(await primary.query('SELECT code FROM terminals')).toEqual([{ code: terminal.identity.code }]);

    // The primary goes down for good, the standby is promoted.
    await readOnly(primary, true);
    await readOnly(standby, false);
    await database.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1`, [
      new URL(primary.ownerUrl).pathname.slice(1),
    ]);
    await vi.waitFor(() => hosts.greet(terminal.identity), { timeout: 10_000 });
    expect(await standby.query('SELECT code FROM terminals')).toEqual([{ code: terminal.identity.code }]);
    await hosts.close();
    await primary.drop();
    await standby.drop();
  });
});

async function openBehindProxy() {
  const proxy = await openTcpProxy(database.terminalUrl);
  const behindProxy = openStore(proxy.through(database.terminalUrl));
  onTestFinished(() => behindProxy.close());
  return { proxy, behindProxy };
}

function withPort(url: string, port: number): string {
  const changed = new URL(url);
  changed.port = String(port);
  return changed.href;
}
