import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { cents } from '../../../src/shared/domain/money.ts';
import { basisPoints, quantityMilli } from '../../../src/shared/domain/scaled.ts';
import type { OperationId } from '../../../src/shared/domain/ids.ts';
import { createCentralDatabase, type CentralDatabase } from '../../support/central-database.ts';
import { cartLine, charge } from '../../support/core/counter.ts';
import {
  cancellationBody,
  customerBody,
  invoiceOf,
  newCustomerId,
  paymentBody,
  saleBody,
  stampAt,
} from '../../support/core/operations.ts';
import { completeSale } from '../../../src/main/application/complete-sale.ts';
import { getCustomer } from '../../../src/main/application/find-customer.ts';
import { customerRow } from '../../support/core/fake-replica.ts';
import { invoicesIn, openTerminal, type ShopTerminal } from '../../support/core/shop.ts';
import { openTcpProxy } from '../../support/tcp-proxy.ts';
import { record } from '../../support/core/temporary-store.ts';

let database: CentralDatabase;

beforeEach(async () => {
  database = await createCentralDatabase();
});

afterEach(async () => {
  await database.expectBalanced();
  await database.drop();
});

async function openOnLine(url = database.terminalUrl): Promise<ShopTerminal> {
  const terminal = openTerminal(url);
  terminal.courier.start();
  await terminal.untilThere();
  return terminal;
}

describe('a sale', () => {
  it('is in central as it was told at the counter, figure by figure', async () => {
    const terminal = await openOnLine();
    const input = charge({
      lines: [
        cartLine({
          quantityMilli: quantityMilli(2_500),
          unitPriceCents: cents(33_333),
          sourceCostCents: cents(25_641),
        }),
        cartLine({
          code: 'ÑU-1/2',
          description: 'Bujía "NGK" \\ 50% & más',
          marginBasisPoints: basisPoints(-500),
        }),
      ],
      tenders: [
        { method: 'tarjeta', receivedCents: cents(50_000), reference: 'VISA 1234' },
        { method: 'efectivo', receivedCents: cents(100_000), reference: null },
      ],
      notes: 'Entregar mañana',
    });
    const sale = await terminal.sell(input);
    expect(await terminal.courier.waitForDelivery(sale.operationId, 5_000)).toBe('delivered');

    const [invoice] = await invoicesIn(database);
    expect(invoice).toMatchObject({
      uuid: sale.operationId,
      folio: sale.folio,
      ticket_number: sale.ticketNumber,
      subtotal: '933.33',
      tax_amount: '149.33',
      total: '1082.66',
      amount_paid: '1082.66',
      received_amount: '1500.00',
      change_amount: '417.34',
      status: 'paid',
      notes: 'Entregar mañana',
      review_reason: null,
    });
    expect(sale).toMatchObject({ totalCents: 108_266, changeCents: 41_734 });
    const items = await database.query(
      'select description, part_code, quantity, unit_cost, margin_pct, unit_price, line_total from invoice_items order by position',
    );
    expect(items).toEqual([
      {
        ...{ description: 'Balata delantera', part_code: 'BAL-1', quantity: '2.500', unit_cost: '256.41' },
        ...{ margin_pct: '30.00', unit_price: '333.33', line_total: '833.33' },
      },
      {
        ...{
          description: 'Bujía "NGK" \\ 50% & más',
          part_code: 'ÑU-1/2',
          quantity: '1.000',
          unit_cost: '70.00',
        },
        ...{ margin_pct: '-5.00', unit_price: '100.00', line_total: '100.00' },
      },
    ]);
    const [stored] = await database.query<{ payload: string; payload_hash: string }>(
      'select payload, payload_hash from terminal_operations',
    );
    const entry = terminal.local.entryById(sale.operationId);
    expect(stored).toEqual({ payload: entry?.canonical, payload_hash: entry?.hash });
  });

  it('follows within moments when central is there', async () => {
    // No heartbeat for a minute: only the sale itself can have sent it.
    const terminal = openTerminal(database.terminalUrl, { heartbeatMs: 60_000 });
    terminal.courier.start();
    await terminal.untilThere();
    const sale = await terminal.sell(charge());
    await terminal.untilDelivered(10_000);
    expect(await invoicesIn(database)).toMatchObject([{ uuid: sale.operationId }]);
  });

  it('on credit, its abono and its cancellation arrive in the order they happened', async () => {
    const terminal = openTerminal(database.terminalUrl);
    const customerId = newCustomerId();
    const onCredit = saleBody({ customerId, terms: 'credito', folio: null });
    record(terminal.local, customerBody(customerId, 'Taller Ñandú'));
    record(terminal.local, onCredit);
    record(
      terminal.local,
      paymentBody(customerId, 5_000, [{ invoiceId: invoiceOf(onCredit), amountCents: cents(5_000) }]),
    );
    record(terminal.local, cancellationBody(invoiceOf(onCredit)));
    terminal.courier.start();
    await terminal.untilDelivered();
    const [customer] = await database.query('select name, balance from customers where uuid = $1', [
      customerId,
    ]);
    expect(customer).toEqual({ name: 'Taller Ñandú', balance: '-50.00' });
    expect(await invoicesIn(database)).toMatchObject([{ status: 'cancelled' }]);
  });
});

