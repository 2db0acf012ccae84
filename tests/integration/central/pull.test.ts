import fc from 'fast-check';
import pg from 'pg';
import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  REPLICATED_TABLES,
  type CentralStore,
  type PullCursor,
  type PulledRow,
  type PullPage,
  type ReplicatedTable,
} from '../../../src/main/application/ports.ts';
import { createCentralDatabase, type CentralDatabase } from '../../support/central-database.ts';
import { testTerminal, type TestTerminal } from '../../support/central-terminal.ts';
import { documentsOf } from './documents.ts';
import { openStore } from './central-under-test.ts';

let database: CentralDatabase;
let store: CentralStore;
let terminal: TestTerminal;

beforeEach(async () => {
  database = await createCentralDatabase();
  store = openStore(database.terminalUrl);
  terminal = testTerminal();
  await store.greet(terminal.identity);
});
afterEach(async () => {
  await database.expectBalanced();
  await store.close();
  await database.drop();
});

/** A copy as a terminal keeps it: rows by key, and where it stands. */
function newCopy() {
  const rows = Object.fromEntries(
    REPLICATED_TABLES.map((table) => [table, new Map<string, PulledRow['columns']>()]),
  ) as Record<ReplicatedTable, Map<string, PulledRow['columns']>>;
  const cursors = Object.fromEntries(
    REPLICATED_TABLES.map((table) => [table, { watermark: '0', after: null }]),
  ) as Record<ReplicatedTable, PullCursor>;
  return {
    rows,
    cursors,
    async pullPage(pageSize: number): Promise<PullPage> {
      const page = await store.pull({ terminal: terminal.identity, cursors, pageSize });
      for (const { table, rows: pulled, next } of page.tables) {
        for (const { key, columns } of pulled) {
          if (columns === null) rows[table].delete(key);
          else rows[table].set(key, columns);
        }
        cursors[table] = next;
      }
      return page;
    },
    async pullAll(pageSize = 500): Promise<PullPage> {
      for (let pages = 1; ; pages += 1) {
        const page = await this.pullPage(pageSize);
        if (page.tables.every((table) => !table.more)) return page;
        if (pages > 10_000) throw new Error('the run does not end');
      }
    },
  };
}

const rowsOf = (page: PullPage, table: ReplicatedTable) =>
  page.tables.find((candidate) => candidate.table === table)?.rows ?? [];

const addParts = (count: number) =>
  database.query(
    `INSERT INTO parts (oem_part_number, name_part, cost_usd) SELECT 'P' || n, 'Parte ' || n, n FROM generate_series(1, $1) AS n`,
    [count],
  );

