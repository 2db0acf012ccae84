import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  REPLICATED_TABLES,
  type PullCursor,
  type ReplicatedTable,
} from '../../../src/main/application/ports.ts';
import { createCentralDatabase, type CentralDatabase } from '../../support/central-database.ts';
import { testTerminal } from '../../support/central-terminal.ts';
import { openStore } from './central-under-test.ts';

let database: CentralDatabase;

beforeAll(async () => {
  database = await createCentralDatabase();
});
afterAll(() => database.drop());

const BATCHES = 40;
const BATCH = 50;
/** Rows read for one operation, all tables and checks together. Measured: about 20; a scan would read thousands. */
const MOST_ROWS_PER_OPERATION = 60;

/**
 * A session plans its checks and triggers once, here while every table is empty. Counted rather than timed: on a small
 * table a scan is fast, and the shop finds out in its second year.
 */
describe('a delivery', () => {
  it('reads by key alone, however many rows there are by now', async () => {
    const store = openStore(database.terminalUrl, { size: 1 });
    const terminal = testTerminal();
    await store.greet(terminal.identity);
    const customerId = v7();
    await store.deliver([terminal.newCustomer(customerId, 900_000_00)]);
    for (let batch = 0; batch < BATCHES; batch += 1) {
      const sales = Array.from({ length: BATCH / 2 }, () => terminal.cashSale());
      const credit = Array.from({ length: BATCH / 4 }, () => terminal.creditSale(customerId, 10_00));
      const abonos = credit.map((sale) =>
        terminal.payment(customerId, 10_00, [{ invoiceId: sale.operation.id, amountCents: 10_00 }]),
      );
      await store.deliver([
        ...sales,
        ...credit,
        ...abonos,
        terminal.cancellation(sales[0]?.operation.id ?? ''),
      ]);
    }
    await store.close();
    await database.expectBalanced();
    await everySessionEnded();
    const reads = await database.query<{ relname: string; rows_read: number }>(
      `SELECT relname, (coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0))::integer AS rows_read
       FROM pg_stat_user_tables
       WHERE relname IN ('customers', 'invoices', 'payments', 'payment_applications', 'customer_ledger', 'parts',
         'terminal_operations', 'terminal_incarnations')`,
    );
    const most = BATCHES * (BATCH + 1) * MOST_ROWS_PER_OPERATION;
    expect(reads.filter((table) => table.rows_read > most)).toEqual([]);
  });
});

describe('a first copy', () => {
  it('goes along the index, page by page, though one transaction wrote it all and nothing is known of the table', async () => {
    const parts = 3_000;
    await database.query('ALTER TABLE parts SET (autovacuum_enabled = off)');
    await database.query(
      `INSERT INTO parts (oem_part_number) SELECT 'P' || n FROM generate_series(1, $1) AS n`,
      [parts],
    );
    const store = openStore(database.terminalUrl, { size: 1 });
    const terminal = testTerminal();
    await store.greet(terminal.identity);
    const start: PullCursor = { watermark: '0', after: null };
    let cursors = Object.fromEntries(REPLICATED_TABLES.map((table) => [table, start])) as Record<
      ReplicatedTable,
      PullCursor
    >;
    let copied = 0;
    let more = true;
    while (more) {
      const page = await store.pull({ terminal: terminal.identity, cursors, pageSize: 100 });
      cursors = Object.fromEntries(page.tables.map((table) => [table.table, table.next])) as typeof cursors;
      copied += page.tables.find(({ table }) => table === 'parts')?.rows.length ?? 0;
      more = page.tables.some((table) => table.more);
    }
    await store.close();
    await everySessionEnded();
    expect(copied).toBe(parts);
    const [read] = await database.query<{ rows_read: number }>(
      `SELECT (coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0))::integer AS rows_read
       FROM pg_stat_user_tables WHERE relname = 'parts'`,
    );
    // Each row once, one more a page, and once to count them.
    expect(read?.rows_read).toBeLessThan(parts * 3);
  });
});

/** A session hands its counters in when it ends. */
async function everySessionEnded(): Promise<void> {
  const sessions = () =>
    database.query(
      `SELECT FROM pg_stat_activity WHERE application_name = 'nexus-pos' AND datname = current_database()`,
    );
  await vi.waitFor(async () => {
    if ((await sessions()).length > 0) throw new Error('a session is still there');
  });
}
