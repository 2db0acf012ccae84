import type pg from 'pg';

type Family = 'integer' | 'numeric' | 'text' | 'boolean' | 'timestamp';

const FAMILIES: Readonly<Record<Family, readonly string[]>> = {
  integer: ['smallint', 'integer', 'bigint'],
  numeric: ['numeric'],
  text: ['character varying', 'text', 'character', 'citext'],
  boolean: ['boolean'],
  timestamp: ['timestamp without time zone', 'timestamp with time zone'],
};

/** The tables of the point of sale, which from now on are written by this application alone. */
export const POINT_OF_SALE_TABLES = ['customers', 'invoices', 'invoice_items', 'payments'] as const;
/** The catalogue: other programs go on writing to it. */
export const CATALOGUE_TABLES = ['part_groups', 'manufacturers', 'parts', 'aftermarket_parts'] as const;
export const ORIGINAL_TABLES = [...CATALOGUE_TABLES, ...POINT_OF_SALE_TABLES] as const;

type OriginalTable = (typeof ORIGINAL_TABLES)[number];

/** What migration 0000 creates, by families of types: a longer text or an `integer` that became a `bigint` is no harm. */
const ORIGINAL_COLUMNS: Readonly<Record<OriginalTable, Readonly<Record<string, Family>>>> = {
  part_groups: { id_part_group: 'integer', name_part_group: 'text' },
  manufacturers: { id_manufacture: 'integer', name_manufacture: 'text' },
  parts: {
    id_part: 'integer',
    oem_part_number: 'text',
    name_part: 'text',
    name_es: 'text',
    group_id: 'integer',
    cost_usd: 'numeric',
  },
  aftermarket_parts: {
    id_aftermarket_parts: 'integer',
    part_number: 'text',
    name_aftermarket_parts: 'text',
    name_es: 'text',
    manufacturer_id: 'integer',
    price_usd: 'numeric',
    cost_usd: 'numeric',
  },
  customers: {
    id_customer: 'integer',
    ...{ name: 'text', rfc: 'text', business_name: 'text', email: 'text', phone: 'text', address: 'text' },
    ...{ credit_limit: 'numeric', balance: 'numeric', payment_terms: 'integer', active: 'boolean' },
    created_at: 'timestamp',
  },
  invoices: {
    ...{ id_invoice: 'integer', customer_id: 'integer', folio: 'text', date_issued: 'timestamp' },
    ...{ subtotal: 'numeric', tax_rate: 'numeric', tax_amount: 'numeric', total: 'numeric' },
    ...{ amount_paid: 'numeric', status: 'text', notes: 'text', created_at: 'timestamp' },
  },
  invoice_items: {
    ...{ id_invoice_item: 'integer', invoice_id: 'integer', part_id: 'integer', aftermarket_id: 'integer' },
    ...{ description: 'text', quantity: 'integer', unit_cost: 'numeric', margin_pct: 'numeric' },
    ...{ unit_price: 'numeric', line_total: 'numeric' },
  },
  payments: {
    ...{ id_payment: 'integer', customer_id: 'integer', invoice_id: 'integer', amount: 'numeric' },
    ...{ payment_method: 'text', reference: 'text', date_payment: 'timestamp', notes: 'text' },
    created_at: 'timestamp',
  },
};

/** The database is neither new nor one of the original system: nothing was changed. */
export class NotTheOriginalError extends Error {
  override readonly name = 'NotTheOriginalError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`the tables found are not those of the original system: ${problems.join('; ')}`);
    this.problems = problems;
  }
}

/**
 * Whether the database already holds what migration 0000 would create. Columns and tables it does not know are left
 * alone.
 * @throws NotTheOriginalError when some of it is there and the rest is missing or of another type
 */
export async function holdsOriginalTables(client: pg.ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ table_name: string; column_name: string; data_type: string }>(
    `SELECT c.relname AS table_name, a.attname AS column_name,
            regexp_replace(pg_catalog.format_type(a.atttypid, NULL), '^public\\.', '') AS data_type
     FROM pg_catalog.pg_class c
     JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND c.relname = ANY ($1)`,
    [ORIGINAL_TABLES],
  );
  if (rows.length === 0) return false;
  const types = new Map(rows.map((row) => [`${row.table_name}.${row.column_name}`, row.data_type]));
  const problems = ORIGINAL_TABLES.flatMap((table) =>
    Object.entries(ORIGINAL_COLUMNS[table]).flatMap(([column, family]) => {
      const found = types.get(`${table}.${column}`);
      if (found === undefined) return [`${table}.${column} is missing`];
      return FAMILIES[family].includes(found) ? [] : [`${table}.${column} is ${found}, not ${family}`];
    }),
  );
  if (problems.length > 0) throw new NotTheOriginalError(problems);
  return true;
}

/** Every column of the original, as `table.column`. */
export function originalColumnNames(): readonly string[] {
  return ORIGINAL_TABLES.flatMap((table) =>
    Object.keys(ORIGINAL_COLUMNS[table]).map((column) => `${table}.${column}`),
  );
}
