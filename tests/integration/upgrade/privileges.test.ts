import { afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { migrateCentral } from '../../../src/main/adapters/postgres/migrate/migrate-central.ts';
import { silentLogger } from '../../support/central-database.ts';
import {
  createOriginalDatabase,
  expectBalancedIfUpgraded,
  withClient,
  type OriginalDatabase,
} from './original-database.ts';
import { customer, invoice, payment } from './original-rows.ts';
import { CATALOGUE_TABLES, POINT_OF_SALE_TABLES } from './original-schema.ts';

let database: OriginalDatabase;

beforeAll(async () => {
  database = await createOriginalDatabase(inject('clusterUrl'), {
    rows: [
      { customers: [customer(1, { balance: '116.00' })], invoices: [invoice(1, 1)] },
      { payments: [payment(1, 1, { amount: '0.01' })] },
    ],
    folioSequence: 1,
  });
  await migrateCentral({ ownerUrl: database.url, timeZone: 'America/Mexico_City', logger: silentLogger });
});
afterEach(() => expectBalancedIfUpgraded(database.url));

/** @returns the error's SQLSTATE, or null when it was allowed */
async function asRole(role: string, statement: string): Promise<string | null> {
  return withClient(database.url, async (client) => {
    await client.query(`SET SESSION AUTHORIZATION ${role}`);
    await client.query('BEGIN');
    try {
      await client.query(statement);
      return null;
    } catch (error) {
      return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    } finally {
      await client.query('ROLLBACK');
    }
  });
}

const REFUSED = '42501';

describe("the old application's role after the upgrade", () => {
  const writes: readonly (readonly [string, string])[] = [
    ...POINT_OF_SALE_TABLES.flatMap(
      (table) =>
        [
          [`insert into ${table}`, `INSERT INTO public.${table} SELECT * FROM public.${table}`],
          [`delete from ${table}`, `DELETE FROM public.${table}`],
          [`truncate ${table}`, `TRUNCATE public.${table} CASCADE`],
          [`drop ${table}`, `DROP TABLE public.${table} CASCADE`],
          [`alter ${table}`, `ALTER TABLE public.${table} ADD COLUMN mine integer`],
          [`switch off the triggers of ${table}`, `ALTER TABLE public.${table} DISABLE TRIGGER ALL`],
          [
            `hang a trigger on ${table}`,
            `CREATE TRIGGER mine BEFORE INSERT ON public.${table} EXECUTE FUNCTION public.keep_customer_balance()`,
          ],
        ] as const,
    ),
    ['change a balance', 'UPDATE public.customers SET balance = 0'],
    ['change a limit', 'UPDATE public.customers SET credit_limit = 1000000'],
    ['change a total', 'UPDATE public.invoices SET total = 0'],
    ['change what was paid', 'UPDATE public.invoices SET amount_paid = total'],
    ['change a status', `UPDATE public.invoices SET status = 'paid'`],
    ['change a payment', 'UPDATE public.payments SET amount = 0.02'],
    ['change a price', 'UPDATE public.invoice_items SET unit_price = 0'],
    ['take a folio', `SELECT nextval('public.invoice_folio_seq')`],
    ['write to the ledger', 'INSERT INTO public.customer_ledger DEFAULT VALUES'],
    ['write the findings', 'DELETE FROM public.legacy_findings'],
    ['drop the catalogue', 'DROP TABLE public.parts CASCADE'],
    ['make a table in front of ours', 'CREATE TABLE public.mine (id integer)'],
    ['become the owner', 'SET ROLE nexus_owner'],
  ];

  it.each(writes)('may not %s', async (_what, statement) => {
    expect(await asRole(database.application, statement)).toBe(REFUSED);
  });

  it.each([
    ...POINT_OF_SALE_TABLES.map((table) => `SELECT * FROM public.${table}`),
    ...CATALOGUE_TABLES.map((table) => `SELECT * FROM public.${table}`),
    'SELECT * FROM public.overdue_by_customer',
    `UPDATE public.customers SET whatsapp = '+52 55 0000'`,
    `UPDATE public.invoices SET delivery_note = 'entregado'`,
    `INSERT INTO public.parts(oem_part_number, name_part, group_id, cost_usd) VALUES ('NUEVA-1', 'New', 1, 3.50)`,
    `UPDATE public.parts SET cost_usd = 4, weight_kg = 2 WHERE id_part = 1`,
    `DELETE FROM public.aftermarket_parts WHERE part_number = 'X-1'`,
    `INSERT INTO public.vehicles(name_vehicle, part_id) VALUES ('Jetta 2019', 2)`,
    `INSERT INTO public.customer_visits(customer_id, remark) VALUES (1, 'Otra visita')`,
    `INSERT INTO public.invoice_photos(invoice_id, file_name) VALUES (1, 'otra.jpg')`,
    `ALTER TABLE public.vehicles ADD COLUMN year integer`,
  ])('may still: %s', async (statement) => {
    expect(await asRole(database.application, statement)).toBeNull();
  });
});

describe('other roles after the upgrade', () => {
  it.each([
    `INSERT INTO public.customers(name) VALUES ('Nuevo')`,
    `UPDATE public.customers SET credit_limit = 1000000`,
    `UPDATE public.invoices SET amount_paid = 0`,
    `UPDATE public.invoices SET notes = 'otra'`,
  ])('may no longer: %s', async (statement) => {
    expect(await asRole(database.typist, statement)).toBe(REFUSED);
  });

  it.each([
    'SELECT * FROM public.invoices',
    'SELECT * FROM public.customers',
    'SELECT * FROM public.overdue_invoices',
  ])('may still read: %s', async (statement) => {
    expect(await asRole(database.reader, statement)).toBeNull();
  });
});