describe('a lost answer', () => {
  it('leaves one invoice, under the folio that was printed', async () => {
    const proxy = await openTcpProxy(database.terminalUrl);
    const terminal = await openOnLine(proxy.through(database.terminalUrl));
    proxy.repliesToDrop = 1;
    const sale = await terminal.sell(charge());
    await terminal.untilDelivered();
    expect(proxy.repliesToDrop).toBe(0);
    expect(await invoicesIn(database)).toMatchObject([
      { uuid: sale.operationId, folio: sale.folio, total: '116.00' },
    ]);
    expect(await database.query('select id, state from terminal_operations')).toEqual([
      { id: sale.operationId, state: 'applied' },
    ]);
  });

  it('three times in a row, in the middle of a backlog, doubles nothing', async () => {
    const proxy = await openTcpProxy(database.terminalUrl);
    const terminal = openTerminal(proxy.through(database.terminalUrl));
    const ids = Array.from({ length: 200 }, () => record(terminal.local, saleBody()).operation.id);
    proxy.repliesToDrop = 3;
    terminal.courier.start();
    await terminal.untilDelivered();
    expect(proxy.repliesToDrop).toBe(0);
    expect((await invoicesIn(database)).map((invoice) => invoice.uuid)).toEqual(ids);
  });
});

describe('a duplicate delivery', () => {
  it('changes nothing in central and gives the first result', async () => {
    const terminal = await openOnLine();
    const sale = await terminal.sell(charge());
    await terminal.untilDelivered();
    const before = await database.query(
      'select * from invoices, payments, customer_ledger, terminal_operations',
    );
    terminal.local.markPending([sale.operationId]);
    terminal.courier.wake();
    await terminal.untilDelivered();
    expect(
      await database.query('select * from invoices, payments, customer_ledger, terminal_operations'),
    ).toEqual(before);
    expect(terminal.local.entryById(sale.operationId)?.folio).toBe(sale.folio);
  });
});

