import pg from 'pg';
import { v7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createConnections, type Connections } from '../../../src/main/adapters/postgres/connections.ts';
import { createSharedSettingsStore } from '../../../src/main/adapters/postgres/shared/shared-settings-store.ts';
import type { ActingCashier, SharedSettingsStore } from '../../../src/main/application/ports.ts';
import type { CashierId, CustomerId, TerminalId } from '../../../src/shared/domain/ids.ts';
import { basisPoints } from '../../../src/shared/domain/scaled.ts';
import { createCentralDatabase, silentLogger, type CentralDatabase } from '../../support/central-database.ts';

let database: CentralDatabase;
let connections: Connections;
let store: SharedSettingsStore;
let terminal: pg.Client;

const owner: ActingCashier = { cashierId: v7() as CashierId, terminalId: v7() as TerminalId };
const customerId = v7() as CustomerId;

beforeAll(async () => {
  database = await createCentralDatabase();
  connections = createConnections({ urls: [database.terminalUrl], logger: silentLogger });
  store = createSharedSettingsStore(connections);
  terminal = new pg.Client({ connectionString: database.terminalUrl });
  await terminal.connect();
  await database.query(`INSERT INTO cashiers (id, name, role) VALUES ($1, 'Doña Elena', 'dueño')`, [
    owner.cashierId,
  ]);
  await database.query(`INSERT INTO terminals (id, code) VALUES ($1, 'T01')`, [owner.terminalId]);
  await database.query(`INSERT INTO customers (uuid, name) VALUES ($1, 'Taller Núñez')`, [customerId]);
  await database.query(`INSERT INTO part_groups (name_part_group) VALUES ('Frenos')`);
  await database.query(`INSERT INTO manufacturers (name_manufacture) VALUES ('Bosch')`);
});
beforeEach(async () => {
  await database.query(`UPDATE store_settings SET value = '"18.2500"' WHERE key = 'exchange_rate'`);
  await database.query('DELETE FROM margins');
  await database.query('UPDATE customers SET margin_pct = NULL');
});
afterAll(async () => {
  await database.expectBalanced();
  await terminal.end();
  await connections.close();
  await database.drop();
});

const rate = (before: number, after: number) => ({ name: 'exchangeRate', before, after }) as const;
const historySize = async () =>
  Number((await database.query<{ count: string }>('SELECT count(*) FROM shared_changes'))[0]?.count);

