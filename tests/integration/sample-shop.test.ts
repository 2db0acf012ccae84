import { v7 } from 'uuid';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createCentralStore } from '../../src/main/adapters/postgres/central-store.ts';
import { createConnections } from '../../src/main/adapters/postgres/connections.ts';
import { CentralUnavailableError, type CentralStore } from '../../src/main/application/ports.ts';
import { fillSampleShop } from '../../src/main/sample-shop/fill-sample-shop.ts';
import { sampleShopFiller } from '../../src/main/sample-shop/sample-shop-filler.ts';
import { PUBLIC_CUSTOMER_ID } from '../../src/shared/domain/ids.ts';
import { createCentralDatabase, silentLogger, type CentralDatabase } from '../support/central-database.ts';
import { testTerminal } from '../support/central-terminal.ts';

const NOW = Date.parse('2026-11-16T15:13:00-06:00');

let database: CentralDatabase;
let central: CentralStore;

async function openShop(): Promise<void> {
  database = await createCentralDatabase();
  central = centralOf(database);
}

async function closeShop(): Promise<void> {
  await database.expectBalanced();
  await closeAll();
  await database.drop();
}

describe('the sample shop', () => {
  beforeAll(async () => {
    await openShop();
    await fill();
  });
  afterAll(closeShop);

  it('gives a new shop its catalogue, customers and five weeks of business', async () => {
    const [counts] = await database.query<Record<string, number>>(`SELECT
      (SELECT count(*)::int FROM parts) AS oem,
      (SELECT count(*)::int FROM aftermarket_parts) AS aftermarket,
      (SELECT count(*)::int FROM parts WHERE group_id IS NOT NULL) AS grouped,
      (SELECT count(*)::int FROM customers WHERE uuid <> '${PUBLIC_CUSTOMER_ID}') AS customers,
      (SELECT count(*)::int FROM invoices) AS invoices,
      (SELECT count(*)::int FROM payments WHERE purpose = 'abono') AS abonos,
      (SELECT count(*)::int FROM invoices WHERE status = 'cancelled') AS cancelled,
      (SELECT count(DISTINCT status)::int FROM invoices) AS statuses,
      (SELECT count(*)::int FROM refunds) AS refunds`);
    expect(counts).toMatchObject({ customers: 30, statuses: 4 });
    expect(counts?.['oem']).toBeGreaterThan(500);
    expect(counts?.['aftermarket']).toBeGreaterThan(1500);
    expect(counts?.['grouped']).toBeGreaterThan(500);
    expect(counts?.['invoices']).toBeGreaterThan(200);
    expect(counts?.['abonos']).toBeGreaterThan(20);
    expect(counts?.['cancelled']).toBeGreaterThanOrEqual(3);
    expect(counts?.['refunds']).toBeGreaterThanOrEqual(1);
  });

  it('numbers its sales from the first folio without a gap, and leaves the next one to the first terminal', async () => {
    const folios = await database.query<{ number: number }>(
      'SELECT substr(folio, 4)::int AS number FROM invoices ORDER BY date_issued, folio',
    );
    expect(folios.map(({ number }) => number)).toEqual(folios.map((_, index) => index + 1));

    const first = testTerminal('T01').identity;
    await central.greet(first);
    const lease = await central.leaseFolios(first, v7() as Parameters<CentralStore['leaseFolios']>[1], 10);
    expect(lease.firstNumber).toBe(folios.length + 1);
  });

  it('has who lives at the limit, who is overdue, who has saldo a favor, who was struck off and who has no credit', async () => {
    const nearLimit = await database.query(
      'SELECT name FROM customers WHERE balance > 0 AND balance >= credit_limit * 0.85 AND balance <= credit_limit',
    );
    expect(nearLimit.length).toBeGreaterThanOrEqual(2);
    const overdue = await database.query(
      `SELECT DISTINCT customer_id FROM invoices WHERE status IN ('pending', 'partial') AND due_date < '2026-11-16'`,
    );
    expect(overdue.length).toBeGreaterThanOrEqual(2);
    expect(await database.query('SELECT name FROM customers WHERE balance < 0')).toHaveLength(1);
    expect(await database.query('SELECT name FROM customers WHERE NOT active')).toEqual([
      { name: 'Taller Mecánico El Alto' },
    ]);
    expect(
      await database.query(
        `SELECT name, balance FROM customers WHERE credit_limit = 0 AND uuid <> '${PUBLIC_CUSTOMER_ID}'`,
      ),
    ).toEqual([{ name: 'Refaccionaria Tepeaca', balance: '0.00' }]);
  });

  it('leaves nothing to review, nothing parked and nothing later than now', async () => {
    const odd = await database.query(
      `SELECT kind, review_reason, park_reason FROM terminal_operations
       WHERE state <> 'applied' OR review_reason IS NOT NULL OR occurred_at > $1`,
      [new Date(NOW)],
    );
    expect(odd).toEqual([]);
    expect(await database.query('SELECT name FROM customers WHERE review_reason IS NOT NULL')).toEqual([]);
  });

  it('sets what the shop has set', async () => {
    const settings = await database.query<{ key: string; value: unknown }>(
      'SELECT key, value FROM store_settings',
    );
    expect(Object.fromEntries(settings.map(({ key, value }) => [key, value]))).toMatchObject({
      shop_name: 'Refaccionaria El Piñón',
      exchange_rate: '18.2500',
      price_basis: 'neto',
      default_margin_pct: '30.00',
      time_zone: 'America/Mexico_City',
      tax_rate: '0.1600',
    });
  });
});

