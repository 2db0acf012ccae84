import pg from 'pg';
import { v7 } from 'uuid';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCentralCashiers } from '../../../src/main/adapters/postgres/cashiers/central-cashiers.ts';
import { createConnections, type Connections } from '../../../src/main/adapters/postgres/connections.ts';
import {
  REPLICATED_TABLES,
  type CentralCashiers,
  type TerminalIdentity,
} from '../../../src/main/application/ports.ts';
import type { CashierId, OperationId, TerminalId } from '../../../src/shared/domain/ids.ts';
import { createCentralDatabase, silentLogger, type CentralDatabase } from '../../support/central-database.ts';
import { testTerminal } from '../../support/central-terminal.ts';
import { openStore } from './central-under-test.ts';

const TERMINAL = v7() as TerminalId;
const newCashierId = () => v7() as CashierId;
const opened: { readonly connections: Connections; readonly database: CentralDatabase }[] = [];

let database: CentralDatabase;
let cashiers: CentralCashiers;

beforeEach(async () => {
  database = await createCentralDatabase();
  const connections = createConnections({ urls: [database.terminalUrl], logger: silentLogger });
  cashiers = createCentralCashiers(connections);
  opened.push({ connections, database });
});
afterEach(() => database.expectBalanced());
afterAll(async () => {
  for (const one of opened) {
    // oxlint-disable-next-line no-await-in-loop -- one database after the other
    await one.connections.close();
    // oxlint-disable-next-line no-await-in-loop -- as above
    await one.database.drop();
  }
});

async function firstOwner(name = 'Carmen', pinHash = 'hash of 2468'): Promise<CashierId> {
  const cashierId = newCashierId();
  expect(await cashiers.createFirstOwner({ cashierId, name, pinHash }, TERMINAL)).toBe('created');
  return cashierId;
}

const history = () =>
  database.query(
    'SELECT subject, subject_key, before_value, after_value, cashier_name FROM shared_changes ORDER BY id',
  );
const rows = () => database.query('SELECT name, role, active, pin_hash FROM cashiers ORDER BY name');

describe('the first owner', () => {
  it('is made in a shop without one, with his line in the history', async () => {
    const owner = await firstOwner('  Carmen ');
    expect(await rows()).toEqual([{ name: 'Carmen', role: 'dueño', active: true, pin_hash: 'hash of 2468' }]);
    expect(await history()).toEqual([
      {
        ...{ subject: 'cashier', subject_key: owner, before_value: null, cashier_name: 'Carmen' },
        after_value: { name: 'Carmen', role: 'dueño', active: true },
      },
    ]);
  });

  it('is one, however many terminals try at once', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        cashiers.createFirstOwner(
          { cashierId: newCashierId(), name: `Owner ${index}`, pinHash: `hash ${index}` },
          v7() as TerminalId,
        ),
      ),
    );
    expect(outcomes.toSorted()).toEqual(['created', ...Array.from({ length: 7 }, () => 'owner-exists')]);
    expect(await rows()).toHaveLength(1);
    expect(await history()).toHaveLength(1);
  });

  it('is told the same again when the answer was lost', async () => {
    const owner = { cashierId: newCashierId(), name: 'Carmen', pinHash: 'hash of 2468' };
    expect(await cashiers.createFirstOwner(owner, TERMINAL)).toBe('created');
    expect(await cashiers.createFirstOwner(owner, TERMINAL)).toBe('created');
    expect(await cashiers.createFirstOwner({ ...owner, pinHash: 'another' }, TERMINAL)).toBe('owner-exists');
    expect(await history()).toHaveLength(1);
  });

  it('cannot be without a PIN', async () => {
    const noPin = { cashierId: newCashierId(), name: 'Carmen', pinHash: null as unknown as string };
    await expect(cashiers.createFirstOwner(noPin, TERMINAL)).rejects.toThrow('an owner without a PIN');
    expect(await rows()).toEqual([]);
  });
});

