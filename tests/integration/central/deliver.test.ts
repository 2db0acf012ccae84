import { v7 } from 'uuid';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createCentralStore } from '../../../src/main/adapters/postgres/central-store.ts';
import { createConnections } from '../../../src/main/adapters/postgres/connections.ts';
import { HashMismatchError, type CentralStore } from '../../../src/main/application/ports.ts';
import { createCentralDatabase, silentLogger, type CentralDatabase } from '../../support/central-database.ts';
import { testTerminal } from '../../support/central-terminal.ts';

let database: CentralDatabase;
let store: CentralStore;

beforeAll(async () => {
  database = await createCentralDatabase();
  store = createCentralStore({
    connections: createConnections({ urls: [database.terminalUrl], logger: silentLogger }),
    logger: silentLogger,
  });
});
afterEach(() => database.expectBalanced());
afterAll(async () => {
  await store.close();
  await database.drop();
});

describe('deliver', () => {
  it('applies every kind in one batch, in order', async () => {
    const terminal = testTerminal();
    await store.greet(terminal.identity);
    const customerId = v7();
    const created = terminal.newCustomer(customerId, 500_000);
    const sale = terminal.creditSale(customerId, 116_00);
    const cash = terminal.cashSale({ folio: 'NX-000900' });
    const payment = terminal.payment(customerId, 100_00, [
      { invoiceId: sale.operation.id, amountCents: 100_00 },
    ]);
    const cancelled = terminal.cancellation(cash.operation.id);

    const results = await store.deliver([created, sale, cash, payment, cancelled]);

    expect(results.map((result) => result.folio)).toEqual([null, 'NX-000001', 'NX-000900', null, null]);
    expect(results.every((result) => !result.repeated && result.reviewReason === null)).toBe(true);
    expect(await database.query('SELECT balance FROM customers WHERE uuid = $1', [customerId])).toEqual([
      { balance: '16.00' },
    ]);
    const again = await store.deliver([created, sale, cash, payment, cancelled]);
    expect(again).toEqual(results.map((result) => ({ ...result, repeated: true })));
  });

  it('refuses another content under the same id', async () => {
    const terminal = testTerminal();
    await store.greet(terminal.identity);
    const first = terminal.cashSale();
    await store.deliver([first]);
    const forged = terminal.next('sale', first.operation.payload as never, {
      id: first.operation.id,
      seq: first.operation.seq,
      source: 'API',
    });
    await expect(store.deliver([forged])).rejects.toBeInstanceOf(HashMismatchError);
  });
});