describe('pull', () => {
  it('brings what a terminal needs, figures as text', async () => {
    await database.query(`INSERT INTO part_groups (name_part_group) VALUES ('Frenos')`);
    await database.query(`INSERT INTO manufacturers (name_manufacture) VALUES ('Bosch')`);
    await database.query(
      `INSERT INTO parts (oem_part_number, name_part, name_es, group_id, cost_usd) VALUES ('LAB-502', 'Brake pad', 'Balata', 1, 12.5)`,
    );
    await database.query(
      `INSERT INTO aftermarket_parts (part_number, name_aftermarket_parts, manufacturer_id, price_usd) VALUES ('B-1', 'Pad', 1, 9)`,
    );
    const customerId = v7();
    const sale = terminal.creditSale(customerId, 116_00);
    await store.deliver([terminal.newCustomer(customerId, 500_00), sale, terminal.cashSale()]);

    const copy = newCopy();
    const page = await copy.pullAll();

    expect(Object.fromEntries(copy.rows.part_groups)).toEqual({ '1': { name_part_group: 'Frenos' } });
    expect(Object.fromEntries(copy.rows.manufacturers)).toEqual({ '1': { name_manufacture: 'Bosch' } });
    expect(copy.rows.parts.get('1')).toEqual({
      ...{
        oem_part_number: 'LAB-502',
        name_part: 'Brake pad',
        name_es: 'Balata',
        group_id: 1,
        cost_usd: '12.50',
      },
    });
    expect(copy.rows.aftermarket_parts.get('1')).toEqual({
      ...{ part_number: 'B-1', name_aftermarket_parts: 'Pad', name_es: null, manufacturer_id: 1 },
      ...{ price_usd: '9.00', cost_usd: null },
    });
    expect(copy.rows.customers.get(customerId)).toMatchObject({
      ...{
        name: 'Taller Prueba',
        active: true,
        credit_limit: '500.00',
        balance: '116.00',
        payment_terms: 30,
      },
      ...{ margin_pct: null, reference_required: false, offline_credit_limit: null },
    });
    // The counter sale is nobody's debt.
    expect([...copy.rows.open_invoices]).toEqual([
      [
        sale.operation.id,
        {
          ...{
            id_invoice: expect.any(Number),
            customer_id: customerId,
            folio: expect.stringMatching(/^NX-/),
          },
          ...{ business_date: '2026-03-05', due_date: '2026-04-04', total: '116.00', open_amount: '116.00' },
        },
      ],
    ]);
    expect(copy.rows.store_settings.get('tax_rate')).toEqual({ value: '"0.1600"' });
    expect(page.includedSeq).toBe(3);
  });

  it('then brings only what changed, and nothing when nothing did', async () => {
    await addParts(50);
    const copy = newCopy();
    await copy.pullAll();
    await database.query(`UPDATE parts SET cost_usd = 99 WHERE id_part = 7`);
    const changed = await copy.pullAll();
    expect(changed.tables.flatMap((table) => table.rows.map((row) => [table.table, row.key]))).toEqual([
      ['parts', '7'],
    ]);
    expect(copy.rows.parts.get('7')).toMatchObject({ cost_usd: '99.00' });
    const nothing = await copy.pullAll();
    expect(nothing.tables.flatMap((table) => table.rows)).toEqual([]);
  });

  it('tells what was deleted, and not what is there again', async () => {
    await addParts(5);
    const copy = newCopy();
    await copy.pullAll();
    await database.query('DELETE FROM parts WHERE id_part IN (2, 3)');
    await database.query(`INSERT INTO parts (id_part, oem_part_number) VALUES (3, 'OTRA VEZ')`);
    await database.query('UPDATE parts SET id_part = 40 WHERE id_part = 4');
    const page = await copy.pullAll();
    expect(
      rowsOf(page, 'parts')
        .filter((row) => row.columns === null)
        .map((row) => row.key),
    ).toEqual(['2', '4']);
    expect([...copy.rows.parts.keys()].toSorted()).toEqual(['1', '3', '40', '5']);
    await database.query('TRUNCATE parts CASCADE').catch(() => {});
    await database.query('DELETE FROM parts');
    await copy.pullAll();
    expect(copy.rows.parts.size).toBe(0);
    // A new terminal has nothing to forget.
    const fresh = await newCopy().pullAll();
    expect(rowsOf(fresh, 'parts')).toEqual([]);
  });

  it('copies open invoices alone, and later says which ones were closed', async () => {
    const documents = documentsOf(database);
    const customer = await documents.customer();
    const paid = await documents.creditInvoice(customer, '10.00');
    await documents.apply(await documents.payment(customer, '10.00'), paid, '10.00');
    const open = await documents.creditInvoice(customer, '20.00');
    const cancelled = await documents.creditInvoice(customer, '30.00');

    const copy = newCopy();
    const first = await copy.pullAll(1);
    expect(first.tables.find(({ table }) => table === 'open_invoices')?.more).toBe(false);
    expect(copy.rows.open_invoices.size).toBe(2);

    await documents.apply(await documents.payment(customer, '5.00'), open, '5.00');
    await documents.cancel(cancelled);
    await copy.pullAll();
    expect([...copy.rows.open_invoices.values()]).toMatchObject([{ total: '20.00', open_amount: '15.00' }]);
  });

  it('does not go over invoices that were closed long ago again and again', async () => {
    const documents = documentsOf(database);
    await documents.cancel(await documents.creditInvoice(await documents.customer(), '10.00'));
    const copy = newCopy();
    await copy.pullAll();
    expect(copy.rows.open_invoices.size).toBe(0);
    expect(copy.cursors.open_invoices.watermark).not.toBe('0');
  });

  it('says about how many rows a first copy has', async () => {
    await addParts(30);
    const copy = newCopy();
    const page = await copy.pullPage(10);
    expect(page.tables.find(({ table }) => table === 'parts')).toMatchObject({ total: 30, more: true });
    const next = await copy.pullPage(10);
    expect(next.tables.find(({ table }) => table === 'parts')).toMatchObject({ total: null, more: true });
  });

  it('takes one huge transaction in parts', async () => {
    await addParts(2_500);
    const copy = newCopy();
    await copy.pullAll(100);
    expect(copy.rows.parts.size).toBe(2_500);
  });
});

