import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createConnections, type Connections } from '../../../src/main/adapters/postgres/connections.ts';
import { createCentralQueries } from '../../../src/main/adapters/postgres/queries/index.ts';
import { CentralUnavailableError } from '../../../src/main/application/ports.ts';
import type { CentralQueries } from '../../../src/main/application/ports-api.ts';
import { createCentralDatabase, silentLogger, type CentralDatabase } from '../../support/central-database.ts';

let database: CentralDatabase;
let connections: Connections;
let queries: CentralQueries;

beforeEach(async () => {
  database = await createCentralDatabase();
  connections = createConnections({ urls: [database.terminalUrl], logger: silentLogger });
  queries = createCentralQueries(connections);
});
afterEach(async () => {
  await connections.close();
  await database.expectBalanced();
  await database.drop();
});

describe('the reads of the HTTP paths', () => {
  it('work with the rights of a terminal', async () => {
    const page = { page: 1, perPage: 50 };
    expect((await queries.customers({ ...page, search: '' })).total).toBe(1);
    expect(await queries.customer(1)).toMatchObject({ name: 'Público en general', balance: 0 });
    expect(await queries.invoices({ ...page, customerId: null, status: null })).toEqual({
      rows: [],
      total: 0,
    });
    expect(await queries.statement(1)).toMatchObject({ invoices: [], payments: [] });
    expect([await queries.customer(2), await queries.invoice(1), await queries.statement(2)]).toEqual([
      null,
      null,
      null,
    ]);
  });

  it("give instants in the shop's zone", async () => {
    await database.query(`update store_settings set value = '"America/Tijuana"' where key = 'time_zone'`);
    await database.query(
      `insert into customers (id_customer, name, created_at) values (7, 'Taller', '2026-07-01T02:30:00Z')`,
    );
    expect((await queries.customer(7))?.created_at).toBe('2026-06-30T19:30:00.000-07:00');
  });

  it('say that central is away when it cannot be reached', async () => {
    await connections.close();
    await expect(queries.customer(1)).rejects.toThrow(CentralUnavailableError);
  });
});