describe('an operation that central cannot apply', () => {
  it('is parked in both places with what needs it; nothing else waits; and it is applied once it can be', async () => {
    const terminal = openTerminal(database.terminalUrl);
    const customerId = newCustomerId();
    const orphan = saleBody({ customerId, terms: 'credito' });
    const { id: bad } = record(terminal.local, orphan).operation;
    const before = record(terminal.local, saleBody()).operation;
    const payment = paymentBody(customerId, 100, [{ invoiceId: invoiceOf(orphan), amountCents: cents(100) }]);
    record(terminal.local, payment);
    const after = record(terminal.local, saleBody()).operation;
    terminal.courier.start();
    await terminal.untilDelivered();

    expect(terminal.courier.status()).toMatchObject({ pendingCount: 0, parkedCount: 1 });
    const states =
      'select id, state, park_reason is not null as explained from terminal_operations order by seq';
    expect(await database.query(states)).toEqual([
      { id: bad, state: 'parked', explained: true },
      { id: before.id, state: 'applied', explained: false },
      { id: payment.id, state: 'parked', explained: true },
      { id: after.id, state: 'applied', explained: false },
    ]);

    await database.query(`insert into customers (name, uuid, credit_limit) values ('Al fin', $1, 1000)`, [
      customerId,
    ]);
    terminal.local.markPending([bad]);
    terminal.courier.wake();
    await vi.waitFor(
      () => expect(terminal.courier.status()).toMatchObject({ pendingCount: 0, parkedCount: 0 }),
      { timeout: 15_000 },
    );
    expect(await database.query(`select id from terminal_operations where state = 'parked'`)).toEqual([]);
    expect(await database.query('select balance from customers where uuid = $1', [customerId])).toEqual([
      { balance: '115.00' },
    ]);
  });
});

describe('credit', () => {
  it('is given by central alone while it is there, whatever the copies of two terminals say', async () => {
    const customerId = newCustomerId();
    await database.query(`insert into customers (name, uuid, credit_limit) values ('Taller', $1, 200)`, [
      customerId,
    ]);
    const terminals = [
      openTerminal(database.terminalUrl, { code: 'T01' }),
      openTerminal(database.terminalUrl, { code: 'T02' }),
    ];
    for (const terminal of terminals) {
      terminal.replica.customers.set(
        customerId,
        customerRow(customerId, { creditLimitCents: cents(20_000) }),
      );
      terminal.courier.start();
      await terminal.untilThere();
    }
    const asked = await Promise.all(
      terminals.map((terminal) => completeSale(terminal.deps, charge({ customerId, terms: 'credito' }))),
    );
    // 116.00 each on a limit of 200.00: one of them, and the figures of the other's refusal are central's.
    expect(asked.filter((result) => result.ok)).toHaveLength(1);
    expect(asked.find((result) => !result.ok)).toMatchObject({
      error: {
        code: 'authorisation-required',
        detail: expect.stringMatching(/límite \$200.00, .* la venta pide \$116.00/),
      },
    });
    for (const terminal of terminals) await terminal.untilDelivered();
    expect(await invoicesIn(database)).toMatchObject([
      { terms: 'credito', total: '116.00', review_reason: null },
    ]);
  });
});

describe('saldo a favor', () => {
  it('that two terminals spend at once pays once; the rest is owed, flagged, and shown so by both', async () => {
    const customerId = newCustomerId();
    await database.query(`insert into customers (name, uuid, credit_limit) values ('Taller', $1, 0)`, [
      customerId,
    ]);
    await database.query(
      `insert into payments (customer_id, amount, purpose, business_date)
       select id_customer, 150, 'abono', '2026-03-01' from customers where uuid = $1`,
      [customerId],
    );
    const terminals = [
      openTerminal(database.terminalUrl, { code: 'T01' }),
      openTerminal(database.terminalUrl, { code: 'T02' }),
    ];
    for (const terminal of terminals) {
      const row = customerRow(customerId, { creditLimitCents: cents(0), balanceCents: cents(-15_000) });
      terminal.replica.customers.set(customerId, row);
    }
    // Off line both: each knows of the 150.00, and neither of the other's 116.00.
    for (const terminal of terminals) {
      const input = charge({ customerId, tenders: [], favorCents: cents(11_600) });
      expect(await terminal.sell(input)).toMatchObject({ favorCents: 11_600, owedCents: 0 });
      const row = await getCustomer(terminal.deps, customerId);
      expect(row).toMatchObject({ value: { balanceCents: -3_400, favorCents: 3_400 } });
    }
    for (const terminal of terminals) terminal.courier.start();
    for (const terminal of terminals) await terminal.untilDelivered();

    const invoices = await invoicesIn(database);
    expect(invoices.map(({ amount_paid }) => amount_paid).toSorted()).toEqual(['116.00', '34.00']);
    expect(invoices.flatMap(({ review_reason }) => review_reason ?? [])).toEqual([
      'El saldo a favor ya no alcanzaba: se pidió 116.00, había 34.00, y 82.00 quedó a deber',
    ]);
    expect(await database.query('select balance from customers where uuid = $1', [customerId])).toEqual([
      { balance: '82.00' },
    ]);
  });
});