describe('change_settings', () => {
  it('changes all that is asked and remembers who, when, before and after', async () => {
    expect(
      await store.change(
        [rate(182_500, 183_000), { name: 'exchangeRateOn', before: null, after: '2026-11-25' }],
        owner,
      ),
    ).toEqual({ outcome: 'saved' });
    expect(await store.read()).toMatchObject({ exchangeRate: 183_000, exchangeRateOn: '2026-11-25' });
    const [newest] = await store.history('exchangeRate', 5);
    expect(newest).toMatchObject({
      ...{ cashierName: 'Doña Elena', terminalCode: 'T01', before: '18.2500', after: '18.3000' },
    });
    expect(Math.abs(Date.parse(newest?.at ?? '') - Date.now())).toBeLessThan(60_000);
    await store.change([{ name: 'exchangeRateOn', before: '2026-11-25', after: null }], owner);
  });

  it('writes nothing when somebody changed one of them meanwhile, and tells what stands there', async () => {
    const before = await historySize();
    expect(
      await store.change(
        [rate(180_000, 190_000), { name: 'phone', before: '', after: '55 1234 5678' }],
        owner,
      ),
    ).toEqual({ outcome: 'conflict', conflicts: [{ key: 'exchange_rate', current: '18.2500' }] });
    expect(await store.read()).toMatchObject({ exchangeRate: 182_500, phone: '' });
    expect(await historySize()).toBe(before);
  });

  it('lets one of two that change the same at once win, and tells the other', async () => {
    const answers = await Promise.all([
      store.change([rate(182_500, 190_000)], owner),
      store.change([rate(182_500, 191_000)], owner),
    ]);
    expect(answers.map(({ outcome }) => outcome).toSorted()).toEqual(['conflict', 'saved']);
  });

  it('answers the same request again alike, and remembers it once', async () => {
    const before = await historySize();
    for (let time = 0; time < 2; time += 1) {
      expect(await store.change([rate(182_500, 184_000)], owner)).toEqual({ outcome: 'saved' });
    }
    expect(await historySize()).toBe(before + 1);
  });

  it.each(['cajero', 'supervisor'])('refuses a %s', async (role) => {
    const id = v7();
    await database.query('INSERT INTO cashiers (id, name, role) VALUES ($1, $2, $2)', [id, role]);
    expect(await store.change([rate(182_500, 1)], { ...owner, cashierId: id as CashierId })).toEqual({
      outcome: 'not-owner',
    });
    expect(await store.read()).toMatchObject({ exchangeRate: 182_500 });
  });

  it('refuses an owner who was dismissed, and whoever is nobody', async () => {
    const id = v7();
    await database.query(
      `INSERT INTO cashiers (id, name, role, active) VALUES ($1, 'Antes', 'dueño', false)`,
      [id],
    );
    for (const cashierId of [id, v7()]) {
      const by = { ...owner, cashierId: cashierId as CashierId };
      expect(await store.change([rate(182_500, 1)], by)).toEqual({ outcome: 'not-owner' });
      expect(await store.setMargin({ kind: 'group', groupId: 1 }, null, basisPoints(100), by)).toEqual({
        outcome: 'not-owner',
      });
    }
  });

  const refused: readonly (readonly [string, unknown])[] = [
    ...(
      ['tax_rate', 'exchange_rate', 'default_margin_pct', 'margin_floor_pct', 'offline_credit_cap'] as const
    ).flatMap((key) =>
      ['NaN', 'Infinity', '1e9', '', ' 1', '12345678901', true, [], {}].map((value) => [key, value] as const),
    ),
    ['tax_rate', '1.5'],
    ['tax_rate', '-0.01'],
    ['tax_rate', '0.12345'],
    ['tax_rate', null],
    ['exchange_rate', '0'],
    ['exchange_rate', '10000'],
    ['default_margin_pct', '-100.01'],
    ['default_margin_pct', null],
    ['margin_floor_pct', '1000'],
    ['offline_credit_cap', '-1'],
    ['price_basis', 'bruto'],
    ['rounding_step_cents', 5],
    ['rounding_step_cents', '50'],
    ['time_zone', 'America/Macondo'],
    ['time_zone', 5],
    ['exchange_rate_on', '2026-02-31'],
    ['exchange_rate_on', 'hoy'],
    ['ask_customer_reference', 'sí'],
    ['shop_rfc', 'NUÑEZ'],
    ['shop_tax_regime', '99'],
    ['shop_name', '   '],
    ['shop_name', 'x'.repeat(101)],
    ['shop_phone', 'x'.repeat(51)],
    ['shop_address', null],
    ['pin_salt', 'mine'],
    ['anything', 1],
  ];

  it.each(refused)('refuses %s = %j, with what else was asked', async (key, value) => {
    const changes = [
      { key: 'shop_phone', before: '', after: '55' },
      { key, before: null, after: value },
    ];
    await expect(
      terminal.query('SELECT public.change_settings($1, $2, $3)', [
        JSON.stringify(changes),
        owner.cashierId,
        owner.terminalId,
      ]),
    ).rejects.toMatchObject({ code: expect.stringMatching(/^22/) });
    expect(await store.read()).toMatchObject({ phone: '' });
  });

  it('takes what is written there by hand and is no such setting for something to replace', async () => {
    await database.query(`UPDATE store_settings SET value = '"barato"' WHERE key = 'exchange_rate'`);
    expect(await store.change([rate(182_500, 185_000)], owner)).toEqual({ outcome: 'saved' });
    expect(await store.read()).toMatchObject({ exchangeRate: 185_000 });
  });

  it('takes a JSON number for the decimal that it is', async () => {
    await database.query(`UPDATE store_settings SET value = '18.25' WHERE key = 'exchange_rate'`);
    expect(await store.change([rate(182_500, 185_000)], owner)).toEqual({ outcome: 'saved' });
  });
});

