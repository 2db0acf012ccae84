import pg from 'pg';
import { expect, inject, it } from 'vitest';

it('runs the PostgreSQL that came with the application', async () => {
  const client = new pg.Client({ connectionString: inject('clusterUrl') });
  await client.connect();
  const answer = await client.query('select current_setting($1) as version', ['server_version']);
  await client.end();
  expect(answer.rows).toEqual([{ version: '18.4' }]);
});