describe('save_cashier', () => {
  it('makes, renames, promotes and deactivates, and keeps each in the history without the hash', async () => {
    const owner = await firstOwner();
    const cashierId = newCashierId();
    const save = (change: object) => cashiers.saveCashier({ cashierId, ...change }, owner, TERMINAL);
    expect(await save({ name: 'Beto', role: 'cajero', pinHash: 'hash of 1111' })).toBe('saved');
    expect(await save({ name: 'Beto Ruiz' })).toBe('saved');
    expect(await save({ role: 'supervisor' })).toBe('saved');
    expect(await save({ pinHash: 'hash of 9999' })).toBe('saved');
    expect(await save({ active: false })).toBe('saved');
    const changes = (await history()).slice(1);
    expect(changes.map((change) => [change['before_value'], change['after_value']])).toEqual([
      [null, { name: 'Beto', role: 'cajero', active: true }],
      [
        { name: 'Beto', role: 'cajero', active: true },
        { name: 'Beto Ruiz', role: 'cajero', active: true },
      ],
      [
        { name: 'Beto Ruiz', role: 'cajero', active: true },
        { name: 'Beto Ruiz', role: 'supervisor', active: true },
      ],
      [
        { name: 'Beto Ruiz', role: 'supervisor', active: true },
        { name: 'Beto Ruiz', role: 'supervisor', active: true, pin_changed: true },
      ],
      [
        { name: 'Beto Ruiz', role: 'supervisor', active: true },
        { name: 'Beto Ruiz', role: 'supervisor', active: false },
      ],
    ]);
    expect(JSON.stringify(await history())).not.toContain('hash');
    expect(changes.every((change) => change['cashier_name'] === 'Carmen')).toBe(true);
  });

  it('leaves no trace of a change that changes nothing', async () => {
    const owner = await firstOwner();
    expect(
      await cashiers.saveCashier({ cashierId: owner, name: 'Carmen', active: true }, owner, TERMINAL),
    ).toBe('saved');
    expect(await history()).toHaveLength(1);
  });

  it.each([
    ['a cashier', { role: 'cajero', active: true }],
    ['a supervisor', { role: 'supervisor', active: true }],
    ['an owner who was deactivated', { role: 'dueño', active: false }],
  ] as const)('is refused to %s', async (_who, { role, active }) => {
    const owner = await firstOwner();
    const acting = newCashierId();
    await cashiers.saveCashier(
      { cashierId: acting, name: 'Beto', role, active, pinHash: 'b' },
      owner,
      TERMINAL,
    );
    const before = await rows();
    expect(await cashiers.saveCashier({ cashierId: owner, role: 'cajero' }, acting, TERMINAL)).toBe(
      'not-owner',
    );
    expect(await cashiers.saveCashier({ cashierId: acting, role: 'dueño' }, acting, TERMINAL)).toBe(
      'not-owner',
    );
    expect(
      await cashiers.saveCashier({ cashierId: newCashierId(), name: 'X' }, newCashierId(), TERMINAL),
    ).toBe('not-owner');
    expect(await rows()).toEqual(before);
  });

  it('gives a PIN to one active cashier alone, also when an inactive one comes back', async () => {
    const owner = await firstOwner();
    const [first, second] = [newCashierId(), newCashierId()];
    const save = (cashierId: CashierId, change: object) =>
      cashiers.saveCashier({ cashierId, ...change }, owner, TERMINAL);
    expect(await save(first, { name: 'Beto', pinHash: 'one' })).toBe('saved');
    expect(await save(second, { name: 'Ana', pinHash: 'one' })).toBe('pin-taken');
    expect(await save(owner, { pinHash: 'one' })).toBe('pin-taken');
    expect(await save(first, { active: false })).toBe('saved');
    expect(await save(second, { name: 'Ana', pinHash: 'one' })).toBe('saved');
    expect(await save(first, { active: true })).toBe('pin-taken');
    expect(await save(first, { active: true, pinHash: 'two' })).toBe('saved');
  });

  it('never leaves the shop without an owner', async () => {
    const owner = await firstOwner();
    expect(await cashiers.saveCashier({ cashierId: owner, role: 'supervisor' }, owner, TERMINAL)).toBe(
      'last-owner',
    );
    expect(await cashiers.saveCashier({ cashierId: owner, active: false }, owner, TERMINAL)).toBe(
      'last-owner',
    );
    // One who has no PIN could not let anybody in.
    const withoutPin = newCashierId();
    await cashiers.saveCashier({ cashierId: withoutPin, name: 'Ana', role: 'dueño' }, owner, TERMINAL);
    expect(await cashiers.saveCashier({ cashierId: owner, active: false }, owner, TERMINAL)).toBe(
      'last-owner',
    );
    await cashiers.saveCashier({ cashierId: withoutPin, pinHash: 'a' }, owner, TERMINAL);
    expect(await cashiers.saveCashier({ cashierId: owner, active: false }, owner, TERMINAL)).toBe('saved');
  });

  it('leaves one of two owners who deactivate each other at once', async () => {
    const first = await firstOwner();
    const second = newCashierId();
    await cashiers.saveCashier(
      { cashierId: second, name: 'Ana', role: 'dueño', pinHash: 'a' },
      first,
      TERMINAL,
    );
    const outcomes = await Promise.all([
      cashiers.saveCashier({ cashierId: first, active: false }, second, TERMINAL),
      cashiers.saveCashier({ cashierId: second, active: false }, first, TERMINAL),
    ]);
    expect(outcomes.toSorted()).toEqual(['not-owner', 'saved']);
    expect(await database.query(`SELECT name FROM cashiers WHERE active AND role = 'dueño'`)).toHaveLength(1);
  });

  it('gives one PIN to one of many who are given it at once', async () => {
    const owner = await firstOwner();
    const outcomes = await Promise.all(
      Array.from({ length: 6 }, (_, index) =>
        cashiers.saveCashier(
          { cashierId: newCashierId(), name: `Cashier ${index}`, pinHash: 'the same' },
          owner,
          TERMINAL,
        ),
      ),
    );
    expect(outcomes.toSorted()).toEqual([...Array.from({ length: 5 }, () => 'pin-taken'), 'saved']);
  });
});

