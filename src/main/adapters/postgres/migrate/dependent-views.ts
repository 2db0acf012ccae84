import type pg from 'pg';
import { POINT_OF_SALE_TABLES } from './original-tables.ts';

interface SavedView {
  readonly schema: string;
  readonly name: string;
  readonly materialized: boolean;
  readonly definition: string;
  readonly owner: string;
  readonly owner_may_create: boolean;
  readonly options: string | null;
  readonly comment: string | null;
  readonly grants: readonly string[];
  readonly indexes: readonly string[];
}

/**
 * Takes away the views over the point of sale, which PostgreSQL does not let a column change its type under, and gives
 * back what puts them there again.
 * @throws Error naming the view that does not fit the new types: nothing has been changed then
 */
export async function setViewsAside(client: pg.ClientBase): Promise<() => Promise<void>> {
  const views = await dependentViews(client);
  for (const view of views.toReversed()) {
    await client.query(`DROP ${view.materialized ? 'MATERIALIZED VIEW' : 'VIEW'} ${view.name}`);
  }
  return async () => {
    for (const view of views) await restore(client, view);
  };
}

/** Those that others are built on come first. */
async function dependentViews(client: pg.ClientBase): Promise<readonly SavedView[]> {
  const { rows } = await client.query<SavedView>(
    `WITH RECURSIVE reaching AS (
       SELECT r.ev_class AS view_id, 1 AS depth
       FROM pg_catalog.pg_depend d JOIN pg_catalog.pg_rewrite r ON r.oid = d.objid
       WHERE d.classid = 'pg_catalog.pg_rewrite'::regclass AND d.refclassid = 'pg_catalog.pg_class'::regclass
         AND d.refobjid IN (SELECT oid FROM pg_catalog.pg_class
                            WHERE relnamespace = 'public'::regnamespace AND relname = ANY ($1))
       UNION
       SELECT r.ev_class, reaching.depth + 1
       FROM reaching
       JOIN pg_catalog.pg_depend d ON d.refobjid = reaching.view_id
         AND d.classid = 'pg_catalog.pg_rewrite'::regclass AND d.refclassid = 'pg_catalog.pg_class'::regclass
       JOIN pg_catalog.pg_rewrite r ON r.oid = d.objid AND r.ev_class <> reaching.view_id
     ), ordered AS (
       SELECT view_id, max(depth) AS depth FROM reaching GROUP BY view_id
     )
     SELECT quote_ident(n.nspname) AS schema, format('%I.%I', n.nspname, c.relname) AS name,
            c.relkind = 'm' AS materialized,
            pg_get_viewdef(c.oid) AS definition,
            quote_ident(pg_get_userbyid(c.relowner)) AS owner,
            has_schema_privilege(c.relowner, n.oid, 'CREATE') AS owner_may_create,
            array_to_string(c.reloptions, ', ') AS options,
            obj_description(c.oid, 'pg_class') AS comment,
            ARRAY(SELECT format('GRANT %s ON %I.%I TO %s', a.privilege_type, n.nspname, c.relname,
                                CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(a.grantee)) END)
                  FROM aclexplode(c.relacl) a WHERE a.grantee <> c.relowner) AS grants,
            ARRAY(SELECT pg_get_indexdef(i.indexrelid) FROM pg_catalog.pg_index i WHERE i.indrelid = c.oid) AS indexes
     FROM ordered
     JOIN pg_catalog.pg_class c ON c.oid = ordered.view_id AND c.relkind IN ('v', 'm')
     JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
     ORDER BY ordered.depth, c.oid`,
    [POINT_OF_SALE_TABLES],
  );
  return rows;
}

async function restore(client: pg.ClientBase, view: SavedView): Promise<void> {
  const kind = view.materialized ? 'MATERIALIZED VIEW' : 'VIEW';
  const options = view.options === null ? '' : ` WITH (${view.options})`;
  const statements = [
    `CREATE ${kind} ${view.name}${options} AS ${view.definition}`,
    // Only who may create in a schema may own something in it, and the former owner may not any more.
    ...(view.owner_may_create ? [] : [`GRANT CREATE ON SCHEMA ${view.schema} TO ${view.owner}`]),
    `ALTER ${kind} ${view.name} OWNER TO ${view.owner}`,
    ...(view.owner_may_create ? [] : [`REVOKE CREATE ON SCHEMA ${view.schema} FROM ${view.owner}`]),
    ...(view.comment === null
      ? []
      : [`COMMENT ON ${kind} ${view.name} IS ${client.escapeLiteral(view.comment)}`]),
    ...view.grants,
    ...view.indexes,
  ];
  try {
    for (const statement of statements) await client.query(statement);
  } catch (cause) {
    throw new Error(`the view ${view.name} does not fit the new column types`, { cause });
  }
}
