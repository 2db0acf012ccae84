import type pg from 'pg';
import { ORIGINAL_TABLE_NAMES } from './original-database.ts';

/** A row as JSON has it: numbers, texts, `"NaN"`, and instants without a zone. */
export type JsonRow = Readonly<Record<string, unknown>>;
export type Tables = Readonly<Record<string, readonly JsonRow[]>>;

const ZONE = 'America/Mexico_City';

/** Every row of every table that was there before, in a fixed order. */
export async function readTables(client: pg.Client): Promise<Tables> {
  await client.query(`SET TimeZone = '${ZONE}'`);
  const tables: Record<string, readonly JsonRow[]> = {};
  for (const table of ORIGINAL_TABLE_NAMES) {
    const { rows } = await client.query<{ row: JsonRow }>(
      `SELECT to_jsonb(t) AS row FROM public.${table} t ORDER BY to_jsonb(t)::text`,
    );
    tables[table] = rows.map(({ row }) => row);
  }
  return tables;
}

/**
 * The original's rows read back from a database that was upgraded: from the columns that were not changed, the
 * `legacy_*` columns, and the quarantine.
 */
export async function readBack(client: pg.Client, before: Tables): Promise<Tables> {
  const now = await readTables(client);
  const { rows: quarantined } = await client.query<{ table_name: string; row_data: JsonRow }>(
    `SELECT table_name, row_data FROM public.legacy_quarantine WHERE code IN ('id-duplicate', 'item-invoice-missing')`,
  );
  const back: Record<string, readonly JsonRow[]> = {};
  for (const table of ORIGINAL_TABLE_NAMES) {
    const columns = Object.keys(before[table]?.[0] ?? {});
    const removed = quarantined.filter((row) => row.table_name === table).map((row) => row.row_data);
    back[table] = [...(now[table] ?? []).filter(wasThere).map(original), ...removed].map((row) =>
      withoutZones(pick(row, columns)),
    );
  }
  return back;
}

/** So that two sets of rows compare whatever their order. */
export function sorted(tables: Tables): Tables {
  return Object.fromEntries(
    Object.entries(tables).map(([table, rows]) => [
      table,
      rows.map((row) => JSON.stringify(row, Object.keys(row).toSorted())).toSorted(),
    ]),
  ) as unknown as Tables;
}

/** The upgrade adds two kinds of customers: the public one, and those of whom only documents were left. */
function wasThere(row: JsonRow): boolean {
  return !(
    'legacy_balance' in row &&
    row['legacy_balance'] === null &&
    row['legacy_row'] === null &&
    (row['uuid'] === '00000000-0000-7000-8000-000000000001' ||
      String(row['name']).startsWith('CLIENTE DESCONOCIDO'))
  );
}

function original(row: JsonRow): JsonRow {
  const legacy = row['legacy_row'];
  if (typeof legacy === 'object' && legacy !== null) return legacy as JsonRow;
  return {
    ...row,
    ...('legacy_balance' in row && { balance: row['legacy_balance'] }),
    ...('legacy_status' in row && { status: row['legacy_status'], amount_paid: row['legacy_amount_paid'] }),
    ...('legacy_invoice_id' in row && { invoice_id: row['invoice_id'] ?? row['legacy_invoice_id'] }),
  };
}

function pick(row: JsonRow, columns: readonly string[]): JsonRow {
  return Object.fromEntries(columns.map((column) => [column, row[column] ?? null]));
}

function withoutZones(row: JsonRow): JsonRow {
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => [
      column,
      typeof value === 'string' && /^\d{4,}-\d{2}-\d{2}T/.test(value)
        ? value.replace(/[+-]\d{2}:\d{2}(?::\d{2})?$/, '')
        : value,
    ]),
  );
}
