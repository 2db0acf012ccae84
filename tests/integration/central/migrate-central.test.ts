import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrateCentral } from '../../../src/main/adapters/postgres/migrate/migrate-central.ts';
import { findMigrationsFolder } from '../../../src/main/adapters/postgres/migrate/migration-files.ts';
import { NotTheOriginalError } from '../../../src/main/adapters/postgres/migrate/original-tables.ts';
import {
  createCentralDatabase,
  createEmptyDatabase,
  silentLogger,
  TEST_TIME_ZONE,
  type CentralDatabase,
} from '../../support/central-database.ts';

const migrate = (database: CentralDatabase, migrationsFolder?: string) =>
  migrateCentral({
    ownerUrl: database.ownerUrl,
    timeZone: TEST_TIME_ZONE,
    logger: silentLogger,
    ...(migrationsFolder !== undefined && { migrationsFolder }),
  });

const tablesOf = (database: CentralDatabase) =>
  database.query(
    `SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY 1`,
  );

describe('migrateCentral', () => {
  it('makes the whole schema in an empty database, and finds nothing to do the second time', async () => {
    const database = await createEmptyDatabase();
    const first = await migrate(database);
    const second = await migrate(database);
    expect(first).toMatchObject({ tookOverOriginal: false, quarantinedRows: 0 });
    expect(first.applied[0]).toBe('0000_original_tables');
    expect(second.applied).toEqual([]);
    await database.expectBalanced();
    await database.drop();
  });

  it('is done once when several terminals start at the same moment', async () => {
    const database = await createEmptyDatabase();
    const reports = await Promise.all(Array.from({ length: 4 }, () => migrate(database)));
    expect(reports.filter((report) => report.applied.length > 0)).toHaveLength(1);
    await database.expectBalanced();
    await database.drop();
  });

  it('owns everything that it made, as a role without login', async () => {
    const database = await createCentralDatabase();
    expect(
      await database.query(
        `SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace
           AND c.relowner <> 'nexus_owner'::regrole
         UNION ALL
         SELECT p.proname FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace
           AND p.proowner <> 'nexus_owner'::regrole`,
      ),
    ).toEqual([]);
    expect(
      await database.query(
        `SELECT rolname, rolcanlogin FROM pg_roles WHERE rolname IN ('nexus_owner', 'nexus_terminal') ORDER BY 1`,
      ),
    ).toEqual([
      { rolname: 'nexus_owner', rolcanlogin: false },
      { rolname: 'nexus_terminal', rolcanlogin: false },
    ]);
    await database.drop();
  });

  it('starts with what every terminal relies on', async () => {
    const database = await createCentralDatabase();
    expect(
      await database.query(`SELECT uuid, name, rfc, credit_limit, balance, active FROM customers`),
    ).toEqual([
      {
        ...{ uuid: '00000000-0000-7000-8000-000000000001', name: 'Público en general', rfc: 'XAXX010101000' },
        ...{ credit_limit: '0.00', balance: '0.00', active: true },
      },
    ]);
    expect(await database.query('SELECT key, value FROM store_settings ORDER BY key')).toEqual([
      { key: 'ask_customer_reference', value: true },
      { key: 'default_margin_pct', value: '30.00' },
      { key: 'exchange_rate', value: '1.0000' },
      { key: 'exchange_rate_on', value: null },
      { key: 'margin_floor_pct', value: null },
      { key: 'offline_credit_cap', value: null },
      { key: 'pin_salt', value: expect.stringMatching(/^[0-9a-f]{64}$/) as string },
      { key: 'price_basis', value: 'neto' },
      { key: 'rounding_step_cents', value: 1 },
      { key: 'shop_address', value: '' },
      { key: 'shop_legal_name', value: '' },
      { key: 'shop_name', value: 'Refaccionaria' },
      { key: 'shop_phone', value: '' },
      { key: 'shop_rfc', value: '' },
      { key: 'shop_tax_regime', value: '' },
      { key: 'tax_rate', value: '0.1600' },
      { key: 'ticket_closing', value: '¡Gracias por su compra!' },
      { key: 'ticket_invoice_help', value: '' },
      { key: 'time_zone', value: TEST_TIME_ZONE },
    ]);
    await database.drop();
  });

  it('changes nothing in a database that has other tables of these names', async () => {
    const database = await createEmptyDatabase();
    await database.query(
      'CREATE TABLE customers (id_customer integer PRIMARY KEY, name text, balance double precision)',
    );
    await expect(migrate(database)).rejects.toBeInstanceOf(NotTheOriginalError);
    await expect(migrate(database)).rejects.toThrow('customers.balance is double precision, not numeric');
    expect(await tablesOf(database)).toEqual([{ relname: 'customers' }]);
    await database.drop();
  });
});

describe('a migration', () => {
  let folder: string;
  let database: CentralDatabase;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'nexus-test-migrations-'));
    cpSync(findMigrationsFolder(), folder, { recursive: true });
    database = await createCentralDatabase();
  });
  afterAll(async () => {
    await database.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  function addMigration(tag: string, sql: string): void {
    writeFileSync(join(folder, `${tag}.sql`), sql);
    const journal = join(folder, 'meta', '_journal.json');
    const content = JSON.parse(readFileSync(journal, 'utf8')) as { entries: unknown[] };
    content.entries.push({ idx: content.entries.length, version: '7', when: 1, tag, breakpoints: true });
    writeFileSync(journal, JSON.stringify(content));
  }

  it('that fails half way leaves everything as it was, and can be repeated once it is right', async () => {
    const before = await tablesOf(database);
    addMigration('0900_next', 'CREATE TABLE half_way (id integer);\n--> statement-breakpoint\nSELECT 1 / 0;');
    await expect(migrate(database, folder)).rejects.toThrow(
      'migration 0900_next, statement 2: division by zero',
    );
    expect(await tablesOf(database)).toEqual(before);
    writeFileSync(join(folder, '0900_next.sql'), 'CREATE TABLE half_way (id integer);');
    expect((await migrate(database, folder)).applied).toEqual(['0900_next']);
  });

  it('is not taken for another one: a file that changed afterwards is an error', async () => {
    appendFileSync(join(folder, '0900_next.sql'), '\n-- changed');
    await expect(migrate(database, folder)).rejects.toThrow(
      'migration 0900_next is not the one that this database has had',
    );
  });

  it('of a newer version is not ignored by an older one', async () => {
    await expect(migrate(database)).rejects.toThrow('which this version does not know');
  });

  it('is the same migration with the line ends of Windows', async () => {
    writeFileSync(join(folder, '0900_next.sql'), 'CREATE TABLE half_way (id integer);');
    for (const tag of ['0000_original_tables', '0006_receivables']) {
      const file = join(folder, `${tag}.sql`);
      writeFileSync(file, readFileSync(file, 'utf8').replaceAll('\n', '\r\n'));
    }
    expect((await migrate(database, folder)).applied).toEqual([]);
  });
});
