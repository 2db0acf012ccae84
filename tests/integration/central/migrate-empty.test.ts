import { expect, it, describe } from 'vitest';
import { migrateCentral } from '../../../src/main/adapters/postgres/migrate/migrate-central.ts';
import {
  createCentralDatabase,
  createEmptyDatabase,
  silentLogger,
  TEST_TIME_ZONE,
} from '../../support/central-database.ts';

describe('migrateCentral', () => {
  it('makes the whole schema in an empty database, and finds nothing to do the second time', async () => {
    const database = await createEmptyDatabase();
    const options = { ownerUrl: database.ownerUrl, timeZone: TEST_TIME_ZONE, logger: silentLogger };

    const first = await migrateCentral(options);
    const second = await migrateCentral(options);

    expect(first).toMatchObject({ tookOverOriginal: false, quarantinedRows: 0 });
    expect(first.applied[0]).toBe('0000_original_tables');
    expect(second.applied).toEqual([]);
    await database.expectBalanced();
  });

  it('gives each test a copy of the template', async () => {
    const database = await createCentralDatabase();
    expect(await database.query('SELECT name FROM customers')).toEqual([{ name: 'Público en general' }]);
    await database.expectBalanced();
  });
});
