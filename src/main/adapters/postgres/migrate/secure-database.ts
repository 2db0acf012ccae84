import type pg from 'pg';
import { OWNER_ROLE, TERMINAL_ROLE } from './roles.ts';

/**
 * What only the owner of the database may do: nobody makes temporary tables (one could be put in front of a real one)
 * or objects in `public`, except the owner of this application.
 * @throws Error when the login lacks the rights: PostgreSQL itself would only warn
 */
export async function secureDatabase(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ database: string }>(
    'SELECT quote_ident(current_database()) AS database',
  );
  const database = rows[0]?.database ?? '';
  await client.query(`REVOKE TEMPORARY ON DATABASE ${database} FROM PUBLIC, ${TERMINAL_ROLE}`);
  await client.query(`GRANT CONNECT ON DATABASE ${database} TO ${TERMINAL_ROLE}, ${OWNER_ROLE}`);
  await takeSchema(client, database);
  await client.query('REVOKE CREATE ON SCHEMA public FROM PUBLIC');
  await client.query(`GRANT USAGE, CREATE ON SCHEMA public TO ${OWNER_ROLE}`);
  await client.query(`GRANT USAGE ON SCHEMA public TO ${TERMINAL_ROLE}`);
  const { rows: left } = await client.query<{ ready: boolean }>(
    `SELECT has_schema_privilege($1, 'public', 'CREATE')
        AND NOT has_schema_privilege($2, 'public', 'CREATE')
        AND NOT has_database_privilege($2, current_database(), 'TEMPORARY')
        AND NOT has_database_privilege($2, current_database(), 'CREATE') AS ready`,
    [OWNER_ROLE, TERMINAL_ROLE],
  );
  if (!left[0]?.ready) {
    throw new Error('the login of the migration must be a superuser or the owner of the database');
  }
}

/**
 * Whoever owns a schema may drop what is in it, and from PostgreSQL 15 on the owner of a database owns its `public`:
 * often the application that was here before.
 */
async function takeSchema(client: pg.ClientBase, database: string): Promise<void> {
  const { rows } = await client.query<{ owner: string; may_create: boolean }>(
    `SELECT pg_get_userbyid(nspowner) AS owner, has_database_privilege($1, current_database(), 'CREATE') AS may_create
     FROM pg_catalog.pg_namespace WHERE nspname = 'public'`,
    [OWNER_ROLE],
  );
  const [schema] = rows;
  if (schema === undefined || schema.owner === OWNER_ROLE) return;
  // Only a role that may create schemas in the database can be made the owner of one.
  if (!schema.may_create) await client.query(`GRANT CREATE ON DATABASE ${database} TO ${OWNER_ROLE}`);
  await client.query(`ALTER SCHEMA public OWNER TO ${OWNER_ROLE}`);
  if (!schema.may_create) await client.query(`REVOKE CREATE ON DATABASE ${database} FROM ${OWNER_ROLE}`);
}
