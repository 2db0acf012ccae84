import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createCentralStore } from '../../../src/main/adapters/postgres/central-store.ts';
import { createConnections, type Connections } from '../../../src/main/adapters/postgres/connections.ts';
import { migrateCentral } from '../../../src/main/adapters/postgres/migrate/migrate-central.ts';
import { ensureTerminalLogin } from '../../../src/main/adapters/postgres/migrate/roles.ts';
import { createCentralQueries } from '../../../src/main/adapters/postgres/queries/index.ts';
import type { CentralStore } from '../../../src/main/application/ports.ts';
import { pullReplica } from '../../../src/main/application/pull-replica.ts';
import {
  PUBLIC_CUSTOMER_ID,
  type CustomerId,
  type LeaseId,
  type OperationId,
} from '../../../src/shared/domain/ids.ts';
import { cents } from '../../../src/shared/domain/money.ts';
import { silentLogger } from '../../support/central-database.ts';
import { testTerminal } from '../../support/central-terminal.ts';
import { temporaryReplica } from '../replica/temporary-replica.ts';
import { EVERY_FAULT } from './every-fault.ts';
import { createOriginalDatabase, withClient, type OriginalDatabase } from './original-database.ts';

const LOGIN = { user: 'nexus_pos_upgraded', password: 'only-for-throw-away-clusters' };

let database: OriginalDatabase;
let connections: Connections;
let central: CentralStore;

beforeAll(async () => {
  database = await createOriginalDatabase(inject('clusterUrl'), { rows: EVERY_FAULT, folioSequence: 9000 });
  // The old application goes on writing to the catalogue, whatever it takes for a price.
  await withClient(database.url, (client) =>
    client.query(
      `INSERT INTO parts(oem_part_number, name_part, cost_usd) VALUES ('NAN-1', 'Not a price', 'NaN'), ('NEG-1', 'Less than nothing', -5)`,
    ),
  );
  await migrateCentral({ ownerUrl: database.url, timeZone: 'America/Mexico_City', logger: silentLogger });
  await ensureTerminalLogin({ ownerUrl: database.url, login: LOGIN });
  const url = new URL(database.url);
  url.username = LOGIN.user;
  url.password = LOGIN.password;
  connections = createConnections({ urls: [url.href], logger: silentLogger });
  central = createCentralStore({ connections, logger: silentLogger });
});
afterAll(() => central.close());

async function query<Row extends Record<string, unknown>>(text: string): Promise<readonly Row[]> {
  return withClient(database.url, async (client) => (await client.query<Row>(text)).rows);
}

async function uuidOf(table: string, column: string, id: number): Promise<string> {
  const [row] = await query<{ uuid: string }>(`SELECT uuid FROM public.${table} WHERE ${column} = ${id}`);
  if (!row) throw new Error(`no ${table} ${id}`);
  return row.uuid;
}

describe('a shop that goes on in its upgraded database', () => {
  it('copies all of it to a terminal', async () => {
    const { replica } = temporaryReplica();
    await pullReplica({
      central: () => central,
      replica,
      terminal: () => testTerminal().identity,
      logger: silentLogger,
      breathe: () => Promise.resolve(),
      pollMs: 1,
      onPulled: () => {},
    });
    expect(replica.asOfMs()).not.toBeNull();
    const debtor = (await uuidOf('customers', 'id_customer', 108)) as CustomerId;
    expect(replica.customer(debtor)).toMatchObject({ name: 'Taller número 108', balanceCents: 116_00 });
    expect(replica.openInvoices(debtor)).toMatchObject([{ folio: 'NX-001081', openCents: 116_00 }]);
    expect(replica.customer(PUBLIC_CUSTOMER_ID)).toMatchObject({ balanceCents: 0 });
    expect(replica.searchParts('NAN-1', 5)).toMatchObject([{ code: 'NAN-1', cost: null }]);
    expect(replica.searchParts('NEG-1', 5)).toMatchObject([{ code: 'NEG-1', cost: null }]);
  });

  it('answers the HTTP paths for every customer and every invoice', async () => {
    const queries = createCentralQueries(connections);
    const invoices = await query<{ id: number }>('SELECT id_invoice AS id FROM public.invoices');
    for (const { id } of invoices) expect(await queries.invoice(id)).not.toBeNull();
    const customers = await query<{ id: number }>('SELECT id_customer AS id FROM public.customers');
    for (const { id } of customers) expect(await queries.statement(id)).not.toBeNull();
    expect((await queries.customers({ search: '', page: 1, perPage: 100 })).rows.length).toBeGreaterThan(0);
  });

  it('gives the folios that follow', async () => {
    const terminal = testTerminal();
    await central.greet(terminal.identity);
    expect(await central.leaseFolios(terminal.identity, v7() as LeaseId, 100)).toMatchObject({
      firstNumber: 9002,
      lastNumber: 9101,
    });
  });

  it('takes an abono for an old invoice, cancels one, and sells to the adopted público en general', async () => {
    const terminal = testTerminal();
    await central.greet(terminal.identity);
    const customer = await uuidOf('customers', 'id_customer', 108);
    const invoice = await uuidOf('invoices', 'id_invoice', 1081);
    const halfPaid = await uuidOf('invoices', 'id_invoice', 1092);
    const results = await central.deliver([
      terminal.payment(customer, 100_00, [{ invoiceId: invoice, amountCents: 100_00 }]),
      terminal.cancellation(halfPaid),
      terminal.cashSale({ folio: 'NX-009050' }),
    ]);
    expect(results.map((result) => result.reviewReason)).toEqual([null, null, null]);
    expect(
      await query(
        `SELECT id_invoice, status, amount_paid::text FROM public.invoices WHERE id_invoice IN (1081, 1092) ORDER BY 1`,
      ),
    ).toEqual([
      { id_invoice: 1081, status: 'partial', amount_paid: '100.00' },
      { id_invoice: 1092, status: 'cancelled', amount_paid: '0.00' },
    ]);
    expect(await query(`SELECT customer_id FROM public.invoices WHERE folio = 'NX-009050'`)).toEqual([
      { customer_id: 401 },
    ]);
    expect(await query('SELECT * FROM public.verify_balances()')).toEqual([]);
  });

  it('gives no credit to a limit of nothing', async () => {
    const decision = await central.authoriseCredit({
      operationId: v7() as OperationId,
      customerId: (await uuidOf('customers', 'id_customer', 310)) as CustomerId,
      amountCents: cents(1),
      undelivered: [],
      timeoutMs: 5_000,
    });
    expect(decision).toMatchObject({ authorised: false, reason: 'limit' });
  });
});
