import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { PUBLIC_CUSTOMER_ID } from '../../../src/shared/domain/ids.ts';
import { createCentralDatabase, type CentralDatabase } from '../../support/central-database.ts';
import { documentsOf, type Documents } from './documents.ts';

let database: CentralDatabase;
let documents: Documents;

beforeAll(async () => {
  database = await createCentralDatabase();
  documents = documentsOf(database);
});
afterEach(() => database.expectBalanced());
afterAll(() => database.drop());

const CHECK_VIOLATION = { code: '23514' };

describe('an invoice on credit', () => {
  it('is owed until it is paid, and its status follows the amounts', async () => {
    const customer = await documents.customer();
    const invoice = await documents.creditInvoice(customer, '116.00');
    expect(await documents.invoice(invoice)).toMatchObject({ status: 'pending', amount_paid: '0.00' });
    expect(await documents.balance(customer)).toBe('116.00');

    const payment = await documents.payment(customer, '116.00');
    expect(await documents.balance(customer)).toBe('0.00');
    await documents.apply(payment, invoice, '100.00');
    expect(await documents.invoice(invoice)).toMatchObject({ status: 'partial', amount_paid: '100.00' });
    await documents.apply(payment, invoice, '16.00');
    expect(await documents.invoice(invoice)).toMatchObject({ status: 'paid', amount_paid: '116.00' });
    expect(await documents.money(payment)).toEqual({ amount_applied: '116.00', amount_refunded: '0.00' });
    expect(await documents.balance(customer)).toBe('0.00');
  });

  it('cannot take more than its total, nor a payment give more than its amount', async () => {
    const customer = await documents.customer();
    const invoice = await documents.creditInvoice(customer, '100.00');
    const small = await documents.payment(customer, '60.00');
    const large = await documents.payment(customer, '500.00');
    await expect(documents.apply(small, invoice, '60.01')).rejects.toMatchObject({
      constraint: 'payments_applied_range',
    });
    await expect(documents.apply(large, invoice, '100.01')).rejects.toMatchObject({
      constraint: 'invoices_amount_paid_range',
    });
  });

  it('cannot be paid with the money of another customer', async () => {
    const invoice = await documents.creditInvoice(await documents.customer('Uno'), '100.00');
    const payment = await documents.payment(await documents.customer('Otro'), '100.00');
    await expect(documents.apply(payment, invoice, '100.00')).rejects.toMatchObject(CHECK_VIOLATION);
  });

  it('becomes saldo a favor when it is cancelled, and takes no payment any more', async () => {
    const customer = await documents.customer();
    const invoice = await documents.creditInvoice(customer, '100.00');
    const payment = await documents.payment(customer, '40.00');
    await documents.apply(payment, invoice, '40.00');

    await documents.cancel(invoice);

    expect(await documents.invoice(invoice)).toEqual({
      status: 'cancelled',
      amount_paid: '0.00',
      cancelled_by: 'Ana',
    });
    expect(await documents.money(payment)).toEqual({ amount_applied: '0.00', amount_refunded: '0.00' });
    expect(await documents.balance(customer)).toBe('-40.00');
    await expect(documents.apply(payment, invoice, '40.00')).rejects.toMatchObject(CHECK_VIOLATION);
    await expect(documents.cancel(invoice)).rejects.toMatchObject({ code: '23505' });
  });
});