describe('cashiers in central', () => {
  it('are never deleted, and terminals write them through the functions alone', async () => {
    await firstOwner();
    const owner = new pg.Client({ connectionString: database.ownerUrl });
    await owner.connect();
    await expect(owner.query('DELETE FROM cashiers')).rejects.toMatchObject({ code: '23001' });
    await expect(owner.query('TRUNCATE cashiers')).rejects.toMatchObject({ code: '23001' });
    await owner.end();
    const terminal = new pg.Client({ connectionString: database.terminalUrl });
    await terminal.connect();
    await expect(terminal.query(`UPDATE cashiers SET role = 'dueño'`)).rejects.toMatchObject({
      code: '42501',
    });
    await expect(
      terminal.query(`INSERT INTO cashiers (id, name) VALUES (gen_random_uuid(), 'X')`),
    ).rejects.toMatchObject({ code: '42501' });
    await terminal.end();
  });

  it('keep one active cashier a PIN by their index too, whoever writes', async () => {
    await firstOwner('Carmen', 'same');
    await expect(
      database.query(`INSERT INTO cashiers (id, name, pin_hash) VALUES (gen_random_uuid(), 'Beto', 'same')`),
    ).rejects.toMatchObject({ constraint: 'cashiers_pin_is_one_persons' });
  });

  it('reach terminals with the next pull, changes as well', async () => {
    const store = openStore(database.terminalUrl);
    const { identity } = testTerminal();
    await store.greet(identity);
    const owner = await firstOwner();
    const start = { watermark: '0', after: null };
    const first = await pullCashiers(store, identity, start);
    expect(first.rows.map(({ key, columns }) => ({ key, columns }))).toEqual([
      { key: owner, columns: { name: 'Carmen', role: 'dueño', pin_hash: 'hash of 2468', active: true } },
    ]);
    await cashiers.saveCashier({ cashierId: owner, name: 'Carmen Ríos' }, owner, TERMINAL);
    const second = await pullCashiers(store, identity, first.next);
    expect(second.rows).toMatchObject([{ key: owner, columns: { name: 'Carmen Ríos' } }]);
    await store.close();
  });
});

type Store = ReturnType<typeof openStore>;
type Cursor = Parameters<Store['pull']>[0]['cursors']['cashiers'];

async function pullCashiers(store: Store, terminal: TerminalIdentity, cursor: Cursor) {
  const start = { watermark: '0', after: null };
  const starts = Object.fromEntries(REPLICATED_TABLES.map((table) => [table, start]));
  const cursors = { ...starts, cashiers: cursor } as Parameters<Store['pull']>[0]['cursors'];
  const page = await store.pull({ terminal, cursors, pageSize: 100 });
  const table = page.tables.find((one) => one.table === 'cashiers');
  if (!table) throw new Error('no cashiers in the page');
  return table;
}