describe('the watermark', () => {
  async function heldTransaction(): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: database.ownerUrl });
    await client.connect();
    await client.query('BEGIN');
    return client;
  }

  it('does not pass a row that a transaction has written and not yet committed', async () => {
    const held = await heldTransaction();
    await held.query(`INSERT INTO parts (oem_part_number) VALUES ('LENTA')`);
    await addParts(10);
    const copy = newCopy();
    await copy.pullAll();
    expect(copy.rows.parts.size).toBe(10);
    await held.query('COMMIT');
    await copy.pullAll();
    expect([...copy.rows.parts.values()]).toContainEqual(
      expect.objectContaining({ oem_part_number: 'LENTA' }),
    );
    await held.end();
  });

  it('does not pass it either when it commits between two pages, behind the last row taken', async () => {
    const held = await heldTransaction();
    await held.query(`INSERT INTO parts (oem_part_number) VALUES ('LENTA')`);
    await addParts(10);
    const copy = newCopy();
    await copy.pullPage(4);
    await held.query('COMMIT');
    await copy.pullAll(4);
    await copy.pullAll(4);
    expect(copy.rows.parts.size).toBe(11);
    await held.end();
  });

  it('claims no number that no committed row has: after a crash it would be given again', async () => {
    await addParts(3);
    const copy = newCopy();
    await copy.pullAll();
    for (let index = 0; index < 5; index += 1) {
      const aborted = await heldTransaction();
      await aborted.query(`INSERT INTO parts (oem_part_number) VALUES ('NUNCA')`);
      await aborted.query('ROLLBACK');
      await aborted.end();
    }
    await copy.pullAll();
    const [highest] = await database.query<{ stamp: string }>(
      'SELECT change_stamp::text AS stamp FROM parts ORDER BY change_stamp DESC LIMIT 1',
    );
    expect(BigInt(copy.cursors.parts.watermark)).toBe(BigInt(highest?.stamp ?? 0) + 1n);
  });

  it('contains the effects of exactly the operations that the same snapshot counts', async () => {
    const customerId = v7();
    await store.deliver([terminal.newCustomer(customerId, 500_00)]);
    const copy = newCopy();
    await copy.pullAll();
    const sales = Array.from({ length: 30 }, () => terminal.creditSale(customerId, 1_00));
    const selling = (async () => {
      for (const sale of sales) await store.deliver([sale]);
    })();
    for (let pulls = 0; pulls < 15; pulls += 1) {
      const page = await copy.pullAll();
      const balance = (copy.rows.customers.get(customerId) as { balance: string } | undefined)?.balance;
      expect(balance).toBe(`${page.includedSeq - 1}.00`);
    }
    await selling;
  });

  it('ends with the same rows, whatever is written, held open, rolled back or deleted meanwhile', async () => {
    const step = fc.oneof(
      fc.record({ do: fc.constantFrom('insert', 'update', 'delete'), client: fc.nat(2), id: fc.nat(30) }),
      fc.record({
        do: fc.constantFrom('begin', 'commit', 'rollback'),
        client: fc.nat(2),
        id: fc.constant(0),
      }),
      fc.record({ do: fc.constant('pull'), client: fc.constant(0), id: fc.integer({ min: 1, max: 5 }) }),
    );
    const writers = await Promise.all([heldTransaction(), heldTransaction(), heldTransaction()]);
    // Committed: a rollback would undo it, and the next row that two of them want would be waited for without end.
    await Promise.all(writers.map((writer) => writer.query(`SET lock_timeout = '20ms'; COMMIT`)));
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 60 }), async (steps) => {
        const copy = newCopy();
        for (const { do: action, client, id } of steps) {
          if (action === 'pull') await copy.pullPage(id);
          else {
            const writer = writers[client];
            if (!writer) throw new Error('no writer');
            await run(writer, action, id);
          }
        }
        for (const writer of writers) await run(writer, 'commit', 0);
        await copy.pullAll(3);
        await copy.pullAll(3);
        const stored = await database.query<{ key: string; oem_part_number: string }>(
          'SELECT id_part::text AS key, oem_part_number FROM parts ORDER BY id_part',
        );
        const copied = [...copy.rows.parts]
          .map(([key, columns]) => ({ key, oem_part_number: columns?.['oem_part_number'] }))
          .toSorted((one, other) => Number(one.key) - Number(other.key));
        expect(copied).toEqual(stored);
      }),
      { numRuns: 30 },
    );
    await Promise.all(writers.map((writer) => writer.end()));
  });

  let written = 0;

  /** A statement that fails (a lock, a key that exists) fails its transaction; that is part of the game. */
  async function run(writer: pg.Client, action: string, id: number): Promise<void> {
    written += 1;
    const statements: Readonly<Record<string, string>> = {
      insert: `INSERT INTO parts (id_part, oem_part_number) VALUES (${id}, 'I${written}')`,
      update: `UPDATE parts SET oem_part_number = 'U${written}' WHERE id_part = ${id}`,
      delete: `DELETE FROM parts WHERE id_part = ${id}`,
    };
    const statement = statements[action] ?? action;
    await writer.query(statement).catch((error: unknown) => {
      if (!(error instanceof pg.DatabaseError)) throw error;
    });
  }
});