describe('a counter sale', () => {
  it('nets to zero in the ledger and leaves the customer row alone', async () => {
    const customer = await documents.customer();
    const [before] = await database.query('SELECT xmin, change_stamp FROM customers WHERE id_customer = $1', [
      customer,
    ]);
    const invoice = await documents.counterSale(customer, '250.00');

    expect(await documents.invoice(invoice)).toMatchObject({ status: 'paid', amount_paid: '250.00' });
    expect(
      await database.query(
        'SELECT kind, amount FROM customer_ledger WHERE customer_id = $1 ORDER BY posting',
        [customer],
      ),
    ).toEqual([
      { kind: 'invoice', amount: '250.00' },
      { kind: 'payment', amount: '-250.00' },
    ]);
    expect(
      await database.query('SELECT xmin, change_stamp FROM customers WHERE id_customer = $1', [customer]),
    ).toEqual([before]);
  });

  it('is refused at commit when its money is not there, whole', async () => {
    const customer = await documents.customer();
    await expect(documents.counterSale(customer, '100.00', '99.99')).rejects.toMatchObject(CHECK_VIOLATION);
    await expect(documents.counterSale(customer, '100.00', '100.00', '50.00')).rejects.toMatchObject(
      CHECK_VIOLATION,
    );
    await expect(documents.counterSale(customer, '100.00', '200.00', '100.00')).rejects.toMatchObject(
      CHECK_VIOLATION,
    );
    await expect(
      database.query(
        `INSERT INTO invoices (customer_id, subtotal, total, terms, business_date)
         VALUES ($1, 5, 5, 'contado', '2026-03-01')`,
        [customer],
      ),
    ).rejects.toMatchObject({ constraint: 'invoices_contado_is_settled' });
  });

  it('takes no second money, and its money pays nothing else', async () => {
    const customer = await documents.customer();
    const invoice = await documents.counterSale(customer, '100.00');
    const other = await documents.creditInvoice(customer, '100.00');
    const abono = await documents.payment(customer, '100.00');
    const [money] = await database.query<{ id_payment: number }>(
      'SELECT id_payment FROM payments WHERE invoice_id = $1',
      [invoice],
    );
    await expect(documents.apply(abono, invoice, '1.00')).rejects.toMatchObject(CHECK_VIOLATION);
    await expect(documents.apply(money?.id_payment ?? 0, other, '1.00')).rejects.toMatchObject(
      CHECK_VIOLATION,
    );
    await expect(documents.apply(money?.id_payment ?? 0, invoice, '1.00')).rejects.toMatchObject(
      CHECK_VIOLATION,
    );
    await expect(
      database.query(
        `INSERT INTO payments (customer_id, invoice_id, amount, purpose, business_date)
         VALUES ($1, $2, 1, 'contado', '2026-03-01')`,
        [customer, invoice],
      ),
    ).rejects.toMatchObject({ constraint: 'payments_contado_fits' });
  });

  it('gives its money back when it is cancelled, and that consumes the payment', async () => {
    const customer = await documents.customer();
    const invoice = await documents.counterSale(customer, '100.00');
    await documents.cancel(invoice);

    const [money] = await database.query<{ id_payment: number }>(
      'SELECT id_payment FROM payments WHERE invoice_id = $1',
      [invoice],
    );
    const paymentId = money?.id_payment ?? 0;
    expect(await documents.money(paymentId)).toEqual({ amount_applied: '0.00', amount_refunded: '100.00' });
    expect(await documents.invoice(invoice)).toMatchObject({ status: 'cancelled', amount_paid: '0.00' });
    expect(
      await database.query('SELECT amount, method FROM refunds WHERE invoice_id = $1', [invoice]),
    ).toEqual([{ amount: '100.00', method: 'efectivo' }]);
    expect(await documents.balance(customer)).toBe('0.00');
    await expect(documents.refund(paymentId, '0.01', invoice)).rejects.toMatchObject(CHECK_VIOLATION);
    await expect(documents.reverse(paymentId)).rejects.toMatchObject(CHECK_VIOLATION);
  });

  it('is not refunded without being cancelled', async () => {
    const invoice = await documents.counterSale(await documents.customer(), '100.00');
    const [money] = await database.query<{ id_payment: number }>(
      'SELECT id_payment FROM payments WHERE invoice_id = $1',
      [invoice],
    );
    await expect(documents.refund(money?.id_payment ?? 0, '100.00', invoice)).rejects.toMatchObject(
      CHECK_VIOLATION,
    );
  });
});