describe('fillSampleShop', () => {
  beforeEach(openShop);
  afterEach(closeShop);

  it('does nothing the second time', async () => {
    expect(await fill()).toBe(true);
    const before = await everything();
    expect(await fill({ nowMs: NOW + 86_400_000 })).toBe(false);
    expect(await everything()).toEqual(before);
  });

  it.each([
    ['a part', `INSERT INTO parts (oem_part_number) VALUES ('41060-1F585')`],
    ['an aftermarket part', `INSERT INTO aftermarket_parts (part_number) VALUES ('BC905')`],
    ['a customer', `INSERT INTO customers (name) VALUES ('Taller Prueba')`],
  ])('does nothing in a shop that has %s', async (_what, insert) => {
    await database.query(insert);
    const before = await everything();
    expect(await fill()).toBe(false);
    expect(await everything()).toEqual(before);
  });

  it('does nothing in a shop that has an operation', async () => {
    const terminal = testTerminal('T01');
    await central.greet(terminal.identity);
    await central.deliver([terminal.cashSale()]);
    expect(await fill()).toBe(false);
    expect(await database.query('SELECT FROM parts')).toEqual([]);
  });

  it('goes on where it was cut short, at another time and with other ids', async () => {
    await expect(fill({ central: failingAfter(3) })).rejects.toThrow(CentralUnavailableError);
    const [halfWay] = await database.query<{ count: number }>(
      'SELECT count(*)::int AS count FROM terminal_operations',
    );
    expect(halfWay?.count).toBeGreaterThan(0);

    expect(await fill({ nowMs: NOW + 3_600_000 })).toBe(true);
    const inOneGo = await createCentralDatabase();
    try {
      await fill({ ownerUrl: inOneGo.ownerUrl, central: centralOf(inOneGo) });
      const invoices = 'SELECT folio, total, amount_paid, status, business_date FROM invoices ORDER BY folio';
      expect(await database.query(invoices)).toEqual(await inOneGo.query(invoices));
    } finally {
      await inOneGo.drop();
    }
  });

  it('fills two shops at the same instant without giving both the same ids', async () => {
    const other = await createCentralDatabase();
    try {
      await fill();
      await fill({ ownerUrl: other.ownerUrl, central: centralOf(other) });
      const ids = 'SELECT uuid FROM invoices';
      const all = [...(await database.query(ids)), ...(await other.query(ids))].map((row) => row['uuid']);
      expect(new Set(all).size).toBe(all.length);
      await other.expectBalanced();
    } finally {
      await other.drop();
    }
  });
});

describe('sampleShopFiller', () => {
  beforeEach(openShop);
  afterEach(closeShop);

  const clock = { nowMs: () => NOW };
  const ids = { newId: () => v7() };

  it('needs no more than the owner of a new shop', async () => {
    await sampleShopFiller({ clock, ids, logger: silentLogger })(database.ownerUrl);
    expect(await database.query('SELECT FROM invoices LIMIT 1')).toHaveLength(1);
  });

  it('keeps nobody from selling when it fails: the next start goes on', async () => {
    const errors: string[] = [];
    const logger = { ...silentLogger, error: (event: string) => errors.push(event) };
    await database.query('ALTER TABLE parts RENAME TO parts_in_use');
    await sampleShopFiller({ clock, ids, logger })(database.ownerUrl);
    expect(errors).toEqual(['sample-shop-not-filled']);

    await database.query('ALTER TABLE parts_in_use RENAME TO parts');
    await sampleShopFiller({ clock, ids, logger })(database.ownerUrl);
    expect(await database.query('SELECT FROM invoices LIMIT 1')).toHaveLength(1);
  });
});

interface FillAs {
  readonly nowMs?: number;
  readonly ownerUrl?: string;
  readonly central?: Pick<CentralStore, 'greet' | 'leaseFolios' | 'deliver'>;
}

function fill({ nowMs = NOW, ...others }: FillAs = {}): Promise<boolean> {
  return fillSampleShop({
    ...{ ownerUrl: database.ownerUrl, central, ...others },
    clock: { nowMs: () => nowMs },
    ids: { newId: () => v7() },
    seed: 'nexus',
  });
}

/** As if the process had died: the next batch never leaves. */
function failingAfter(batches: number): CentralStore {
  let left = batches;
  return {
    ...central,
    deliver: (entries) =>
      left-- > 0 ? central.deliver(entries) : Promise.reject(new CentralUnavailableError('the process died')),
  };
}

const opened: CentralStore[] = [];

function centralOf({ terminalUrl }: CentralDatabase): CentralStore {
  const connections = createConnections({ urls: [terminalUrl], logger: silentLogger });
  const store = createCentralStore({ connections, logger: silentLogger });
  opened.push(store);
  return store;
}

async function closeAll(): Promise<void> {
  await Promise.all(opened.splice(0).map((store) => store.close()));
}

/** Enough to see that anything changed. */
function everything() {
  return database.query(`SELECT
    (SELECT count(*)::int FROM parts) AS oem,
    (SELECT count(*)::int FROM aftermarket_parts) AS aftermarket,
    (SELECT count(*)::int FROM customers) AS customers,
    (SELECT count(*)::int FROM terminal_operations) AS operations,
    (SELECT count(*)::int FROM terminals) AS terminals,
    (SELECT next_number::int FROM folio_counter) AS next_folio,
    (SELECT jsonb_object_agg(key, value) FROM store_settings) AS settings`);
}
