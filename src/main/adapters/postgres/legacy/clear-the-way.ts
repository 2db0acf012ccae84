import { getTableColumns, getTableName } from 'drizzle-orm';
import type pg from 'pg';
import { originalColumnNames, POINT_OF_SALE_TABLES } from '../migrate/original-tables.ts';
import type { TakeOverFinding } from '../migrate/take-over.ts';
import * as schema from '../schema/index.ts';

/** The columns that migrations 0001 and 0003 give another type. */
const RETYPED = ['date_issued', 'date_payment', 'created_at', 'quantity'] as const;

/**
 * Removes what PostgreSQL does not let a column change its type under, apart from views, which can be put back:
 * policies of row security, which would hide rows from this application too, and the formulas of generated columns,
 * whose values stay. Columns of others that are called like new ones of ours get another name. The text of all is kept
 * in the findings.
 */
export async function clearTheWay(client: pg.ClientBase): Promise<readonly TakeOverFinding[]> {
  return [
    ...(await dropPolicies(client)),
    ...(await freezeGeneratedColumns(client)),
    ...(await renameNamesakes(client)),
  ];
}

async function dropPolicies(client: pg.ClientBase): Promise<readonly TakeOverFinding[]> {
  const { rows } = await client.query<{ table_name: string; name: string; definition: string }>(
    `SELECT tablename AS table_name, policyname AS name,
            format('%s %s TO %s USING (%s) WITH CHECK (%s)', permissive, cmd, roles, qual, with_check) AS definition
     FROM pg_catalog.pg_policies WHERE schemaname = 'public' AND tablename = ANY ($1)
     ORDER BY tablename, policyname`,
    [POINT_OF_SALE_TABLES],
  );
  for (const { table_name, name } of rows) {
    await client.query(`DROP POLICY ${client.escapeIdentifier(name)} ON public.${table_name}`);
  }
  for (const table of POINT_OF_SALE_TABLES) {
    await client.query(`ALTER TABLE public.${table} DISABLE ROW LEVEL SECURITY, NO FORCE ROW LEVEL SECURITY`);
  }
  return rows.map(({ table_name, name, definition }) => ({
    entity: 'table',
    code: 'structure-policy-removed',
    explanation: `La política «${name}» escondería filas de la tabla ${table_name}: se quitó. Su texto queda aquí.`,
    before: definition,
    after: null,
  }));
}

async function freezeGeneratedColumns(client: pg.ClientBase): Promise<readonly TakeOverFinding[]> {
  const { rows } = await client.query<{ table_name: string; name: string; kind: string; formula: string }>(
    `SELECT DISTINCT c.relname AS table_name, a.attname AS name, a.attgenerated::text AS kind,
            pg_get_expr(def.adbin, def.adrelid) AS formula
     FROM pg_catalog.pg_attribute a
     JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
     JOIN pg_catalog.pg_attrdef def ON def.adrelid = a.attrelid AND def.adnum = a.attnum
     JOIN pg_catalog.pg_attribute source ON source.attrelid = a.attrelid AND source.attname = ANY ($2)
     WHERE c.relnamespace = 'public'::regnamespace AND c.relname = ANY ($1) AND a.attgenerated <> ''
       AND EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.refobjid = c.oid AND d.refobjsubid = source.attnum
         AND (d.classid = 'pg_catalog.pg_attrdef'::regclass AND d.objid = def.oid
           OR d.classid = 'pg_catalog.pg_class'::regclass AND d.objid = c.oid AND d.objsubid = a.attnum))
     ORDER BY 1, 2`,
    [POINT_OF_SALE_TABLES, RETYPED],
  );
  for (const { table_name, name, kind } of rows) {
    const column = client.escapeIdentifier(name);
    // A virtual column ('v', PostgreSQL 18) has no values that could stay.
    await client.query(
      kind === 'v'
        ? `ALTER TABLE public.${table_name} DROP COLUMN ${column}`
        : `ALTER TABLE public.${table_name} ALTER COLUMN ${column} DROP EXPRESSION`,
    );
  }
  return rows.map(({ table_name, name, kind, formula }) => ({
    entity: 'table',
    code: 'structure-formula-removed',
    explanation: `La columna ${table_name}.${name} se calculaba de una columna que cambia de tipo: ${kind === 'v' ? 'se quitó' : 'conserva sus valores, pero ya no se calcula'}. Su fórmula queda aquí.`,
    before: formula,
    after: null,
  }));
}

/** Somebody's `due_date` is not ours: it means what they put into it. */
async function renameNamesakes(client: pg.ClientBase): Promise<readonly TakeOverFinding[]> {
  const tables = [schema.customers, schema.invoices, schema.invoiceItems, schema.payments];
  const original = new Set(originalColumnNames());
  const ours = tables
    .flatMap((table) =>
      Object.values(getTableColumns(table)).map(({ name }) => `${getTableName(table)}.${name}`),
    )
    .filter((name) => !original.has(name));
  const { rows } = await client.query<{ table_name: string; name: string }>(
    `SELECT c.relname AS table_name, a.attname AS name
     FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND a.attnum > 0
       AND NOT a.attisdropped AND format('%s.%s', c.relname, a.attname) = ANY ($1)
     ORDER BY 1, 2`,
    [ours],
  );
  for (const { table_name, name } of rows) {
    await client.query(`ALTER TABLE public.${table_name} RENAME COLUMN ${name} TO original_${name}`);
  }
  return rows.map(({ table_name, name }) => ({
    entity: 'table',
    code: 'structure-column-renamed',
    explanation: `La columna ${table_name}.${name} no es del sistema original y se llama como una nueva de esta aplicación: ahora es original_${name}, con sus valores.`,
    before: name,
    after: `original_${name}`,
  }));
}
