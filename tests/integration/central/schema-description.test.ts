import { is } from 'drizzle-orm';
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as schema from '../../../src/main/adapters/postgres/schema/index.ts';
import { createCentralDatabase, type CentralDatabase } from '../../support/central-database.ts';

const tables = Object.values(schema).filter((member) => is(member, PgTable));

let database: CentralDatabase;

beforeAll(async () => {
  database = await createCentralDatabase();
});
afterAll(() => database.drop());

/** The migrations are partly written by hand: what they make must be what the schema files describe. */
describe('the migrated database', () => {
  it.each(tables.map((table) => [getTableConfig(table).name, table] as const))(
    'has %s as it is described',
    async (name, table) => {
      const config = getTableConfig(table);
      const columns = await database.query<{ name: string; type: string; required: boolean }>(
        `SELECT a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type, a.attnotnull AS required
         FROM pg_attribute a WHERE a.attrelid = $1::regclass AND a.attnum > 0 AND NOT a.attisdropped`,
        [name],
      );
      expect(byName(columns)).toEqual(
        byName(
          config.columns.map((column) => ({
            name: column.name,
            type: databaseType(column.getSQLType()),
            required: column.notNull || column.primary,
          })),
        ),
      );
      const constraints = await database.query<{ name: string }>(
        `SELECT conname AS name FROM pg_constraint
         WHERE conrelid = $1::regclass AND contype IN ('c', 'f', 'u') ORDER BY 1`,
        [name],
      );
      expect(constraints.map((constraint) => constraint.name)).toEqual(
        [
          ...config.checks.map((check) => check.name),
          ...config.foreignKeys.map((key) => key.getName()),
          ...config.uniqueConstraints.map((unique) => unique.name ?? ''),
        ].toSorted(),
      );
      const indexes = await database.query<{ name: string }>(
        `SELECT c.relname AS name FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
         WHERE i.indrelid = $1::regclass AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid)
           AND c.relname !~ '_by_(code|words)$'
         ORDER BY 1`,
        [name],
      );
      expect(indexes.map((index) => index.name)).toEqual(
        config.indexes.map((index) => index.config.name ?? '').toSorted(),
      );
    },
  );

  it('deletes nothing together with something else', async () => {
    expect(
      await database.query(
        `SELECT conname FROM pg_constraint
         WHERE contype = 'f' AND connamespace = 'public'::regnamespace AND confdeltype <> 'a'`,
      ),
    ).toEqual([]);
  });
});

function byName<Column extends { readonly name: string }>(columns: readonly Column[]): Column[] {
  return columns.toSorted((one, other) => one.name.localeCompare(other.name));
}

/** drizzle's names of types in PostgreSQL's own words. */
function databaseType(described: string): string {
  return described
    .replace(/^serial$/, 'integer')
    .replace(/^varchar/, 'character varying')
    .replace(/^char(?=\()/, 'character')
    .replace(/, /g, ',');
}
