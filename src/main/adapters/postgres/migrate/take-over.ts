import type pg from 'pg';
import {
  CATALOGUE_TABLES,
  ORIGINAL_TABLES,
  originalColumnNames,
  POINT_OF_SALE_TABLES,
} from './original-tables.ts';
import { OWNER_ROLE } from './roles.ts';

export interface TakenOver {
  /** Definitions of triggers that were there and do not run any more. */
  readonly disabledTriggers: readonly string[];
}

/**
 * Makes this application the owner of the original's tables. Whoever wrote to the point of sale can from now on only
 * read it, and write the columns that this application does not know; the catalogue stays theirs to fill.
 */
export async function takeOverOriginal(client: pg.ClientBase): Promise<TakenOver> {
  const disabledTriggers = await disableTriggers(client);
  const formerOwners = await ownersOf(client);
  const unknown = await unknownColumns(client);
  for (const table of ORIGINAL_TABLES)
    await client.query(`ALTER TABLE public.${table} OWNER TO ${OWNER_ROLE}`);
  await client.query(`ALTER SEQUENCE IF EXISTS public.invoice_folio_seq OWNER TO ${OWNER_ROLE}`);
  await revokeWrites(client);
  for (const former of formerOwners) {
    const role = client.escapeIdentifier(former.owner);
    if (CATALOGUE_TABLES.some((table) => table === former.table)) {
      await client.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON public.${former.table} TO ${role}`);
      await grantSequences(client, former.table, role);
      continue;
    }
    await client.query(`GRANT SELECT ON public.${former.table} TO ${role}`);
    const columns = unknown.get(former.table) ?? [];
    if (columns.length > 0) {
      const list = columns.map((column) => client.escapeIdentifier(column)).join(', ');
      await client.query(`GRANT UPDATE (${list}) ON public.${former.table} TO ${role}`);
    }
  }
  return { disabledTriggers };
}

/**
 * Triggers of the original would move balances a second time, and those of others would run for every row that is
 * converted. They stay there, switched off.
 */
async function disableTriggers(client: pg.ClientBase): Promise<readonly string[]> {
  const { rows } = await client.query<{ table_name: string; name: string; definition: string }>(
    `SELECT c.relname AS table_name, t.tgname AS name, pg_get_triggerdef(t.oid) AS definition
     FROM pg_catalog.pg_trigger t JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid
     WHERE c.relnamespace = 'public'::regnamespace AND c.relname = ANY ($1)
       AND NOT t.tgisinternal AND t.tgenabled <> 'D'
     ORDER BY c.relname, t.tgname`,
    [POINT_OF_SALE_TABLES],
  );
  for (const trigger of rows) {
    await client.query(
      `ALTER TABLE public.${trigger.table_name} DISABLE TRIGGER ${client.escapeIdentifier(trigger.name)}`,
    );
  }
  return rows.map((trigger) => trigger.definition);
}

async function ownersOf(
  client: pg.ClientBase,
): Promise<readonly { readonly table: string; readonly owner: string }[]> {
  const { rows } = await client.query<{ table: string; owner: string }>(
    `SELECT c.relname AS table, r.rolname AS owner
     FROM pg_catalog.pg_class c JOIN pg_catalog.pg_roles r ON r.oid = c.relowner
     WHERE c.relnamespace = 'public'::regnamespace AND c.relname = ANY ($1)
       AND r.rolname <> $2 AND NOT r.rolsuper`,
    [ORIGINAL_TABLES, OWNER_ROLE],
  );
  return rows;
}

/** Columns that are in the database and not in the original's description, before any is added. */
async function unknownColumns(client: pg.ClientBase): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await client.query<{ table_name: string; columns: string[] }>(
    `SELECT c.relname AS table_name, array_agg(a.attname::text ORDER BY a.attnum) AS columns
     FROM pg_catalog.pg_class c
     JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
     WHERE c.relnamespace = 'public'::regnamespace
       AND format('%s.%s', c.relname, a.attname) <> ALL ($1) AND c.relname = ANY ($2)
     GROUP BY c.relname`,
    [originalColumnNames(), POINT_OF_SALE_TABLES],
  );
  return new Map(rows.map((row) => [row.table_name, row.columns]));
}

async function revokeWrites(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ table_name: string; grantee: string }>(
    `SELECT DISTINCT c.relname AS table_name,
            CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(a.grantee)) END AS grantee
     FROM pg_catalog.pg_class c, aclexplode(c.relacl) a
     WHERE c.relnamespace = 'public'::regnamespace AND c.relname = ANY ($1) AND a.grantee <> c.relowner`,
    [POINT_OF_SALE_TABLES],
  );
  for (const row of rows) {
    await client.query(
      `REVOKE INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER ON public.${row.table_name} FROM ${row.grantee}`,
    );
  }
}

async function grantSequences(client: pg.ClientBase, table: string, role: string): Promise<void> {
  const { rows } = await client.query<{ sequence: string }>(
    `SELECT s.oid::regclass::text AS sequence
     FROM pg_catalog.pg_class s JOIN pg_catalog.pg_depend d ON d.objid = s.oid AND d.deptype IN ('a', 'i')
     WHERE s.relkind = 'S' AND d.refobjid = $1::regclass`,
    [`public.${table}`],
  );
  for (const row of rows) await client.query(`GRANT USAGE, SELECT ON SEQUENCE ${row.sequence} TO ${role}`);
}
