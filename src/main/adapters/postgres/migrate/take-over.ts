import type pg from 'pg';
import {
  CATALOGUE_TABLES,
  ORIGINAL_TABLES,
  originalColumnNames,
  POINT_OF_SALE_TABLES,
} from './original-tables.ts';
import { clearTheWay } from '../legacy/clear-the-way.ts';
import { revokeWrites } from './revoke-writes.ts';
import { OWNER_ROLE } from './roles.ts';

/** Something about the database, not about a row, that the technician should know. Stored with the other findings. */
export interface TakeOverFinding {
  readonly entity: 'table' | 'role';
  readonly code: string;
  /** One sentence in Spanish. */
  readonly explanation: string;
  readonly before: string | null;
  readonly after: string | null;
}

interface FormerOwner {
  readonly table: string;
  readonly owner: string;
  readonly superuser: boolean;
}

const LOCK_TIMEOUT = '60s';

/**
 * Makes this application the owner of the original's tables. Whoever wrote to the point of sale can from now on only
 * read it, and write the columns that this application does not know; the catalogue stays theirs to fill.
 */
export async function takeOverOriginal(client: pg.ClientBase): Promise<readonly TakeOverFinding[]> {
  await lockTables(client);
  const triggers = await silenceTriggers(client);
  const cleared = await clearTheWay(client);
  const formerOwners = await ownersOf(client);
  const unknown = await unknownColumns(client);
  for (const table of ORIGINAL_TABLES) {
    await client.query(`ALTER TABLE public.${table} OWNER TO ${OWNER_ROLE}`);
  }
  await client.query(`ALTER SEQUENCE IF EXISTS public.invoice_folio_seq OWNER TO ${OWNER_ROLE}`);
  const revoked = await revokeWrites(client, unknown);
  for (const former of formerOwners) {
    if (former.superuser) continue;
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
  return [
    ...triggers,
    ...cleared,
    ...ownershipFindings(formerOwners),
    ...(await membershipFindings(client, formerOwners)),
    ...revoked,
  ];
}

/**
 * The old application must not write while its rows are converted, and one of its sessions that was left open must not
 * make us, and everybody behind us, wait for ever.
 * @throws Error with SQLSTATE 55P03 when the tables are in use
 */
async function lockTables(client: pg.ClientBase): Promise<void> {
  await client.query(`SET LOCAL lock_timeout = '${LOCK_TIMEOUT}'`);
  const tables = POINT_OF_SALE_TABLES.map((table) => `public.${table}`).join(', ');
  await client.query(`LOCK TABLE ${tables} IN ACCESS EXCLUSIVE MODE`);
}

/** A former owner that is also a member of the new one: the same login migrates and serves the old application. */
async function membershipFindings(
  client: pg.ClientBase,
  owners: readonly FormerOwner[],
): Promise<readonly TakeOverFinding[]> {
  const { rows } = await client.query<{ role: string }>(
    `SELECT rolname AS role FROM pg_catalog.pg_roles
     WHERE rolname = ANY ($1) AND NOT rolsuper AND pg_has_role(oid, $2, 'MEMBER') ORDER BY rolname`,
    [owners.map(({ owner }) => owner), OWNER_ROLE],
  );
  return rows.map(({ role }) => ({
    entity: 'role',
    code: 'role-is-member',
    explanation: `El rol «${role}» es miembro de ${OWNER_ROLE} y puede escribir en todo: si la aplicación anterior entra con él, dele otro rol.`,
    before: role,
    after: role,
  }));
}

function ownershipFindings(owners: readonly FormerOwner[]): readonly TakeOverFinding[] {
  return [...new Set(owners.map(({ owner }) => owner))].flatMap((owner) => {
    const tables = owners.filter((one) => one.owner === owner);
    const taken: TakeOverFinding = {
      entity: 'role',
      code: 'ownership-taken',
      explanation: `Las tablas ${tables.map(({ table }) => table).join(', ')} eran del rol «${owner}» y ahora son de ${OWNER_ROLE}.`,
      before: owner,
      after: OWNER_ROLE,
    };
    const unbound: TakeOverFinding = {
      entity: 'role',
      code: 'role-is-superuser',
      explanation: `El rol «${owner}» es superusuario y puede escribir en todo: si la aplicación anterior entra con él, cámbiele el rol o la contraseña.`,
      before: owner,
      after: owner,
    };
    return tables[0]?.superuser ? [taken, unbound] : [taken];
  });
}

/**
 * Triggers of the original would move balances a second time, and those of others would run for every row that is
 * converted. They stay there, switched off; only those that name columns go, because no such column could change its
 * type. The text of all is kept.
 */
async function silenceTriggers(client: pg.ClientBase): Promise<readonly TakeOverFinding[]> {
  const { rows } = await client.query<{
    table_name: string;
    name: string;
    definition: string;
    names_columns: boolean;
  }>(
    `SELECT c.relname AS table_name, t.tgname AS name, pg_get_triggerdef(t.oid) AS definition,
            t.tgqual IS NOT NULL OR t.tgattr <> ''::int2vector AS names_columns
     FROM pg_catalog.pg_trigger t JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid
     WHERE c.relnamespace = 'public'::regnamespace AND c.relname = ANY ($1) AND NOT t.tgisinternal
     ORDER BY c.relname, t.tgname`,
    [POINT_OF_SALE_TABLES],
  );
  for (const { table_name, name, names_columns } of rows) {
    const trigger = client.escapeIdentifier(name);
    await client.query(
      names_columns
        ? `DROP TRIGGER ${trigger} ON public.${table_name}`
        : `ALTER TABLE public.${table_name} DISABLE TRIGGER ${trigger}`,
    );
  }
  return rows.map(({ table_name, name, definition, names_columns }) => ({
    entity: 'table',
    code: 'original-trigger-disabled',
    explanation: `El disparador «${name}» de la tabla ${table_name} cambiaría lo que la caja guarda: ${names_columns ? 'se quitó' : 'quedó apagado'}. Su texto queda aquí.`,
    before: definition,
    after: null,
  }));
}

async function ownersOf(client: pg.ClientBase): Promise<readonly FormerOwner[]> {
  const { rows } = await client.query<FormerOwner>(
    `SELECT c.relname AS table, r.rolname AS owner, r.rolsuper AS superuser
     FROM pg_catalog.pg_class c JOIN pg_catalog.pg_roles r ON r.oid = c.relowner
     WHERE c.relnamespace = 'public'::regnamespace AND c.relname = ANY ($1) AND c.relkind IN ('r', 'p')
       AND r.rolname <> $2
     ORDER BY r.rolname, c.relname`,
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
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
       AND format('%s.%s', c.relname, a.attname) <> ALL ($1) AND c.relname = ANY ($2)
     GROUP BY c.relname`,
    [originalColumnNames(), POINT_OF_SALE_TABLES],
  );
  return new Map(rows.map((row) => [row.table_name, row.columns]));
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