describe('a backlog', () => {
  it(
    'of 10,000 operations drains in order, once, with every folio as printed',
    { timeout: 120_000 },
    async () => {
      const terminal = openTerminal(database.terminalUrl);
      const ids: OperationId[] = [];
      for (let thousand = 0; thousand < 10; thousand += 1) {
        terminal.local.transaction((tx) => {
          for (let sale = 0; sale < 1_000; sale += 1) {
            const folio = `NX-${(ids.length + 1).toString().padStart(6, '0')}`;
            const body = saleBody({ folio, ticketNumber: tx.takeTicketNumber() });
            tx.append(body, stampAt(), { folio, ticketNumber: body.payload.ticketNumber });
            ids.push(body.id);
          }
        });
      }
      terminal.courier.start();
      await terminal.untilDelivered(100_000);
      const [{ count, folios, total } = { count: '', folios: '', total: '' }] = await database.query<{
        count: string;
        folios: string;
        total: string;
      }>('select count(*), count(distinct folio) as folios, sum(total) as total from invoices');
      expect({ count, folios, total }).toEqual({ count: '10000', folios: '10000', total: '1160000.00' });
      const order = await database.query<{ id: OperationId }>(
        'select id from terminal_operations order by seq',
      );
      expect(order.map((row) => row.id)).toEqual(ids);
      expect(terminal.courier.status()).toMatchObject({ pendingCount: 0, parkedCount: 0 });
    },
  );
});

describe('two terminals', () => {
  it('sell at once under folios of their own, off line and on', async () => {
    const proxy = await openTcpProxy(database.terminalUrl);
    const url = proxy.through(database.terminalUrl);
    const terminals = [openTerminal(url, { code: 'T01' }), openTerminal(url, { code: 'T02' })];
    for (const terminal of terminals) terminal.courier.start();
    for (const terminal of terminals) await terminal.untilThere();
    proxy.line = 'refuse';
    const sold = await Promise.all(
      Array.from({ length: 20 }, (_, index) => (terminals[index % 2] as ShopTerminal).sell(charge())),
    );
    proxy.line = 'pass';
    for (const terminal of terminals) await terminal.untilDelivered();
    const kept = await invoicesIn(database);
    const told = sold.map(({ operationId, folio, ticketNumber }) => [operationId, folio, ticketNumber]);
    expect(
      new Set(kept.map((invoice) => JSON.stringify([invoice.uuid, invoice.folio, invoice.ticket_number]))),
    ).toEqual(new Set(told.map((sale) => JSON.stringify(sale))));
    expect(new Set(kept.map((invoice) => invoice.folio)).size).toBe(20);
  });

  it('that came with the same code end up with different ones', async () => {
    const first = await openOnLine();
    const second = await openOnLine();
    expect([first.local.identity.code, second.local.identity.code]).toEqual(['T01', 'T01-2']);
  });
});

describe('a silent line', () => {
  it('shows, and selling goes on without waiting for it', async () => {
    const proxy = await openTcpProxy(database.terminalUrl);
    const terminal = await openOnLine(proxy.through(database.terminalUrl));
    proxy.line = 'stall';
    await vi.waitFor(() => expect(terminal.courier.status().central).toBe('away'), { timeout: 10_000 });
    const sale = await terminal.sell(charge());
    expect(sale.folio).not.toBeNull();
    proxy.line = 'pass';
    await terminal.untilDelivered();
    expect(await invoicesIn(database)).toMatchObject([{ folio: sale.folio }]);
  });
});
