import { chmodSync } from 'node:fs';
import pg from 'pg';
import { expect, it } from 'vitest';
import { startCluster } from '../../../src/main/adapters/embedded-postgres/cluster.ts';
import { createCentralDatabase } from '../../support/central-database.ts';
import { saleBody } from '../../support/core/operations.ts';
import { openTerminal } from '../../support/core/shop.ts';
import { openTcpProxy } from '../../support/tcp-proxy.ts';
import { record, temporaryFolder } from '../../support/core/temporary-store.ts';

it('keeps every sale once when PostgreSQL is killed in the middle of a batch, and comes back', async () => {
  const directory = temporaryFolder();
  chmodSync(directory, 0o755);
  const first = await startCluster({ directory, durable: true });
  const database = await createCentralDatabase(first.url('postgres'));
  const proxy = await openTcpProxy(database.terminalUrl);
  const terminal = openTerminal(proxy.through(database.terminalUrl));
  const ids = Array.from({ length: 300 }, () => record(terminal.local, saleBody()).operation.id);

  // The postmaster dies with the second batch half written; its sessions go down with it.
  let batches = 0;
  proxy.onRequest = (text) => {
    if (!text.includes('public.apply_sales_v1')) return;
    batches += 1;
    if (batches === 2) process.kill(first.pid, 'SIGKILL');
  };
  terminal.courier.start();
  await expect.poll(() => terminal.courier.status().central, { timeout: 20_000 }).toBe('away');
  expect(terminal.courier.status().pendingCount).toBeGreaterThan(0);

  const second = await startCluster({ directory, durable: true });
  const url = second.url(new URL(database.ownerUrl).pathname.slice(1));
  proxy.retarget(url);
  await terminal.untilDelivered(60_000);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const invoices = await client.query<{ uuid: string }>('select uuid from invoices order by id_invoice');
  const imbalances = await client.query('select * from verify_balances()');
  await client.end();
  await terminal.stop();
  await second.stop();
  expect(invoices.rows.map((row) => row.uuid)).toEqual(ids);
  expect(imbalances.rows).toEqual([]);
}, 120_000);
