import { v7 } from 'uuid';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  CentralUnavailableError,
  HashMismatchError,
  OperationRefusedError,
  PlaceTakenError,
  SchemaMismatchError,
  type CentralStore,
} from '../../../src/main/application/ports.ts';
import { TERMINAL_SCHEMA_VERSION } from '../../../src/main/adapters/postgres/schema-version.ts';
import { createCentralDatabase, type CentralDatabase } from '../../support/central-database.ts';
import { testTerminal } from '../../support/central-terminal.ts';
import { openStore } from './central-under-test.ts';

let database: CentralDatabase;
let store: CentralStore;

beforeAll(async () => {
  database = await createCentralDatabase();
  store = openStore(database.terminalUrl);
});
afterEach(() => database.expectBalanced());
afterAll(async () => {
  await store.close();
  await database.drop();
});

async function greetedTerminal() {
  const terminal = testTerminal();
  await store.greet(terminal.identity);
  return terminal;
}

const counts = async () =>
  database.query(
    `SELECT (SELECT count(*)::integer FROM invoices) AS invoices, (SELECT count(*)::integer FROM payments) AS payments,
       (SELECT count(*)::integer FROM customer_ledger) AS postings,
       (SELECT count(*)::integer FROM terminal_operations) AS operations`,
  );

describe('deliver', () => {
  it('applies every kind in one batch, in order', async () => {
    const terminal = await greetedTerminal();
    const customerId = v7();
    const created = terminal.newCustomer(customerId, 500_000);
    const sale = terminal.creditSale(customerId, 116_00);
    const cash = terminal.cashSale({ folio: 'NX-000900' });
    const payment = terminal.payment(customerId, 100_00, [
      { invoiceId: sale.operation.id, amountCents: 100_00 },
    ]);
    const cancelled = terminal.cancellation(cash.operation.id);

    const results = await store.deliver([created, sale, cash, payment, cancelled]);

    expect(results.map((result) => result.folio)).toEqual([null, 'NX-000901', 'NX-000900', null, null]);
    expect(results.every((result) => !result.repeated && result.reviewReason === null)).toBe(true);
    expect(await database.query('SELECT balance FROM customers WHERE uuid = $1', [customerId])).toEqual([
      { balance: '16.00' },
    ]);
    expect((await store.greet(terminal.identity)).lastSeq).toBe(5);
  });

  it('touches nothing when a batch comes again, whole or in part, and answers as before', async () => {
    const terminal = await greetedTerminal();
    const batch = [terminal.cashSale(), terminal.cashSale({ folio: 'NX-000950' }), terminal.cashSale()];
    const first = await store.deliver(batch);
    const before = await counts();
    const next = terminal.cashSale();

    const again = await store.deliver(batch);
    const overlapping = await store.deliver([...batch.slice(1), next]);

    expect(again).toEqual(first.map((result) => ({ ...result, repeated: true })));
    expect(overlapping.map((result) => result.repeated)).toEqual([true, true, false]);
    expect(overlapping.slice(0, 2).map((result) => result.folio)).toEqual(
      first.slice(1).map((result) => result.folio),
    );
    const [{ invoices } = { invoices: 0 }] = (await counts()) as { invoices: number }[];
    expect(invoices).toBe(((before as { invoices: number }[])[0]?.invoices ?? 0) + 1);
  });

  it('keeps one sale when two connections deliver it at the same moment', async () => {
    const terminal = await greetedTerminal();
    const sale = terminal.cashSale();
    const results = await Promise.all(Array.from({ length: 4 }, () => store.deliver([sale])));
    expect(results.filter(([result]) => !result?.repeated)).toHaveLength(1);
    expect(new Set(results.map(([result]) => result?.folio)).size).toBe(1);
    expect(
      await database.query('SELECT count(*)::integer AS n FROM invoices WHERE uuid = $1', [
        sale.operation.id,
      ]),
    ).toEqual([{ n: 1 }]);
  });

  it('raises an alarm for another content under the same id', async () => {
    const terminal = await greetedTerminal();
    const first = terminal.cashSale();
    await store.deliver([first]);
    const before = await counts();
    const forged = { ...terminal.cashSale({ totalCents: 1 }), hash: '0'.repeat(64) };
    const sameId = { ...forged, operation: { ...forged.operation, id: first.operation.id, seq: 1 } };
    await expect(store.deliver([sameId])).rejects.toBeInstanceOf(HashMismatchError);
    expect(await counts()).toEqual(before);
  });

  it('takes nothing out of turn: a gap waits until what is missing was offered', async () => {
    const terminal = await greetedTerminal();
    const [first, second, third] = [terminal.cashSale(), terminal.cashSale(), terminal.cashSale()];
    await store.deliver([first]);
    await expect(store.deliver([third])).rejects.toBeInstanceOf(CentralUnavailableError);
    await expect(store.deliver([third, second])).resolves.toHaveLength(2);
    expect((await store.greet(terminal.identity)).lastSeq).toBe(3);
  });

  it('knows another operation in the same place: this terminal is a copy of another one', async () => {
    const terminal = await greetedTerminal();
    await store.deliver([terminal.cashSale(), terminal.cashSale()]);
    const clone = terminal.next('sale', terminal.cashSale().operation.payload as never, { seq: 2 });
    await expect(store.deliver([clone])).rejects.toBeInstanceOf(PlaceTakenError);
  });

  it('waits for a greeting when central has forgotten the terminal', async () => {
    const terminal = testTerminal();
    await expect(store.deliver([terminal.cashSale()])).rejects.toBeInstanceOf(CentralUnavailableError);
  });

  it('refuses what cannot be stored, and the rest of its batch stays undelivered', async () => {
    const terminal = await greetedTerminal();
    const good = terminal.cashSale();
    const unpaid = terminal.next(
      'sale',
      {
        ...(terminal.cashSale().operation.payload as never as Parameters<typeof terminal.next<'sale'>>[1]),
        totalCents: 12_000,
        subtotalCents: 12_000,
        taxCents: 0,
      },
      { seq: 2 },
    );
    const before = await counts();
    await expect(store.deliver([good, unpaid])).rejects.toBeInstanceOf(OperationRefusedError);
    expect(await counts()).toEqual(before);
    await expect(store.deliver([good])).resolves.toHaveLength(1);
  });

  it.each([
    ['older than central serves', 'UPDATE schema_version SET version = 9, accepts_from = 8'],
    ['newer than central', 'UPDATE schema_version SET version = 0, accepts_from = 0'],
  ])('says so when this terminal is %s, also to a greeting and a pull', async (_name, sql) => {
    const terminal = await greetedTerminal();
    const constraint = 'ALTER TABLE schema_version DROP CONSTRAINT IF EXISTS schema_version_order';
    await database.query(`${constraint}; ${sql}`);
    await expect(store.deliver([terminal.cashSale()])).rejects.toBeInstanceOf(SchemaMismatchError);
    await expect(store.greet(terminal.identity)).rejects.toBeInstanceOf(SchemaMismatchError);
    await database.query(`UPDATE schema_version SET version = ${TERMINAL_SCHEMA_VERSION}, accepts_from = 1`);
  });
});