describe('onWake', () => {
  it('calls when something that is copied changed, and not for a counter sale', async () => {
    let calls = 0;
    const ready = Promise.withResolvers<void>();
    const stop = store.onWake(() => {
      calls += 1;
      ready.resolve();
    });
    const listening = async () =>
      (
        await database.query(
          `SELECT FROM pg_stat_activity WHERE query = 'LISTEN nexus_changed' AND datname = current_database()`,
        )
      ).length;
    await expect.poll(listening, { timeout: 5_000 }).toBe(1);
    await store.deliver([terminal.cashSale()]);
    expect(calls).toBe(0);
    await store.deliver([terminal.newCustomer(v7(), 0)]);
    await ready.promise;
    stop();
  });
});

describe('searchParts', () => {
  it('answers codes as they begin, with or without dashes, and whole words without accents', async () => {
    await database.query(`INSERT INTO part_groups (name_part_group) VALUES ('Frenos')`);
    await database.query(
      `INSERT INTO parts (oem_part_number, name_part, name_es, group_id, cost_usd) VALUES
         ('90915-YZZD4', 'Oil filter', 'Filtro de aceite', NULL, 5), ('LAB-502', 'Brake pad', 'Balata cerámica', 1, NULL),
         ('LAB-50', 'Brake shoe', 'Zapata', 1, 'NaN'), ('100%', 'Percent', NULL, NULL, 1)`,
    );
    await database.query(`INSERT INTO manufacturers (name_manufacture) VALUES ('Bosch')`);
    await database.query(
      `INSERT INTO aftermarket_parts (part_number, name_aftermarket_parts, name_es, manufacturer_id, price_usd)
       VALUES ('LAB 502', 'Brake pad', 'Balata', 1, 9)`,
    );
    const codes = async (text: string) => (await store.searchParts(text, 10)).map((part) => part.code);
    expect(await codes('lab50')).toEqual(['LAB-50', 'LAB 502', 'LAB-502']);
    expect(await codes('90915yzz')).toEqual(['90915-YZZD4']);
    expect(await codes('CERAMICA balata')).toEqual(['LAB-502']);
    expect(await codes('filtro')).toEqual(['90915-YZZD4']);
    expect(await codes('%')).toEqual([]);
    expect(await codes('_')).toEqual([]);
    expect(await codes('100%')).toEqual(['100%']);
    expect(await store.searchParts('lab502', 2)).toEqual([
      {
        ...{
          part: { kind: 'aftermarket', id: 1 },
          code: 'LAB 502',
          brand: 'Bosch',
          nameEs: 'Balata',
          name: 'Brake pad',
        },
        ...{ group: null, groupId: null, manufacturerId: 1, cost: { sourceCents: 900, currency: 'USD' } },
      },
      {
        ...{
          part: { kind: 'oem', id: 2 },
          code: 'LAB-502',
          brand: null,
          nameEs: 'Balata cerámica',
          name: 'Brake pad',
        },
        ...{ group: 'Frenos', groupId: 1, manufacturerId: null, cost: null },
      },
    ]);
  });
});
