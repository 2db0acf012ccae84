import fc from 'fast-check';
import { v7 } from 'uuid';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  CentralUnavailableError,
  type CentralStore,
  type DeliveredResult,
  type OutboxEntry,
} from '../../../src/main/application/ports.ts';
import { createCentralDatabase, type CentralDatabase } from '../../support/central-database.ts';
import { testTerminal, type TestTerminal } from '../../support/central-terminal.ts';
import { openStore } from './central-under-test.ts';

let database: CentralDatabase;

beforeAll(async () => {
  database = await createCentralDatabase();
});
afterEach(async () => {
  await database.expectBalanced();
  if ((await deadlocks()) > 0) throw new Error('two deliveries blocked each other for good');
});
afterAll(() => database.drop());

const deadlocks = async () => {
  const [row] = await database.query<{ deadlocks: string }>(
    'SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()',
  );
  return Number(row?.deadlocks);
};

interface Seller {
  readonly store: CentralStore;
  readonly terminal: TestTerminal;
}

async function withSellers<Value>(count: number, work: (sellers: readonly Seller[]) => Promise<Value>) {
  const sellers = Array.from({ length: count }, () => ({
    store: openStore(database.terminalUrl, { size: 1 }),
    terminal: testTerminal(),
  }));
  try {
    for (const { store, terminal } of sellers) await store.greet(terminal.identity);
    return await work(sellers);
  } finally {
    for (const { store } of sellers) await store.close();
  }
}

async function newCustomers(seller: Seller, count: number): Promise<readonly string[]> {
  const ids = Array.from({ length: count }, () => v7());
  await seller.store.deliver(ids.map((id) => seller.terminal.newCustomer(id, 100_000_00)));
  return ids;
}

/** As a courier does: what did not arrive is offered again. Bounded, so that a livelock shows. */
async function deliverInTheEnd(store: CentralStore, batch: readonly OutboxEntry[]) {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await store.deliver(batch);
    } catch (error) {
      if (!(error instanceof CentralUnavailableError) || attempt === 5) throw error;
    }
  }
}

describe('many terminals at once', () => {
  it('twenty sellers share a few customers, and nobody waits for ever or is refused', async () => {
    const flagged = await withSellers(20, async (sellers) => {
      const [first] = sellers;
      if (!first) throw new Error('no seller');
      const customers = await newCustomers(first, 4);
      const results = await Promise.all(
        sellers.map(async ({ store, terminal }, index) => {
          const delivered: DeliveredResult[] = [];
          for (let round = 0; round < 5; round += 1) {
            // Each starts with another customer: the orders of what they touch are all different.
            const at = (offset: number) => customers[(index + round + offset) % customers.length] ?? '';
            const sale = terminal.creditSale(at(0), 10_00);
            const other = terminal.creditSale(at(1), 20_00);
            delivered.push(
              ...(await store.deliver([
                sale,
                terminal.cashSale(),
                other,
                terminal.payment(at(0), 10_00, [{ invoiceId: sale.operation.id, amountCents: 10_00 }]),
                terminal.payment(at(2), 1_00),
                terminal.cancellation(other.operation.id),
              ])),
            );
          }
          return delivered;
        }),
      );
      return results.flat().filter((result) => result.reviewReason !== null);
    });
    expect(flagged).toEqual([]);
    const [sum] = await database.query<{ balance: string }>('SELECT sum(balance) AS balance FROM customers');
    // 100 deliveries, each leaves one peso of saldo a favor.
    expect(sum?.balance).toBe('-100.00');
    expect(
      await database.query(
        `SELECT count(DISTINCT folio)::integer AS folios, count(*)::integer AS sales FROM invoices`,
      ),
    ).toEqual([{ folios: 300, sales: 300 }]);
  });

  it('two terminals that touch the same customers the other way round do not block each other for good', async () => {
    await withSellers(2, async (sellers) => {
      const [first] = sellers;
      if (!first) throw new Error('no seller');
      const customers = await newCustomers(first, 6);
      const delivered = await Promise.all(
        sellers.map(async ({ store, terminal }, index) => {
          let count = 0;
          const order = index === 0 ? customers : customers.toReversed();
          for (let round = 0; round < 15; round += 1) {
            count += (await store.deliver(order.map((customer) => terminal.creditSale(customer, 5_00))))
              .length;
          }
          return count;
        }),
      );
      expect(delivered).toEqual([90, 90]);
    });
  });

  it('an invoice that one settles while another cancels it ends in one of both, and the money is there', async () => {
    await withSellers(3, async ([one, two, three]) => {
      if (!one || !two || !three) throw new Error('no seller');
      for (let round = 0; round < 10; round += 1) {
        const [customer] = await newCustomers(one, 1);
        const sale = one.terminal.creditSale(customer ?? '', 100_00);
        await one.store.deliver([sale]);
        const pay = (seller: Seller) =>
          seller.store.deliver([
            seller.terminal.payment(customer ?? '', 100_00, [
              { invoiceId: sale.operation.id, amountCents: 100_00 },
            ]),
          ]);
        await Promise.all([
          pay(one),
          pay(two),
          three.store.deliver([three.terminal.cancellation(sale.operation.id)]),
        ]);
        // Two payments of 100 and a cancelled debt: 200 in favour, whoever came first.
        expect(await database.query('SELECT balance FROM customers WHERE uuid = $1', [customer])).toEqual([
          { balance: '-200.00' },
        ]);
        expect(
          await database.query('SELECT status, amount_paid FROM invoices WHERE uuid = $1', [
            sale.operation.id,
          ]),
        ).toEqual([{ status: 'cancelled', amount_paid: '0.00' }]);
        await database.expectBalanced();
      }
    });
  });
});

