import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { freePort } from '../../../src/main/adapters/embedded-postgres/free-port.ts';
import { unprivilegedUser } from '../../../src/main/adapters/embedded-postgres/unprivileged-user.ts';
import type { CentralStore } from '../../../src/main/application/ports.ts';
import { createCentralDatabase, type CentralDatabase } from '../../support/central-database.ts';
import { notRunWithout } from '../../support/not-run.ts';
import { testTerminal } from '../../support/central-terminal.ts';
import { openStore } from './central-under-test.ts';

const PGBOUNCER = '/usr/sbin/pgbouncer';
const reason = existsSync(PGBOUNCER) ? '' : notRunWithout(PGBOUNCER);

describe.skipIf(reason !== '')(`behind PgBouncer in transaction mode${reason}`, () => {
  let database: CentralDatabase;
  let pooler: ChildProcess;
  let directory: string;
  let store: CentralStore;

  beforeAll(async () => {
    database = await createCentralDatabase();
    directory = mkdtempSync(join(tmpdir(), 'nexus-test-pgbouncer-'));
    chmodSync(directory, 0o755);
    const url = new URL(database.terminalUrl);
    const port = await freePort();
    const users = join(directory, 'users.txt');
    writeFileSync(users, `"${url.username}" "${url.password}"\n`);
    const config = join(directory, 'pgbouncer.ini');
    // Two connections to the server for all clients: whatever one leaves behind on its connection, another one finds.
    writeFileSync(
      config,
      `[databases]
* = host=127.0.0.1 port=${url.port}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = scram-sha-256
auth_file = ${users}
pool_mode = transaction
default_pool_size = 2
server_reset_query =
`,
    );
    const user = await unprivilegedUser();
    pooler = spawn(PGBOUNCER, [config], { ...user, cwd: '/', stdio: 'ignore' });
    url.port = String(port);
    store = openStore(url.href, { size: 6 });
    await vi.waitFor(() => store.greet(testTerminal().identity), { timeout: 10_000 });
  });
  afterAll(async () => {
    await store.close();
    const ended = new Promise((resolve) => pooler.once('exit', resolve));
    pooler.kill('SIGTERM');
    await ended;
    rmSync(directory, { recursive: true, force: true });
    await database.drop();
  });

  it('delivers, leases, authorises and pulls from many clients at once', async () => {
    await Promise.all(
      Array.from({ length: 8 }, async () => {
        const terminal = testTerminal();
        await store.greet(terminal.identity);
        await store.leaseFolios(terminal.identity, v7() as never, 10);
        const customerId = v7();
        await store.deliver([terminal.newCustomer(customerId, 500_00)]);
        for (let round = 0; round < 5; round += 1) {
          await store.deliver([
            terminal.cashSale(),
            terminal.creditSale(customerId, 10_00),
            terminal.payment(customerId, 10_00),
          ]);
          await store.authoriseCredit({
            ...{ operationId: v7() as never, customerId: customerId as never, amountCents: 1 as never },
            undelivered: [],
            timeoutMs: 4_000,
          });
        }
      }),
    );
    await database.expectBalanced();
    expect(await database.query('SELECT count(*)::integer AS n FROM invoices')).toEqual([{ n: 80 }]);
  });

  it('leaves nothing on a connection: no setting, no prepared statement, no LISTEN', async () => {
    const stop = store.onWake(() => {});
    const terminal = testTerminal();
    await store.greet(terminal.identity);
    await store.deliver([terminal.cashSale()]);
    const sessions = await database.query<{ query: string }>(
      `SELECT query FROM pg_stat_activity WHERE datname = current_database() AND usename <> current_user`,
    );
    expect(sessions.length).toBeGreaterThan(0);
    expect(sessions.length).toBeLessThanOrEqual(2);
    expect(sessions.filter(({ query }) => query.startsWith('LISTEN'))).toEqual([]);
    stop();
  });
});
