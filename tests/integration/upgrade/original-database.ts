import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { expect } from 'vitest';
import { itemsOf, type OriginalRow, type OriginalRows } from './original-rows.ts';
import {
  CATALOGUE_TABLES,
  HAND_MADE_COPY,
  ORIGINAL_TABLES,
  POINT_OF_SALE_TABLES,
  UNKNOWN_SURROUNDINGS,
  UNKNOWN_TRIGGER,
} from './original-schema.ts';

export interface OriginalDatabase {
  /** Superuser's connection string. */
  readonly url: string;
  /** The role of the old application, which owns the tables and the database. */
  readonly application: string;
  readonly applicationUrl: string;
  /** A role that reads reports, and one that a person types customers with. */
  readonly reader: string;
  readonly typist: string;
}

export interface OriginalDatabaseOptions {
  readonly rows: readonly OriginalRows[];
  /** Where `invoice_folio_seq` stands; the next is one more. */
  readonly folioSequence: number;
  readonly handMadeCopy?: boolean;
}

/**
 * A database as the original system left it: its tables owned by its application's role, surrounded by things that
 * this product knows nothing about, filled with the rows given.
 * @param clusterUrl superuser's connection string of any database of the cluster
 */
export async function createOriginalDatabase(
  clusterUrl: string,
  options: OriginalDatabaseOptions,
): Promise<OriginalDatabase> {
  const suffix = randomBytes(5).toString('hex');
  const [application, reader, typist] = [`dashboard_${suffix}`, `reportes_${suffix}`, `captura_${suffix}`];
  const name = `original_${suffix}`;
  await withClient(clusterUrl, async (client) => {
    await client.query(`CREATE ROLE ${application} LOGIN PASSWORD 'antiguo'`);
    await client.query(`CREATE ROLE ${reader} LOGIN PASSWORD 'antiguo'`);
    await client.query(`CREATE ROLE ${typist} LOGIN PASSWORD 'antiguo'`);
    await client.query(`CREATE DATABASE ${name} OWNER ${application}`);
  });
  const url = inDatabase(clusterUrl, name);
  await withClient(url, async (client) => {
    await client.query(`GRANT CREATE ON SCHEMA public TO ${application}`);
    await client.query(`SET ROLE ${application}`);
    await client.query(ORIGINAL_TABLES);
    await client.query(UNKNOWN_SURROUNDINGS);
    if (options.handMadeCopy) await client.query(HAND_MADE_COPY);
    await insertCatalogue(client);
    for (const rows of options.rows) await insertRows(client, rows);
    await client.query(`INSERT INTO customer_visits(customer_id, visited_at, remark)
      SELECT id_customer, '2024-01-31 17:00', 'Visita a ' || name FROM customers WHERE id_customer IS NOT NULL`);
    await client.query(`INSERT INTO invoice_photos(invoice_id, file_name)
      SELECT id_invoice, folio || '.jpg' FROM invoices WHERE id_invoice IS NOT NULL AND folio IS NOT NULL`);
    await client.query(UNKNOWN_TRIGGER);
    if (!options.handMadeCopy) await moveSequences(client, options.folioSequence);
    await client.query(`GRANT SELECT ON invoices, customers, overdue_invoices TO ${reader}`);
    await client.query(`GRANT SELECT, INSERT, UPDATE ON customers TO ${typist}`);
    await client.query(`GRANT UPDATE (notes, amount_paid) ON invoices TO ${typist}`);
  });
  const applicationUrl = new URL(url);
  applicationUrl.username = application;
  applicationUrl.password = 'antiguo';
  return { url, application, applicationUrl: applicationUrl.href, reader, typist };
}

export async function withClient<Value>(
  url: string,
  work: (client: pg.Client) => Promise<Value>,
): Promise<Value> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** To be called after every test: demands that `verify_balances()`, where the upgrade has made it, returns no row. */
export async function expectBalancedIfUpgraded(url: string): Promise<void> {
  await withClient(url, async (client) => {
    const { rows } = await client.query<{ isUpgraded: boolean }>(
      `SELECT to_regproc('public.verify_balances') IS NOT NULL AS "isUpgraded"`,
    );
    if (rows[0]?.isUpgraded) {
      expect((await client.query('SELECT * FROM public.verify_balances()')).rows).toEqual([]);
    }
  });
}

async function insertRows(client: pg.Client, rows: OriginalRows): Promise<void> {
  await insert(client, 'customers', rows.customers ?? []);
  await insert(client, 'invoices', rows.invoices ?? []);
  await insert(client, 'invoice_items', itemsOf(rows));
  await insert(client, 'payments', rows.payments ?? []);
}

async function insert(client: pg.Client, table: string, rows: readonly OriginalRow[]): Promise<void> {
  await client.query(`INSERT INTO ${table} SELECT (json_populate_recordset(null::${table}, $1::json)).*`, [
    JSON.stringify(rows),
  ]);
}

async function insertCatalogue(client: pg.Client): Promise<void> {
  await client.query(`
    INSERT INTO part_groups(name_part_group, category_color) VALUES ('Frenos', '#ff0000'), ('Suspensión', NULL);
    INSERT INTO parts(oem_part_number, name_part, name_es, group_id, cost_usd, weight_kg, image_url) VALUES
      ('D1324-8482', 'Brake pad set', 'Juego de balatas', 1, 12.50, 1.250, 'https://example.mx/1.png'),
      ('48510-09Q20', 'Strut', 'Amortiguador', 2, NULL, NULL, NULL),
      ('SIN-GRUPO', 'Orphan', NULL, NULL, 0, 0, '');
    INSERT INTO manufacturers(name_manufacture, country_code) VALUES ('KYB', 'JP'), ('TRW', NULL);
    INSERT INTO aftermarket_parts(part_number, name_aftermarket_parts, name_es, manufacturer_id, price_usd, cost_usd, warranty_months)
      VALUES ('G-339', 'Strut', 'Amortiguador', 1, 45.10, NULL, 24), ('X-1', 'No brand', NULL, NULL, NULL, NULL, NULL);
    INSERT INTO vehicles(name_vehicle, part_id) VALUES ('Tsuru 2017', 1), ('Versa 2020', NULL);
  `);
}

/** The rows were given their ids; the sequences go where the original would have left them. */
async function moveSequences(client: pg.Client, folioSequence: number): Promise<void> {
  await client.query(`
    SELECT setval('customers_id_customer_seq', (SELECT max(id_customer) FROM customers)),
      setval('invoices_id_invoice_seq', (SELECT max(id_invoice) FROM invoices)),
      setval('invoice_items_id_invoice_item_seq', (SELECT max(id_invoice_item) FROM invoice_items)),
      setval('payments_id_payment_seq', (SELECT max(id_payment) FROM payments))`);
  if (folioSequence > 0) await client.query(`SELECT setval('invoice_folio_seq', $1)`, [folioSequence]);
}

function inDatabase(clusterUrl: string, name: string): string {
  const url = new URL(clusterUrl);
  url.pathname = `/${name}`;
  return url.href;
}

export const ORIGINAL_TABLE_NAMES = [
  ...CATALOGUE_TABLES,
  ...POINT_OF_SALE_TABLES,
  'vehicles',
  'customer_visits',
  'invoice_photos',
] as const;
