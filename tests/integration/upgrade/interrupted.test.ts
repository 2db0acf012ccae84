import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { migrateCentral } from '../../../src/main/adapters/postgres/migrate/migrate-central.ts';
import { findMigrationsFolder } from '../../../src/main/adapters/postgres/migrate/migration-files.ts';
import { silentLogger } from '../../support/central-database.ts';
import { EVERY_FAULT } from './every-fault.ts';
import {
  createOriginalDatabase,
  expectBalancedIfUpgraded,
  withClient,
  type OriginalDatabase,
} from './original-database.ts';
import { readTables } from './read-original.ts';

let database: OriginalDatabase;
let folder: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'nexus-migrations-'));
  cpSync(findMigrationsFolder(), folder, { recursive: true });
  database = await createOriginalDatabase(inject('clusterUrl'), { rows: EVERY_FAULT, folioSequence: 9000 });
});
afterEach(async () => {
  rmSync(folder, { recursive: true, force: true });
  await expectBalancedIfUpgraded(database.url);
});

function migrate(migrationsFolder?: string) {
  return migrateCentral({
    ownerUrl: database.url,
    timeZone: 'America/Mexico_City',
    logger: silentLogger,
    ...(migrationsFolder !== undefined && { migrationsFolder }),
  });
}

/** Everything that an upgrade touches: rows, columns, constraints, owners, rights, triggers, sequences, views. */
function photograph() {
  return withClient(database.url, async (client) => ({
    rows: await readTables(client),
    catalogue: (
      await client.query(
        `SELECT c.relname, c.relkind, pg_get_userbyid(c.relowner) AS owner, c.relacl::text,
           (SELECT string_agg(format('%s %s %s %s', a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attacl), ', ' ORDER BY a.attnum)
            FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped) AS columns,
           (SELECT string_agg(pg_get_constraintdef(k.oid), ', ' ORDER BY k.conname) FROM pg_constraint k WHERE k.conrelid = c.oid) AS constraints,
           (SELECT string_agg(format('%s %s', t.tgname, t.tgenabled), ', ' ORDER BY t.tgname) FROM pg_trigger t WHERE t.tgrelid = c.oid AND NOT t.tgisinternal) AS triggers
         FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace ORDER BY c.relname`,
      )
    ).rows,
    functions: (
      await client.query(`SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace ORDER BY 1`)
    ).rows,
    schema: (
      await client.query(
        `SELECT pg_get_userbyid(nspowner), nspacl::text FROM pg_namespace WHERE nspname = 'public'`,
      )
    ).rows,
    sequences: (
      await client.query(
        `SELECT sequencename, last_value FROM pg_sequences WHERE schemaname = 'public' ORDER BY sequencename`,
      )
    ).rows,
  }));
}

describe('an upgrade that does not come to its end', () => {
  it.each(['0001_add_columns_and_tables', '0002_convert_original_data', '0009_roles_and_grants'])(
    'leaves the original as it was when it fails at the end of %s, and succeeds afterwards',
    async (tag) => {
      const before = await photograph();
      appendFileSync(join(folder, `${tag}.sql`), '\n--> statement-breakpoint\nSELECT 1 / 0;\n');
      await expect(migrate(folder)).rejects.toThrow('division by zero');
      expect(await photograph()).toEqual(before);
      expect((await migrate()).tookOverOriginal).toBe(true);
    },
  );

  it('leaves the original as it was when its connection is cut half way', async () => {
    const before = await photograph();
    await withClient(database.url, async (blocker) => {
      // The triggers are off and two tables have another owner when it comes to the parts, and waits there for us.
      await blocker.query('BEGIN; LOCK TABLE public.parts IN ACCESS SHARE MODE');
      const outcome = migrate().then(
        () => 'finished',
        () => 'cut',
      );
      await expect.poll(() => migrationWaits(), { timeout: 30_000 }).toBe(true);
      await blocker.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE datname = current_database() AND application_name = 'nexus-migrate'`,
      );
      expect(await outcome).toBe('cut');
      await blocker.query('ROLLBACK');
    });
    expect(await photograph()).toEqual(before);
    expect((await migrate()).tookOverOriginal).toBe(true);
  });
});

/** Over a connection of its own: within a transaction the server shows the same activity again and again. */
function migrationWaits(): Promise<boolean> {
  return withClient(database.url, async (client) => {
    const { rows } = await client.query(
      `SELECT FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'nexus-migrate'
         AND wait_event_type = 'Lock'`,
    );
    return rows.length > 0;
  });
}
