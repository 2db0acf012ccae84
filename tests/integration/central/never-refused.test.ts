import { v7 } from 'uuid';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { CentralStore } from '../../../src/main/application/ports.ts';
import { createCentralDatabase, type CentralDatabase } from '../../support/central-database.ts';
import { testTerminal, type TestTerminal } from '../../support/central-terminal.ts';
import { openStore } from './central-under-test.ts';

let database: CentralDatabase;
let store: CentralStore;
let terminal: TestTerminal;

beforeAll(async () => {
  database = await createCentralDatabase();
  store = openStore(database.terminalUrl);
  terminal = testTerminal();
  await store.greet(terminal.identity);
});
afterEach(() => database.expectBalanced());
afterAll(async () => {
  await store.close();
  await database.drop();
});

async function newCustomer(creditLimitCents: number): Promise<string> {
  const customerId = v7();
  await store.deliver([terminal.newCustomer(customerId, creditLimitCents)]);
  return customerId;
}

const balanceOf = async (customerId: string) =>
  (
    await database.query<{ balance: string }>('SELECT balance FROM customers WHERE uuid = $1', [customerId])
  )[0]?.balance;

describe('what happened is never refused', () => {
  it('accepts a credit sale beyond the limit, and says which one went beyond it', async () => {
    const customerId = await newCustomer(100_00);
    const results = await store.deliver([
      terminal.creditSale(customerId, 60_00),
      terminal.creditSale(customerId, 60_00),
    ]);
    expect(results.map((result) => result.reviewReason)).toEqual([
      null,
      'Pasa del límite de crédito: límite 100.00, saldo 120.00',
    ]);
    expect(await balanceOf(customerId)).toBe('120.00');
    expect(
      await database.query(
        `SELECT o.review_reason = i.review_reason AS same FROM terminal_operations o JOIN invoices i ON i.uuid = o.id
         WHERE o.id = $1`,
        [results[1]?.id],
      ),
    ).toEqual([{ same: true }]);
  });

  it('accepts a sale to a customer who was deactivated meanwhile', async () => {
    const customerId = await newCustomer(100_00);
    await database.query('UPDATE customers SET active = false WHERE uuid = $1', [customerId]);
    const [result] = await store.deliver([terminal.creditSale(customerId, 10_00)]);
    expect(result?.reviewReason).toBe('El cliente está dado de baja');
  });

  it('accepts a sale of a part that is no longer in the catalogue', async () => {
    const sale = terminal.cashSale();
    const payload = sale.operation.payload as never as Parameters<typeof terminal.next<'sale'>>[1];
    const [line] = payload.lines;
    if (!line) throw new Error('no line');
    const gone = terminal.next(
      'sale',
      { ...payload, lines: [{ ...line, part: { kind: 'oem', id: 987_654 } }] },
      { seq: sale.operation.seq },
    );
    const [result] = await store.deliver([gone]);
    expect(result?.reviewReason).toBe('Ya no está en el catálogo: LAB-502');
    expect(
      await database.query(
        `SELECT part_id, part_code, description FROM invoice_items
         WHERE invoice_id = (SELECT id_invoice FROM invoices WHERE uuid = $1)`,
        [gone.operation.id],
      ),
    ).toEqual([{ part_id: null, part_code: 'LAB-502', description: 'Balata delantera' }]);
  });

  it('accepts what a clock that runs ahead has stamped, and says by how much', async () => {
    const customerId = await newCustomer(0);
    const occurredAt = new Date(Date.now() + 47 * 60_000).toISOString();
    const sale = terminal.cashSale().operation;
    const abono = terminal.payment(customerId, 1_00).operation;
    const results = await store.deliver([
      terminal.next('sale', sale.payload as never, { seq: sale.seq, occurredAt }),
      terminal.next('payment-received', abono.payload as never, { seq: abono.seq, occurredAt }),
    ]);
    expect(results.map((result) => result.reviewReason)).toEqual([
      'El reloj de la terminal va adelantado 47 minutos',
      'El reloj de la terminal va adelantado 47 minutos',
    ]);
  });

  it('gives a new folio to a sale whose folio is taken, keeps the printed one, and flags it', async () => {
    const taken = terminal.cashSale({ folio: 'NX-000500' });
    const again = terminal.cashSale({ folio: 'NX-000500' });
    const [first, second] = await store.deliver([taken, again]);
    const [third] = await store.deliver([terminal.cashSale({ folio: 'NX-000500' })]);
    expect(first).toMatchObject({ folio: 'NX-000500', reviewReason: null });
    for (const doubled of [second, third]) {
      expect(doubled?.folio).not.toBe('NX-000500');
      expect(doubled?.reviewReason).toBe(
        'El folio impreso NX-000500 ya era de otra venta; se le dio uno nuevo',
      );
    }
    expect(
      await database.query('SELECT folio, printed_folio FROM invoices WHERE uuid = $1', [second?.id]),
    ).toEqual([{ folio: second?.folio, printed_folio: 'NX-000500' }]);
    expect(await database.query('SELECT folio FROM terminal_operations WHERE id = $1', [second?.id])).toEqual(
      [{ folio: second?.folio }],
    );
    expect(await store.deliver([taken, again])).toMatchObject([
      { folio: 'NX-000500' },
      { folio: second?.folio },
    ]);
  });

  it('gives two terminals with one folio two numbers, though neither sees the other', async () => {
    const other = testTerminal();
    await store.greet(other.identity);
    const folio = 'NX-000777';
    const results = await Promise.all([
      store.deliver([terminal.cashSale({ folio })]),
      store.deliver([other.cashSale({ folio })]),
    ]);
    const folios = results.map(([result]) => result?.folio);
    expect(folios).toContain(folio);
    expect(new Set(folios).size).toBe(2);
  });

  it('keeps the money of an abono whose invoice was paid meanwhile, as saldo a favor', async () => {
    const customerId = await newCustomer(1_000_00);
    const sale = terminal.creditSale(customerId, 100_00);
    const invoiceId = sale.operation.id;
    await store.deliver([sale, terminal.payment(customerId, 70_00, [{ invoiceId, amountCents: 70_00 }])]);
    const [late] = await store.deliver([
      terminal.payment(customerId, 70_00, [{ invoiceId, amountCents: 70_00 }]),
    ]);
    expect(late?.reviewReason).toMatch(
      /^Quedó saldo a favor: a NX-\d+ se pidió aplicar 70.00 y se aplicó 30.00$/,
    );
    expect(await balanceOf(customerId)).toBe('-40.00');
    expect(
      await database.query('SELECT status, amount_paid FROM invoices WHERE uuid = $1', [invoiceId]),
    ).toEqual([{ status: 'paid', amount_paid: '100.00' }]);
  });

  it('shares what an invoice still takes among the abonos of one batch, the first first', async () => {
    const customerId = await newCustomer(1_000_00);
    const [one, two] = [terminal.creditSale(customerId, 100_00), terminal.creditSale(customerId, 50_00)];
    const wish = (invoiceId: string, amountCents: number) => ({ invoiceId, amountCents });
    const results = await store.deliver([
      one,
      two,
      terminal.payment(customerId, 80_00, [wish(one.operation.id, 80_00)]),
      terminal.payment(customerId, 80_00, [wish(one.operation.id, 40_00), wish(two.operation.id, 40_00)]),
      terminal.payment(customerId, 80_00, [wish(two.operation.id, 80_00)]),
      // More applied than there is money for.
      terminal.payment(customerId, 5_00, [wish(one.operation.id, 5_00), wish(two.operation.id, 5_00)]),
    ]);
    expect(results.map((result) => result.reviewReason !== null)).toEqual([
      false,
      false,
      false,
      true,
      true,
      true,
    ]);
    expect(
      await database.query(
        `SELECT p.amount, p.amount_applied, array_agg(a.amount::text ORDER BY a.id_application) AS applied
         FROM payments p LEFT JOIN payment_applications a ON a.payment_id = p.id_payment
         WHERE p.customer_id = (SELECT id_customer FROM customers WHERE uuid = $1)
         GROUP BY p.id_payment ORDER BY p.id_payment`,
        [customerId],
      ),
    ).toEqual([
      { amount: '80.00', amount_applied: '80.00', applied: ['80.00'] },
      { amount: '80.00', amount_applied: '60.00', applied: ['20.00', '40.00'] },
      { amount: '80.00', amount_applied: '10.00', applied: ['10.00'] },
      { amount: '5.00', amount_applied: '0.00', applied: [null] },
    ]);
  });

  it('keeps an abono to a cancelled, unknown or foreign invoice as saldo a favor', async () => {
    const [customerId, otherId] = [await newCustomer(1_000_00), await newCustomer(1_000_00)];
    const [cancelled, foreign] = [
      terminal.creditSale(customerId, 100_00),
      terminal.creditSale(otherId, 100_00),
    ];
    await store.deliver([cancelled, foreign, terminal.cancellation(cancelled.operation.id)]);
    const results = await store.deliver(
      [cancelled.operation.id, v7(), foreign.operation.id].map((invoiceId) =>
        terminal.payment(customerId, 10_00, [{ invoiceId, amountCents: 10_00 }]),
      ),
    );
    expect(results.every((result) => result.reviewReason?.startsWith('Quedó saldo a favor'))).toBe(true);
    expect(await balanceOf(customerId)).toBe('-30.00');
    expect(await balanceOf(otherId)).toBe('100.00');
  });

  it('takes a second cancellation of one invoice without doing anything', async () => {
    const customerId = await newCustomer(1_000_00);
    const sale = terminal.creditSale(customerId, 100_00);
    const [, first, second] = await store.deliver([
      sale,
      terminal.cancellation(sale.operation.id),
      terminal.cancellation(sale.operation.id),
    ]);
    const [third] = await store.deliver([terminal.cancellation(sale.operation.id)]);
    expect(first?.reviewReason).toBeNull();
    expect(second?.reviewReason).toMatch(/ya estaba cancelada$/);
    expect(third?.reviewReason).toMatch(/ya estaba cancelada$/);
    expect(await balanceOf(customerId)).toBe('0.00');
  });

  it('changes only the fields of an update, and tells both values when another terminal was there first', async () => {
    const customerId = await newCustomer(100_00);
    const update = (before: object, after: object) =>
      terminal.next('customer-updated', { customerId, before, after } as never);
    const [alone] = await store.deliver([
      update({ phone: null, creditLimitCents: 100_00 }, { phone: '55 1234', creditLimitCents: 200_00 }),
    ]);
    const [clash, again] = await store.deliver([
      update({ phone: null, name: 'Taller Prueba' }, { phone: '33 9999', name: 'Taller Nuevo' }),
      update({ phone: '55 1234' }, { phone: '33 9999' }),
    ]);
    expect(alone?.reviewReason).toBeNull();
    expect(clash?.reviewReason).toBe('teléfono: otra terminal había puesto «55 1234», quedó «33 9999»');
    expect(again?.reviewReason).toBeNull();
    expect(
      await database.query(
        'SELECT name, phone, credit_limit, rfc, payment_terms, review_reason FROM customers WHERE uuid = $1',
        [customerId],
      ),
    ).toEqual([
      {
        ...{ name: 'Taller Nuevo', phone: '33 9999', credit_limit: '200.00', rfc: 'TAL123456XX0' },
        ...{ payment_terms: 30, review_reason: clash?.reviewReason },
      },
    ]);
  });
});
