import pg from 'pg';
import type { Logger } from '../../../application/ports.ts';
import { connectOptions, type TlsOptions } from '../connect-options.ts';
import { setViewsAside } from './dependent-views.ts';
import { findMigrationsFolder, readMigrations, type Migration } from './migration-files.ts';
import { holdsOriginalTables } from './original-tables.ts';
import { ensureRoles, OWNER_ROLE } from './roles.ts';
import { secureDatabase } from './secure-database.ts';
import { takeOverOriginal } from './take-over.ts';

export interface MigrateOptions {
  /** A superuser, or the owner of the database with CREATEROLE that is a member of whoever owns the original's tables. */
  readonly ownerUrl: string;
  /** The shop's zone, whose days are its business dates. An IANA name. */
  readonly timeZone: string;
  /** The zone in which the original wrote its TIMESTAMPs, where its server did not run in the shop's. */
  readonly legacyTimeZone?: string;
  readonly logger: Logger;
  readonly tls?: TlsOptions;
  /** Only for tests: another folder than `drizzle/postgres`. */
  readonly migrationsFolder?: string;
}

export interface MigrationReport {
  readonly applied: readonly string[];
  /** Whether this run took over a database of the original system. */
  readonly tookOverOriginal: boolean;
  /** Rows that could not be mapped, of this run or an earlier one. */
  readonly quarantinedRows: number;
}

const OLDEST_SERVER = 150_000;
/** Any constant: the lock is held in this database alone, by migrations alone. */
const LOCK_KEY = 5_116_400_287;
const FIRST_MIGRATION = 0;

/**
 * Brings central to the schema of this version: a new database, one of the original system or one of an earlier
 * version. One transaction, so that an error leaves all as it was; a second run meanwhile waits and finds nothing to do.
 * @throws NotTheOriginalError | CommitUnknownError | Error; after all but the second the database is as it was
 */
export async function migrateCentral(options: MigrateOptions): Promise<MigrationReport> {
  const migrations = readMigrations(options.migrationsFolder ?? findMigrationsFolder());
  const client = new pg.Client(connectOptions(options.ownerUrl, options.tls, 'nexus-migrate'));
  client.on('error', (error) => options.logger.error('migration-connection-lost', { error }));
  await client.connect();
  try {
    await refuseUnfitServer(client);
    await ensureRoles(client);
    await client.query('BEGIN');
    // A large original takes minutes, whatever limit the server sets for ordinary sessions.
    await client.query('SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0');
    await client.query('SELECT pg_advisory_xact_lock($1)', [LOCK_KEY]);
    const report = await migrateLocked(client, migrations, options);
    await commit(client);
    options.logger.info('central-migrated', { ...report });
    return report;
  } finally {
    // Ends the transaction too, where it did not come to its end.
    await client.end();
  }
}

/** The connection was lost while the server committed: the database is as it was, or up to date. The next run tells. */
export class CommitUnknownError extends Error {
  override readonly name = 'CommitUnknownError';
}

async function commit(client: pg.ClientBase): Promise<void> {
  try {
    await client.query('COMMIT');
  } catch (cause) {
    // What the server says itself, such as a constraint that waited until now, means that it rolled back.
    if (cause instanceof pg.DatabaseError) throw cause;
    throw new CommitUnknownError('the connection was lost during the commit', { cause });
  }
}

async function migrateLocked(
  client: pg.ClientBase,
  migrations: readonly Migration[],
  options: MigrateOptions,
): Promise<MigrationReport> {
  await secureDatabase(client);
  const applied = await appliedMigrations(client);
  const pending = migrations.slice(applied.length);
  assertSameHistory(migrations, applied);
  let tookOverOriginal = false;
  if (pending.length > 0) {
    // Terminals read the version inside each batch: they wait here until the new schema is complete.
    if (applied.length > 0) await client.query('LOCK TABLE public.schema_version IN ACCESS EXCLUSIVE MODE');
    tookOverOriginal = applied.length === 0 && (await holdsOriginalTables(client));
    const findings = tookOverOriginal ? await takeOverOriginal(client) : [];
    const restoreViews = tookOverOriginal ? await setViewsAside(client) : undefined;
    await runMigrations(client, pending, { ...options, firstIsThere: tookOverOriginal });
    await restoreViews?.();
    for (const { entity, code, explanation, before, after } of findings) {
      await client.query(
        `INSERT INTO public.legacy_findings (entity, code, explanation, before, after) VALUES ($1, $2, $3, $4, $5)`,
        [entity, code, explanation, before, after],
      );
    }
  }
  const { rows } = await client.query<{ count: number }>(
    'SELECT count(*)::integer AS count FROM public.legacy_quarantine',
  );
  return {
    applied: pending.map((migration) => migration.tag),
    tookOverOriginal,
    quarantinedRows: rows[0]?.count ?? 0,
  };
}