describe('a payment on account', () => {
  it('is given back only as far as nothing uses it', async () => {
    const customer = await documents.customer();
    const invoice = await documents.creditInvoice(customer, '100.00');
    const payment = await documents.payment(customer, '150.00');
    await documents.apply(payment, invoice, '100.00');

    await expect(documents.refund(payment, '50.01')).rejects.toMatchObject(CHECK_VIOLATION);
    await documents.refund(payment, '50.00');

    expect(await documents.balance(customer)).toBe('0.00');
    expect(await documents.money(payment)).toEqual({ amount_applied: '100.00', amount_refunded: '50.00' });
    await expect(documents.reverse(payment)).rejects.toMatchObject({ constraint: 'payment_reversals_fit' });
  });

  it('that is reversed releases what it paid', async () => {
    const customer = await documents.customer();
    const invoice = await documents.creditInvoice(customer, '100.00');
    const payment = await documents.payment(customer, '80.00');
    await documents.apply(payment, invoice, '80.00');

    await documents.reverse(payment);

    expect(await documents.balance(customer)).toBe('100.00');
    expect(await documents.invoice(invoice)).toMatchObject({ status: 'pending', amount_paid: '0.00' });
    await expect(documents.apply(payment, invoice, '80.00')).rejects.toMatchObject(CHECK_VIOLATION);
    await expect(documents.refund(payment, '80.00')).rejects.toMatchObject(CHECK_VIOLATION);
  });
});

describe('público en general', () => {
  it('can hold neither debt nor credit', async () => {
    const [row] = await database.query<{ id_customer: number }>(
      'SELECT id_customer FROM customers WHERE uuid = $1',
      [PUBLIC_CUSTOMER_ID],
    );
    const everyone = row?.id_customer ?? 0;
    const constraint = { constraint: 'customers_public_without_debt_or_credit' };
    await expect(documents.creditInvoice(everyone, '1.00')).rejects.toMatchObject(constraint);
    await expect(documents.payment(everyone, '1.00')).rejects.toMatchObject(constraint);
    await expect(
      database.query('UPDATE customers SET credit_limit = 1 WHERE id_customer = $1', [everyone]),
    ).rejects.toMatchObject(constraint);
    await documents.counterSale(everyone, '99.00');
  });
});

describe('figures', () => {
  it.each(['NaN', 'Infinity', '-0.01', '0.00', '10000000000.00', '1e308'])(
    'refuses a payment of %s',
    async (amount) => {
      const customer = await documents.customer();
      await expect(documents.payment(customer, amount)).rejects.toMatchObject({
        code: expect.stringMatching(/^2[23]/),
      });
    },
  );

  it.each(['quantity', 'unit_cost', 'margin_pct', 'unit_price', 'line_total', 'source_cost', 'list_price'])(
    'refuses NaN as %s of a line',
    async (column) => {
      const invoice = await documents.creditInvoice(await documents.customer(), '1.00');
      const figures = { quantity: '1', unit_price: '1', line_total: '1', [column]: 'NaN' };
      const names = Object.keys(figures);
      await expect(
        database.query(
          `INSERT INTO invoice_items (invoice_id, description, ${names.join(', ')})
           VALUES ($1, 'x', ${names.map((_, index) => `$${index + 2}`).join(', ')})`,
          [invoice, ...Object.values(figures)],
        ),
      ).rejects.toMatchObject({ constraint: `invoice_items_${column}_range` });
    },
  );

  it('has a range with both ends on every figure', async () => {
    const unbounded = await database.query(
      `SELECT c.relname, a.attname
       FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
       WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.atttypid = 'numeric'::regtype
         AND c.relname NOT IN ('parts', 'aftermarket_parts') AND a.attname NOT LIKE 'legacy%'
         AND NOT EXISTS (
           SELECT FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype = 'c' AND a.attnum = ANY (k.conkey)
             AND (pg_get_constraintdef(k.oid) ~ format('\\m%s >= .*\\m%s <= ', a.attname, a.attname)))`,
    );
    expect(unbounded).toEqual([]);
  });
});
