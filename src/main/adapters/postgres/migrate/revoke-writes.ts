import type pg from 'pg';
import { POINT_OF_SALE_TABLES } from './original-tables.ts';
import { OWNER_ROLE } from './roles.ts';
import type { TakeOverFinding } from './take-over.ts';

interface Grants {
  readonly relation: string;
  readonly is_sequence: boolean;
  readonly grantee: string;
  readonly privileges: string[];
}

/**
 * Takes from everybody but the owner whatever writes to the point of sale: rights on tables, on single columns and on
 * the sequences, and the right to make objects in `public`, where one could be put in the way of ours. Who could
 * change a table keeps the columns that this application does not know.
 * @param unknown names of those columns by table
 */
export async function revokeWrites(
  client: pg.ClientBase,
  unknown: ReadonlyMap<string, readonly string[]>,
): Promise<readonly TakeOverFinding[]> {
  const grants = await writingGrants(client);
  for (const { relation, is_sequence, grantee, privileges } of grants) {
    if (is_sequence) {
      await client.query(`REVOKE ALL ON SEQUENCE public.${relation} FROM ${grantee}`);
      continue;
    }
    // Of a whole table: what was granted on single columns goes with it.
    await client.query(
      `REVOKE INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER ON public.${relation} FROM ${grantee}`,
    );
    const columns = unknown.get(relation) ?? [];
    if (!privileges.includes('UPDATE') || columns.length === 0) continue;
    const list = columns.map((column) => client.escapeIdentifier(column)).join(', ');
    await client.query(`GRANT UPDATE (${list}) ON public.${relation} TO ${grantee}`);
  }
  const creators = await creatorsInSchema(client);
  for (const creator of creators) await client.query(`REVOKE CREATE ON SCHEMA public FROM ${creator}`);
  return [
    ...grants.map((grant) => finding(grant.relation, grant.grantee, grant.privileges.join(', '))),
    ...creators.map((creator) => finding('public', creator, 'CREATE')),
  ];
}

async function writingGrants(client: pg.ClientBase): Promise<readonly Grants[]> {
  const { rows } = await client.query<Grants>(
    `WITH relation AS (
       SELECT c.oid, c.relname, c.relkind, c.relowner, c.relacl FROM pg_catalog.pg_class c
       WHERE c.relnamespace = 'public'::regnamespace
         AND (c.relkind IN ('r', 'p') AND c.relname = ANY ($1)
           OR c.relkind = 'S' AND (c.relname = 'invoice_folio_seq' OR EXISTS (
             SELECT FROM pg_catalog.pg_depend d JOIN pg_catalog.pg_class t ON t.oid = d.refobjid
             WHERE d.objid = c.oid AND d.deptype IN ('a', 'i') AND t.relname = ANY ($1))))
     ), granted AS (
       SELECT relation.oid, a.grantee, a.privilege_type FROM relation, aclexplode(relation.relacl) a
       UNION
       SELECT relation.oid, a.grantee, a.privilege_type
       FROM relation JOIN pg_catalog.pg_attribute att ON att.attrelid = relation.oid, aclexplode(att.attacl) a
     )
     SELECT quote_ident(relation.relname) AS relation, relation.relkind = 'S' AS is_sequence,
       CASE granted.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(granted.grantee)) END AS grantee,
       array_agg(granted.privilege_type ORDER BY granted.privilege_type) AS privileges
     FROM granted JOIN relation USING (oid)
     WHERE granted.grantee <> relation.relowner
       AND (relation.relkind = 'S' AND granted.privilege_type IN ('USAGE', 'UPDATE')
         OR relation.relkind <> 'S' AND granted.privilege_type <> 'SELECT')
     GROUP BY relation.relname, relation.relkind, granted.grantee
     ORDER BY 1, 3`,
    [POINT_OF_SALE_TABLES],
  );
  return rows;
}

async function creatorsInSchema(client: pg.ClientBase): Promise<readonly string[]> {
  const { rows } = await client.query<{ grantee: string }>(
    `SELECT quote_ident(pg_get_userbyid(a.grantee)) AS grantee
     FROM pg_catalog.pg_namespace n, aclexplode(n.nspacl) a
     WHERE n.nspname = 'public' AND a.privilege_type = 'CREATE' AND a.grantee <> n.nspowner AND a.grantee <> 0
       AND pg_get_userbyid(a.grantee) NOT IN ($1, 'pg_database_owner')
     ORDER BY 1`,
    [OWNER_ROLE],
  );
  return rows.map(({ grantee }) => grantee);
}

function finding(relation: string, grantee: string, privileges: string): TakeOverFinding {
  return {
    entity: 'role',
    code: 'privileges-revoked',
    explanation: `El rol «${grantee}» podía escribir en ${relation} (${privileges}) y ya no: los saldos solo los cambia esta aplicación.`,
    before: privileges,
    after: null,
  };
}