async function runMigrations(
  client: pg.ClientBase,
  pending: readonly Migration[],
  options: MigrateOptions & { readonly firstIsThere: boolean },
): Promise<void> {
  await client.query(`SET LOCAL ROLE ${OWNER_ROLE}`);
  // Both are read by the migrations: the first by every cast of a TIMESTAMP, the other wherever a day is meant.
  await client.query(`SELECT set_config('TimeZone', $1, true), set_config('nexus.time_zone', $2, true)`, [
    options.legacyTimeZone ?? options.timeZone,
    options.timeZone,
  ]);
  for (const [index, migration] of pending.entries()) {
    if (options.firstIsThere && index === FIRST_MIGRATION) {
      options.logger.info('original-tables-taken-over', { tag: migration.tag });
    } else {
      await runStatements(client, migration);
    }
    await client.query('INSERT INTO public.schema_migrations (tag, hash) VALUES ($1, $2)', [
      migration.tag,
      migration.hash,
    ]);
  }
  await client.query('RESET ROLE');
}

async function runStatements(client: pg.ClientBase, migration: Migration): Promise<void> {
  for (const [index, statement] of migration.statements.entries()) {
    try {
      await client.query(statement);
    } catch (cause) {
      const what = cause instanceof Error ? cause.message : String(cause);
      throw new Error(`migration ${migration.tag}, statement ${index + 1}: ${what}`, { cause });
    }
  }
}

async function appliedMigrations(
  client: pg.ClientBase,
): Promise<readonly { readonly tag: string; readonly hash: string }[]> {
  const { rows: found } = await client.query<{ is_there: boolean }>(
    `SELECT to_regclass('public.schema_migrations') IS NOT NULL AS is_there`,
  );
  if (!found[0]?.is_there) {
    await client.query(
      `CREATE TABLE public.schema_migrations (
         tag varchar(100) PRIMARY KEY,
         hash char(64) NOT NULL,
         applied_at timestamptz NOT NULL DEFAULT now()
       )`,
    );
    await client.query(`ALTER TABLE public.schema_migrations OWNER TO ${OWNER_ROLE}`);
    return [];
  }
  const { rows } = await client.query<{ tag: string; hash: string }>(
    'SELECT tag, hash FROM public.schema_migrations ORDER BY tag',
  );
  return rows;
}

/** A released migration never changes: what it made is out there. */
function assertSameHistory(
  migrations: readonly Migration[],
  applied: readonly { readonly tag: string; readonly hash: string }[],
): void {
  for (const [index, { tag, hash }] of applied.entries()) {
    const known = migrations[index];
    if (known === undefined || known.tag > tag) {
      throw new Error(`the database has had migration ${tag}, which this version does not know: it is newer`);
    }
    if (known.tag !== tag || known.hash !== hash) {
      throw new Error(`migration ${tag} is not the one that this database has had`);
    }
  }
}

/** Before anything is touched: an old server lacks what the migrations use, another encoding cannot hold every text. */
async function refuseUnfitServer(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ version: number; encoding: string }>(
    `SELECT current_setting('server_version_num')::integer AS version, current_setting('server_encoding') AS encoding`,
  );
  const { version = 0, encoding = '' } = rows[0] ?? {};
  if (version < OLDEST_SERVER) throw new Error(`PostgreSQL 15 or newer is needed, this is ${version}`);
  if (encoding !== 'UTF8') throw new Error(`a database encoded in UTF8 is needed, this one is ${encoding}`);
}
