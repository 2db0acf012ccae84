import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrateCentral } from '../../../src/main/adapters/postgres/migrate/migrate-central.ts';
import {
  createCentralDatabase,
  createEmptyDatabase,
  silentLogger,
  TEST_TIME_ZONE,
} from '../../support/central-database.ts';
import { notRunWithout } from '../../support/not-run.ts';
import { testTerminal } from '../../support/central-terminal.ts';
import { hasInstalledPostgres, startInstalledPostgres } from '../../support/installed-postgres.ts';
import { openStore } from './central-under-test.ts';

/** The one that the distribution brings; newer ones are tested too where somebody installed them. */
const OLDEST = 15;
const [reason, majors] = hasInstalledPostgres(OLDEST)
  ? ['', [OLDEST, 16, 17].filter(hasInstalledPostgres)]
  : [notRunWithout(`PostgreSQL ${OLDEST}`), [OLDEST]];

describe.skipIf(reason !== '').each(majors)(`a server with PostgreSQL %i${reason}`, (major) => {
  let server: Awaited<ReturnType<typeof startInstalledPostgres>>;

  beforeAll(async () => {
    server = await startInstalledPostgres(major);
  });
  afterAll(() => server.stop());

  it('gets the same schema', async () => {
    const database = await createEmptyDatabase(server.clusterUrl);
    const options = { ownerUrl: database.ownerUrl, timeZone: TEST_TIME_ZONE, logger: silentLogger };
    expect((await migrateCentral(options)).applied.length).toBeGreaterThan(4);
    expect((await migrateCentral(options)).applied).toEqual([]);
    const describeSchema = `
      SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod) AS type, a.attnotnull
      FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' ORDER BY 1, 2`;
    const newest = await createCentralDatabase();
    expect(await database.query(describeSchema)).toEqual(await newest.query(describeSchema));
    await newest.drop();
    await database.drop();
  });

  it('serves a terminal: greeting, folios, delivery, credit, pull', async () => {
    const database = await createCentralDatabase(server.clusterUrl);
    const store = openStore(database.terminalUrl);
    const terminal = testTerminal();
    await store.greet(terminal.identity);
    await store.leaseFolios(terminal.identity, v7() as never, 100);
    const customerId = v7();
    const sale = terminal.creditSale(customerId, 116_00);
    const cash = terminal.cashSale({ folio: 'NX-000001' });
    await store.deliver([
      terminal.newCustomer(customerId, 500_00),
      sale,
      cash,
      terminal.payment(customerId, 50_00, [{ invoiceId: sale.operation.id, amountCents: 50_00 }]),
      terminal.cancellation(cash.operation.id),
    ]);
    expect(
      await store.authoriseCredit({
        ...{ operationId: v7() as never, customerId: customerId as never, amountCents: 434_01 as never },
        undelivered: [],
        timeoutMs: 2_000,
      }),
    ).toMatchObject({ authorised: false, availableCents: 434_00 });
    const cursor = { watermark: '0', after: null };
    const page = await store.pull({
      terminal: terminal.identity,
      cursors: {
        ...{ part_groups: cursor, manufacturers: cursor, parts: cursor, aftermarket_parts: cursor },
        ...{ customers: cursor, open_invoices: cursor, store_settings: cursor, cashiers: cursor },
        margins: cursor,
      },
      pageSize: 100,
    });
    expect(page.includedSeq).toBe(5);
    await database.expectBalanced();
    await store.close();
    await database.drop();
  });
});