const action = fc.record({
  seller: fc.nat(3),
  kind: fc.constantFrom('credit', 'cash', 'abono', 'abono', 'cancel', 'update', 'reoffer'),
  customer: fc.nat(2),
  amountCents: fc.integer({ min: 1, max: 200_00 }),
  target: fc.nat(1000),
  batch: fc.integer({ min: 1, max: 4 }),
});
type Action = typeof action extends fc.Arbitrary<infer Drawn> ? Drawn : never;

describe('any interleaving', () => {
  it('leaves balance, ledger, invoices, applications and aging saying the same, and no money lost', async () => {
    await withSellers(4, async (sellers) => {
      await fc.assert(
        fc.asyncProperty(fc.array(action, { minLength: 20, maxLength: 80 }), async (actions) => {
          const [first] = sellers;
          if (!first) throw new Error('no seller');
          const before = await drawers();
          const customers = await newCustomers(first, 3);
          const invoices: string[] = [];
          let receivedCents = 0;

          const entryOf = ({ terminal }: Seller, drawn: Action): OutboxEntry => {
            const customer = customers[drawn.customer] ?? '';
            const invoice = invoices[drawn.target % Math.max(1, invoices.length)];
            if (drawn.kind === 'credit') {
              const sale = terminal.creditSale(customer, drawn.amountCents);
              invoices.push(sale.operation.id);
              return sale;
            }
            if (drawn.kind === 'cancel' && invoice !== undefined) return terminal.cancellation(invoice);
            if (drawn.kind === 'update') {
              const fields = { phone: String(drawn.target) };
              return terminal.next('customer-updated', {
                customerId: customer,
                before: fields,
                after: fields,
              } as never);
            }
            receivedCents += drawn.amountCents;
            if (drawn.kind === 'abono') {
              const wish =
                invoice === undefined ? [] : [{ invoiceId: invoice, amountCents: drawn.amountCents }];
              return terminal.payment(customer, drawn.amountCents, wish);
            }
            const sale = terminal.cashSale({ totalCents: drawn.amountCents, customerId: customer });
            invoices.push(sale.operation.id);
            return sale;
          };

          // Operations are made in the order drawn; each seller then delivers its own, in batches, at its own pace.
          const outboxes = sellers.map((seller, index) => ({
            seller,
            work: actions
              .filter((drawn) => drawn.seller === index)
              .map((drawn) => ({
                drawn,
                entry: drawn.kind === 'reoffer' ? undefined : entryOf(seller, drawn),
              })),
          }));
          await Promise.all(
            outboxes.map(async ({ seller, work }) => {
              const sent: OutboxEntry[] = [];
              const waiting: OutboxEntry[] = [];
              for (const { drawn, entry } of work) {
                if (entry) waiting.push(entry);
                else await deliverKnown(seller, sent.slice(-drawn.batch), []);
                if (waiting.length < drawn.batch) continue;
                await deliverKnown(seller, waiting.splice(0), sent);
              }
              await deliverKnown(seller, waiting, sent);
            }),
          );
          // A cancellation may have come before the sale that it names: it was parked, and is offered again.
          for (const { seller, work } of outboxes) {
            await deliverInTheEnd(
              seller.store,
              work.flatMap(({ entry }) => (entry ? [entry] : [])),
            );
          }
          await database.expectBalanced();
          const after = await drawers();
          expect(after.received - before.received).toBe(receivedCents);
          expect(after.owed).toBe(after.ledger);
        }),
        { numRuns: 12, endOnFailure: true },
      );
    });
  }, 240_000);

  /** Parks what cannot be applied yet, as the courier does, so that what follows it is not held up. */
  async function deliverKnown({ store }: Seller, batch: readonly OutboxEntry[], sent: OutboxEntry[]) {
    for (const entry of batch) {
      try {
        await deliverInTheEnd(store, [entry]);
      } catch (error) {
        if (!(error instanceof Error) || error.name !== 'OperationRefusedError') throw error;
        await store.park(entry, error.message);
      }
      sent.push(entry);
    }
  }

  async function drawers() {
    const [row] = await database.query<{ received: string; owed: string; ledger: string }>(
      `SELECT (SELECT coalesce(sum(amount), 0) * 100 FROM payments)::bigint AS received,
         (SELECT coalesce(sum(balance), 0) * 100 FROM customers)::bigint AS owed,
         (SELECT coalesce(sum(amount), 0) * 100 FROM customer_ledger)::bigint AS ledger`,
    );
    return { received: Number(row?.received), owed: Number(row?.owed), ledger: Number(row?.ledger) };
  }
});
