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

const SUPERVISOR = { id: '0197a000-0000-7000-8000-0000000000f1', name: 'Doña Mari' };

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

async function greetedTerminal(through = store): Promise<TestTerminal> {
  const terminal = testTerminal();
  await through.greet(terminal.identity);
  return terminal;
}

/** A customer who has paid these amounts and owes nothing. */
async function customerWithFavor(
  terminal: TestTerminal,
  paidCents: readonly number[],
  creditLimitCents = 0,
): Promise<string> {
  const customerId = v7();
  const payments = paidCents.map((amountCents) => terminal.payment(customerId, amountCents));
  await store.deliver([terminal.newCustomer(customerId, creditLimitCents), ...payments]);
  return customerId;
}

const invoiceOf = async ({ operation }: OutboxEntry) => {
  const [invoice] = await database.query(
    'SELECT total, amount_paid, status, terms, review_reason FROM invoices WHERE uuid = $1',
    [operation.id],
  );
  return invoice;
};

const accountOf = async (customerId: string) => {
  const [account] = await database.query(
    `SELECT c.balance, coalesce(sum(p.amount - p.amount_applied - p.amount_refunded), 0)::text AS favor
     FROM customers c LEFT JOIN payments p ON p.customer_id = c.id_customer AND p.reversed_at IS NULL
     WHERE c.uuid = $1 GROUP BY c.id_customer`,
    [customerId],
  );
  return account;
};

describe('a sale of version 2', () => {
  it('keeps who changed a price, and what was allowed', async () => {
    const terminal = await greetedTerminal();
    const customerId = await customerWithFavor(terminal, []);
    const sale = terminal.accountSale(customerId, 116_00, {
      priceChangedBy: { id: SUPERVISOR.id, name: 'Beto' },
      customerReference: 'OC-88',
      authorisations: [
        { right: 'sell-below-floor', detail: 'LAB-502: $116.00, mínimo $120.00.', cashier: SUPERVISOR },
        { right: 'sell-on-credit-over-limit', detail: 'límite $0.00', cashier: SUPERVISOR },
      ],
    });
    const [result] = await store.deliver([sale]);

    expect(result).toMatchObject({ repeated: false, reviewReason: null });
    expect(
      await database.query(
        `SELECT t.price_changed_by, t.price_changed_by_name FROM invoice_items t
         JOIN invoices i ON i.id_invoice = t.invoice_id WHERE i.uuid = $1`,
        [sale.operation.id],
      ),
    ).toEqual([{ price_changed_by: SUPERVISOR.id, price_changed_by_name: 'Beto' }]);
    expect(
      await database.query(
        `SELECT right_name, detail, cashier_name, occurred_at::text FROM authorisations
         WHERE operation_id = $1 ORDER BY right_name`,
        [sale.operation.id],
      ),
    ).toMatchObject([
      {
        right_name: 'sell-below-floor',
        detail: 'LAB-502: $116.00, mínimo $120.00.',
        cashier_name: 'Doña Mari',
      },
      { right_name: 'sell-on-credit-over-limit' },
    ]);
  });

  it('over the limit is flagged when nobody allowed it', async () => {
    const terminal = await greetedTerminal();
    const customerId = await customerWithFavor(terminal, [], 100_00);
    const [fits, passes] = await store.deliver([
      terminal.accountSale(customerId, 100_00),
      terminal.accountSale(customerId, 1_00),
    ]);
    expect(fits?.reviewReason).toBeNull();
    expect(passes?.reviewReason).toBe('Pasa del límite de crédito: límite 100.00, saldo 101.00');
  });

  it('comes again, and touches nothing', async () => {
    const terminal = await greetedTerminal();
    const customerId = await customerWithFavor(terminal, [500_00]);
    const sale = terminal.accountSale(customerId, 300_00, { favorCents: 300_00 });
    const [first] = await store.deliver([sale]);
    const [again] = await store.deliver([sale]);
    expect(again).toEqual({ ...first, repeated: true });
    expect(await accountOf(customerId)).toEqual({ balance: '-200.00', favor: '200.00' });
  });

  it('goes in one batch with sales of version 1, in order', async () => {
    const terminal = await greetedTerminal();
    const customerId = await customerWithFavor(terminal, [100_00], 1_000_00);
    const batch = [
      terminal.creditSale(customerId, 50_00),
      terminal.accountSale(customerId, 60_00, { favorCents: 60_00, folio: 'NX-000700' }),
      terminal.cashSale(),
      terminal.accountSale(customerId, 70_00, { favorCents: 40_00, cashCents: 10_00 }),
    ];
    const results = await store.deliver(batch);
    expect(results.map(({ reviewReason }) => reviewReason)).toEqual([null, null, null, null]);
    expect(results[1]?.folio).toBe('NX-000700');
    // 50 and 20 are open, and nothing is left in favour.
    expect(await accountOf(customerId)).toEqual({ balance: '70.00', favor: '0.00' });
  });

  it('is found again by the customer’s own number', async () => {
    const terminal = await greetedTerminal();
    const customerId = await customerWithFavor(terminal, [], 1_000_00);
    const sale = terminal.accountSale(customerId, 10_00, { customerReference: 'Oc-4471' });
    const other = terminal.accountSale(customerId, 10_00, { customerReference: 'OC-4472' });
    const cancelled = terminal.accountSale(customerId, 10_00, { customerReference: 'OC-4471' });
    const results = await store.deliver([
      sale,
      other,
      cancelled,
      terminal.cancellation(cancelled.operation.id),
    ]);
    const asked = { customerId: customerId as never, customerReference: 'oc-4471', most: 3 };
    expect(await store.referenceUses(asked)).toEqual([
      { folio: results[0]?.folio, ticketNumber: sale.ticketNumber, soldOn: '2026-03-05' },
    ]);
    expect(await store.referenceUses({ ...asked, customerId: v7() as never })).toEqual([]);
  });
});