describe('set_margin', () => {
  const targets = [
    { kind: 'group', groupId: 1 },
    { kind: 'brand', brandId: 1 },
    { kind: 'customer', customerId },
    { kind: 'customer-brand', customerId, brandId: 1 },
  ] as const;

  it.each(targets)('sets, changes and takes away the margin of a $kind', async (target) => {
    const [ten, twenty] = [basisPoints(1_000), basisPoints(2_050)];
    const before = await historySize();
    expect(await store.setMargin(target, null, ten, owner)).toEqual({ outcome: 'saved' });
    expect(await store.setMargin(target, ten, twenty, owner)).toEqual({ outcome: 'saved' });
    const stored = await database.query(
      `SELECT margin_pct FROM margins UNION ALL SELECT margin_pct FROM customers WHERE margin_pct IS NOT NULL`,
    );
    expect(stored).toEqual([{ margin_pct: '20.50' }]);
    expect(await store.setMargin(target, ten, null, owner)).toEqual({ outcome: 'conflict', current: 2_050 });
    expect(await store.setMargin(target, twenty, null, owner)).toEqual({ outcome: 'saved' });
    expect(
      await database.query(
        `SELECT margin_pct FROM margins UNION ALL SELECT margin_pct FROM customers WHERE margin_pct IS NOT NULL`,
      ),
    ).toEqual([]);
    expect(await historySize()).toBe(before + 3);
  });

  it('remembers what it was of by its name', async () => {
    await store.setMargin(
      { kind: 'customer-brand', customerId, brandId: 1 },
      null,
      basisPoints(1_500),
      owner,
    );
    const [newest] = await database.query('SELECT * FROM shared_changes ORDER BY id DESC LIMIT 1');
    expect(newest).toMatchObject({
      ...{ subject: 'margin', subject_key: `customer:${customerId} brand:1`, before_value: null },
      after_value: { of: 'Taller Núñez · Bosch', margin_pct: '15.00' },
      cashier_name: 'Doña Elena',
    });
  });

  it('refuses what the catalogue does not have, but takes a margin away whose group is gone', async () => {
    const gone = { kind: 'group', groupId: 77 } as const;
    await expect(store.setMargin(gone, null, basisPoints(100), owner)).rejects.toThrow(/catalogue/);
    await database.query('INSERT INTO margins (group_id, margin_pct) VALUES (77, 5)');
    expect(await store.setMargin(gone, basisPoints(500), null, owner)).toEqual({ outcome: 'saved' });
  });

  it.each([`'NaN'`, '-100.01', '1000', '1.234'])('refuses a margin of %s', async (margin) => {
    await expect(
      terminal.query(`SELECT public.set_margin('{"group": 1}', NULL, ${margin}, $1, $2)`, [
        owner.cashierId,
        owner.terminalId,
      ]),
    ).rejects.toMatchObject({ code: expect.stringMatching(/^22/) });
  });

  it('refuses a group of one customer, which the order of margins does not have', async () => {
    await expect(
      terminal.query('SELECT public.set_margin($1, NULL, 10, $2, $3)', [
        JSON.stringify({ group: 1, customer: customerId }),
        owner.cashierId,
        owner.terminalId,
      ]),
    ).rejects.toMatchObject({ code: '22023' });
  });
});

describe('a shop whose central lacks the newer settings', () => {
  it('is read with what holds until somebody sets them', async () => {
    await database.query(
      `DELETE FROM store_settings WHERE key IN ('margin_floor_pct', 'shop_rfc', 'ticket_closing')`,
    );
    expect(await store.read()).toMatchObject({
      ...{ marginFloorBasisPoints: null, rfc: '', ticketClosing: '¡Gracias por su compra!' },
    });
    expect(
      await store.change([{ name: 'marginFloorBasisPoints', before: null, after: 1_200 }], owner),
    ).toEqual({ outcome: 'saved' });
    expect(await store.read()).toMatchObject({ marginFloorBasisPoints: 1_200 });
  });
});