describe('the audit', () => {
  it('lists what was allowed, newest first, with the sale it was for, page by page', async () => {
    const store = openStore(database.terminalUrl);
    const terminal = testTerminal('T07');
    await store.greet(terminal.identity);
    const sales = [terminal.cashSale(), terminal.cashSale(), terminal.cashSale()];
    await store.deliver(sales);
    for (const [index, { operation }] of sales.entries()) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other, so that their times differ
      await database.query(
        `INSERT INTO authorisations (operation_id, right_name, detail, cashier_id, cashier_name, occurred_at)
         VALUES ('${operation.id}', 'sell-below-floor', 'Balata ${index}', '${v7()}', 'Sra. Soto', now())`,
      );
    }
    const first = await cashiers.listAuthorisations(null, 2);
    expect(first.map(({ detail }) => detail)).toEqual(['Balata 2', 'Balata 1']);
    expect(first[0]).toMatchObject({
      ...{ right: 'sell-below-floor', allowedBy: 'Sra. Soto', askedBy: 'Ana', terminalCode: 'T07' },
      ...{ operationId: sales[2]?.operation.id, customerName: 'Público en general' },
      folio: expect.stringMatching(/^NX-\d{6}$/) as string,
      totalCents: expect.any(Number) as number,
    });
    const [, last] = first;
    const rest = await cashiers.listAuthorisations(last ?? null, 2);
    expect(rest.map(({ detail }) => detail)).toEqual(['Balata 0']);
    await store.close();
  });

  it('lists credit that was allowed to a new customer, who is there with his limit', async () => {
    const store = openStore(database.terminalUrl);
    const terminal = testTerminal('T08');
    await store.greet(terminal.identity);
    const customer = {
      ...{ name: 'Taller Vargas', rfc: null, businessName: null, email: null },
      phone: null,
    };
    const made = terminal.next(
      'customer-created',
      {
        customerId: v7(),
        fields: { ...customer, address: null, creditLimitCents: 500_000, paymentTermsDays: 30 },
        authorisations: [
          {
            right: 'set-credit-limit',
            detail: 'Límite de $5,000.00.',
            cashier: { id: v7(), name: 'Sra. Soto' },
          },
        ],
      },
      { version: 2 },
    );
    await store.deliver([made]);
    // A repeat adds nothing.
    await store.deliver([made]);
    expect(await database.query(`SELECT credit_limit FROM customers WHERE name = 'Taller Vargas'`)).toEqual([
      { credit_limit: '5000.00' },
    ]);
    expect(await cashiers.listAuthorisations(null, 5)).toMatchObject([
      {
        ...{
          right: 'set-credit-limit',
          detail: 'Límite de $5,000.00.',
          allowedBy: 'Sra. Soto',
          askedBy: 'Ana',
        },
        ...{ customerName: 'Taller Vargas', terminalCode: 'T08', folio: null, totalCents: null },
        occurredAt: '2026-03-05T16:30:15.123Z',
      },
    ]);
    await store.close();
  });

  it('lists those of one instant in pages too, none twice and none left out', async () => {
    await database.query(
      `INSERT INTO authorisations (operation_id, right_name, detail, cashier_id, cashier_name, occurred_at)
       SELECT gen_random_uuid(), 'sell-below-floor', 'Parte ' || n, gen_random_uuid(), 'Sra. Soto', now()
       FROM generate_series(1, 25) AS n`,
    );
    const seen: string[] = [];
    let before: Parameters<CentralCashiers['listAuthorisations']>[0] = null;
    for (;;) {
      // oxlint-disable-next-line no-await-in-loop -- each page starts where the last one ended
      const page = await cashiers.listAuthorisations(before, 7);
      if (page.length === 0) break;
      seen.push(...page.map(({ detail }) => detail));
      before = page.at(-1) ?? null;
    }
    expect(seen).toHaveLength(25);
    expect(new Set(seen).size).toBe(25);
  });

  it('shows one of an operation that central does not have', async () => {
    const operationId = v7() as OperationId;
    await database.query(
      `INSERT INTO authorisations (operation_id, right_name, detail, cashier_id, cashier_name, occurred_at)
       VALUES ('${operationId}', 'set-credit-limit', 'Límite', '${v7()}', 'Sra. Soto', now())`,
    );
    expect(await cashiers.listAuthorisations(null, 5)).toMatchObject([
      {
        operationId,
        folio: null,
        ticketNumber: null,
        customerName: null,
        totalCents: null,
        terminalCode: null,
      },
    ]);
  });

  it('lists what was changed, newest first, page by page', async () => {
    const owner = await firstOwner();
    await cashiers.saveCashier({ cashierId: owner, name: 'Carmen Ríos' }, owner, TERMINAL);
    const [newest] = await cashiers.listSharedChanges(null, 1);
    expect(newest).toMatchObject({
      ...{ subject: 'cashier', subjectKey: owner, cashierName: 'Carmen' },
      ...{ before: { name: 'Carmen' }, after: { name: 'Carmen Ríos' } },
    });
    expect(await cashiers.listSharedChanges(newest?.id ?? null, 10)).toMatchObject([{ before: null }]);
  });
});