describe('saldo a favor', () => {
  it('pays a sale from the oldest payments, and is then no longer in favour', async () => {
    const terminal = await greetedTerminal();
    const customerId = await customerWithFavor(terminal, [30_00, 50_00, 20_00]);
    const sale = terminal.accountSale(customerId, 60_00, { favorCents: 60_00 });
    const [result] = await store.deliver([sale]);

    expect(result?.reviewReason).toBeNull();
    expect(await invoiceOf(sale)).toMatchObject({ amount_paid: '60.00', status: 'paid', terms: 'credito' });
    expect(
      await database.query(
        `SELECT p.amount, p.amount_applied FROM payments p JOIN customers c ON c.id_customer = p.customer_id
         WHERE c.uuid = $1 ORDER BY p.id_payment`,
        [customerId],
      ),
    ).toEqual([
      { amount: '30.00', amount_applied: '30.00' },
      { amount: '50.00', amount_applied: '30.00' },
      { amount: '20.00', amount_applied: '0.00' },
    ]);
    expect(await accountOf(customerId)).toEqual({ balance: '-40.00', favor: '40.00' });
  });

  it('that no longer suffices leaves the rest owed, and the sale flagged, never refused', async () => {
    const terminal = await greetedTerminal();
    const customerId = await customerWithFavor(terminal, [100_00]);
    const [first, second] = [
      terminal.accountSale(customerId, 70_00, { favorCents: 70_00 }),
      terminal.accountSale(customerId, 90_00, { favorCents: 80_00, cashCents: 10_00 }),
    ];
    const results = await store.deliver([first, second]);

    expect(results.map(({ reviewReason }) => reviewReason)).toEqual([
      null,
      'El saldo a favor ya no alcanzaba: se pidió 80.00, había 30.00, y 50.00 quedó a deber',
    ]);
    expect(await invoiceOf(second)).toMatchObject({ amount_paid: '40.00', status: 'partial' });
    expect(await accountOf(customerId)).toEqual({ balance: '50.00', favor: '0.00' });
  });

  it('of somebody who has none leaves everything owed', async () => {
    const terminal = await greetedTerminal();
    const customerId = await customerWithFavor(terminal, []);
    const sale = terminal.accountSale(customerId, 90_00, { favorCents: 90_00 });
    const [result] = await store.deliver([sale]);
    expect(result?.reviewReason).toContain('se pidió 90.00, había 0.00, y 90.00 quedó a deber');
    expect(await invoiceOf(sale)).toMatchObject({ amount_paid: '0.00', status: 'pending' });
  });

  it('comes back when the sale that it paid is cancelled, together with the money', async () => {
    const terminal = await greetedTerminal();
    const customerId = await customerWithFavor(terminal, [60_00]);
    const sale = terminal.accountSale(customerId, 100_00, { favorCents: 60_00, cashCents: 40_00 });
    await store.deliver([sale, terminal.cancellation(sale.operation.id)]);
    expect(await accountOf(customerId)).toEqual({ balance: '-100.00', favor: '100.00' });
  });

  it('is not what was given back, reversed, or is of another customer', async () => {
    const terminal = await greetedTerminal();
    const customerId = await customerWithFavor(terminal, [10_00, 20_00, 40_00]);
    await customerWithFavor(terminal, [500_00]);
    const payments = await database.query<{ id_payment: number; id_customer: number }>(
      `SELECT p.id_payment, c.id_customer FROM payments p JOIN customers c ON c.id_customer = p.customer_id
       WHERE c.uuid = $1 ORDER BY p.id_payment`,
      [customerId],
    );
    await database.query(
      `INSERT INTO refunds (payment_id, customer_id, amount, method, reason, business_date, occurred_at)
       VALUES ($1, $2, 10, 'efectivo', 'lo pidió', '2026-03-06', now())`,
      [payments[0]?.id_payment, payments[0]?.id_customer],
    );
    await database.query(
      `INSERT INTO payment_reversals (payment_id, reason, occurred_at, business_date)
       VALUES ($1, 'no llegó', now(), '2026-03-06')`,
      [payments[1]?.id_payment],
    );
    const sale = terminal.accountSale(customerId, 70_00, { favorCents: 70_00 });
    const [result] = await store.deliver([sale]);
    expect(result?.reviewReason).toContain('se pidió 70.00, había 40.00, y 30.00 quedó a deber');
  });

  it('is spent once, whichever terminals spend it at once', { timeout: 60_000 }, async () => {
    const sellers = Array.from({ length: 6 }, () => openStore(database.terminalUrl, { size: 1 }));
    try {
      const first = await greetedTerminal();
      const customerId = await customerWithFavor(first, [100_00, 100_00]);
      const terminals = await Promise.all(sellers.map((seller) => greetedTerminal(seller)));
      const sales = terminals.map((terminal) =>
        [50_00, 30_00].map((cents) => terminal.accountSale(customerId, cents, { favorCents: cents })),
      );
      const results = await Promise.all(sales.map((batch, index) => inTheEnd(sellers[index], batch)));

      // 480 wanted, 200 there: what is spent is exactly that, and the rest is owed.
      expect(await accountOf(customerId)).toEqual({ balance: '280.00', favor: '0.00' });
      const flagged = results.flat().filter(({ reviewReason }) => reviewReason !== null);
      expect(flagged.length).toBeGreaterThan(0);
      const [{ paid } = { paid: '' }] = await database.query<{ paid: string }>(
        `SELECT sum(i.amount_paid)::text AS paid FROM invoices i JOIN customers c ON c.id_customer = i.customer_id
         WHERE c.uuid = $1`,
        [customerId],
      );
      expect(paid).toBe('200.00');
    } finally {
      for (const seller of sellers) await seller.close();
    }
  });

  it('ties whatever is paid, wanted and cancelled, in any order', { timeout: 120_000 }, async () => {
    const terminal = await greetedTerminal();
    const amount = fc.integer({ min: 1, max: 300_00 });
    const step = fc.oneof(
      fc.record({ kind: fc.constant('payment' as const), amount }),
      fc.record({ kind: fc.constant('cancel' as const), amount }),
      fc.record({
        kind: fc.constant('sale' as const),
        amount,
        favor: fc.integer({ min: 0, max: 100 }),
        cash: fc.integer({ min: 0, max: 100 }),
      }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
        const customerId = v7();
        const sales: OutboxEntry[] = [];
        const batch = [terminal.newCustomer(customerId, 0)];
        for (const each of steps) {
          if (each.kind === 'payment') batch.push(terminal.payment(customerId, each.amount));
          else if (each.kind === 'sale') {
            const favorCents = Math.floor((each.amount * each.favor) / 100);
            const cashCents = Math.floor(((each.amount - favorCents) * each.cash) / 100);
            const sale = terminal.accountSale(customerId, each.amount, { favorCents, cashCents });
            sales.push(sale);
            batch.push(sale);
          } else {
            const sale = sales.pop();
            if (sale) batch.push(terminal.cancellation(sale.operation.id));
          }
        }
        await store.deliver(batch);
        expect(await database.query('SELECT * FROM verify_balances()')).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});

/** As a courier does: what did not arrive is offered again. */
async function inTheEnd(
  seller: CentralStore | undefined,
  batch: readonly OutboxEntry[],
): Promise<readonly DeliveredResult[]> {
  if (!seller) throw new Error('no seller');
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await seller.deliver(batch);
    } catch (error) {
      if (!(error instanceof CentralUnavailableError) || attempt === 5) throw error;
    }
  }
}