describe('legacyId', () => {
  it('tells the integer keys of the original tables, and nothing for what central does not have', async () => {
    const terminal = await greetedTerminal();
    const customerId = v7();
    const created = terminal.newCustomer(customerId, 10_00);
    const sale = terminal.creditSale(customerId, 10_00);
    const abono = terminal.payment(customerId, 10_00);
    await store.deliver([created, sale, abono]);
    const [keys] = await database.query(
      `SELECT (SELECT id_customer FROM customers WHERE uuid = $1) AS customer,
         (SELECT id_invoice FROM invoices WHERE uuid = $2) AS invoice,
         (SELECT id_payment FROM payments WHERE operation_id = $3) AS payment`,
      [customerId, sale.operation.id, abono.operation.id],
    );
    const paymentId = (abono.operation.payload as { paymentId: string }).paymentId;
    expect({
      customer: await store.legacyId('customer', customerId),
      invoice: await store.legacyId('invoice', sale.operation.id),
      payment: await store.legacyId('payment', paymentId),
    }).toEqual(keys);
    expect(await store.legacyId('invoice', v7())).toBeNull();
  });
});

describe('a parked operation', () => {
  it('is kept whole, keeps its place, and can be applied later', async () => {
    const terminal = await greetedTerminal();
    const customerId = v7();
    const orphan = terminal.creditSale(customerId, 50_00, { folio: 'NX-009960' });
    await expect(store.deliver([orphan])).rejects.toBeInstanceOf(OperationRefusedError);
    await store.park(orphan, 'el cliente no está');
    await store.park(orphan, 'el cliente no está');
    const next = terminal.cashSale();
    await store.deliver([next]);

    expect(
      await database.query(
        'SELECT state, park_reason, folio, payload, payload_hash FROM terminal_operations WHERE id = $1',
        [orphan.operation.id],
      ),
    ).toEqual([
      {
        ...{ state: 'parked', park_reason: 'el cliente no está', folio: 'NX-009960' },
        ...{ payload: orphan.canonical, payload_hash: orphan.hash },
      },
    ]);
    await database.query(
      `INSERT INTO customers (uuid, name, credit_limit) VALUES ($1, 'Llegó tarde', 1000)`,
      [customerId],
    );
    expect(await store.deliver([orphan])).toEqual([
      { id: orphan.operation.id, folio: 'NX-009960', repeated: false, reviewReason: null },
    ]);
    expect(await store.deliver([orphan])).toMatchObject([{ repeated: true, folio: 'NX-009960' }]);
    expect(
      await database.query('SELECT state, folio FROM terminal_operations WHERE id = $1', [
        orphan.operation.id,
      ]),
    ).toEqual([{ state: 'applied', folio: 'NX-009960' }]);
  });

  it('that was applied after all is not parked', async () => {
    const terminal = await greetedTerminal();
    const sale = terminal.cashSale();
    await store.deliver([sale]);
    await store.park(sale, 'la respuesta se perdió');
    expect(
      await database.query('SELECT state FROM terminal_operations WHERE id = $1', [sale.operation.id]),
    ).toEqual([{ state: 'applied' }]);
  });
});
