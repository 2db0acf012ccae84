import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createCentralDatabase, type CentralDatabase } from '../../support/central-database.ts';
import { documentsOf } from './documents.ts';

let database: CentralDatabase;
let client: pg.Client;

beforeAll(async () => {
  database = await createCentralDatabase();
  const documents = documentsOf(database);
  const customer = await documents.customer('Taller Uno');
  await documents.customer('Taller Dos');
  const invoice = await documents.creditInvoice(customer, '100.00');
  const payment = await documents.payment(customer, '160.00');
  await documents.apply(payment, invoice, '60.00');
  await documents.refund(payment, '10.00');
  await documents.reverse(await documents.payment(customer, '7.00'));
  await documents.cancel(await documents.creditInvoice(customer, '30.00'));
  await documents.cancel(await documents.counterSale(customer, '20.00'));
  await documents.counterSale(customer, '50.00');
  client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
});
beforeEach(async () => {
  // Damage that no statement of a program could do: triggers and foreign keys do not run.
  await client.query('BEGIN');
  await client.query('SET LOCAL session_replication_role = replica');
});
afterEach(async () => {
  await client.query('ROLLBACK');
  await database.expectBalanced();
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

const DAMAGE: readonly { readonly name: string; readonly sql: string; readonly found: readonly string[] }[] =
  [
    {
      name: 'a balance that was written by hand',
      sql: `UPDATE customers SET balance = balance + 1 WHERE name = 'Taller Uno'`,
      found: ['balance is not the ledger', 'aging is not the balance'],
    },
    {
      name: 'a ledger entry that nothing accounts for',
      sql: `INSERT INTO customer_ledger (customer_id, kind, amount, payment_id, occurred_at, business_date)
          SELECT id_customer, 'payment', -5, 4711, now(), '2026-03-01' FROM customers WHERE name = 'Taller Dos'`,
      found: ['balance is not the ledger', 'ledger is not the documents', 'document without its posting'],
    },
    {
      name: 'two ledger entries that make up for each other on the wrong documents',
      sql: `UPDATE customer_ledger SET amount = amount + CASE kind WHEN 'invoice' THEN 1 ELSE -1 END
          WHERE posting IN (SELECT min(posting) FROM customer_ledger WHERE kind = 'invoice'
                            UNION SELECT min(posting) FROM customer_ledger WHERE kind = 'payment')`,
      found: ['document without its posting'],
    },
    {
      name: 'a posting twice and another one missing',
      sql: `UPDATE customer_ledger SET invoice_id = (SELECT max(id_invoice) FROM invoices)
          WHERE kind = 'invoice' AND posting = (SELECT min(posting) FROM customer_ledger WHERE kind = 'invoice')`,
      found: ['document without its posting'],
    },
    {
      name: 'a document that lost its posting',
      sql: `DELETE FROM customer_ledger WHERE kind = 'refund' AND amount = 10`,
      found: ['balance is not the ledger', 'ledger is not the documents', 'document without its posting'],
    },
    {
      name: 'a payment of another amount than was posted',
      sql: `UPDATE payments SET amount = 161 WHERE amount = 160`,
      found: ['ledger is not the documents', 'aging is not the balance', 'document without its posting'],
    },
    {
      name: 'an amount paid that no application explains',
      sql: `UPDATE invoices SET amount_paid = 61 WHERE status = 'partial'`,
      found: ['amount paid is not the applications', 'aging is not the balance'],
    },
    {
      name: 'an application that neither document knows of',
      sql: `INSERT INTO payment_applications (payment_id, invoice_id, customer_id, amount, business_date, occurred_at)
          SELECT p.id_payment, i.id_invoice, p.customer_id, 1, '2026-03-01', now()
          FROM payments p, invoices i WHERE p.amount = 160 AND i.status = 'partial'`,
      found: ['amount paid is not the applications', 'applied or refunded is not the rows'],
    },
    {
      name: 'more applied than the invoice and the payment hold',
      sql: `UPDATE payment_applications SET amount = 5000 WHERE amount = 60`,
      found: ['more applied than the invoice takes', 'more used than was paid'],
    },
    {
      name: 'money left on a cancelled invoice',
      sql: `INSERT INTO payment_applications (payment_id, invoice_id, customer_id, amount, business_date, occurred_at)
          SELECT p.id_payment, i.id_invoice, p.customer_id, 1, '2026-03-01', now()
          FROM payments p, invoices i WHERE p.amount = 160 AND i.status = 'cancelled' AND i.terms = 'credito'`,
      found: ['more applied than the invoice takes'],
    },
    {
      name: 'a counter sale without its money',
      sql: `DELETE FROM payment_applications a USING invoices i
          WHERE i.id_invoice = a.invoice_id AND i.terms = 'contado' AND i.status = 'paid'`,
      found: ['more applied than the invoice takes', 'more used than was paid'],
    },
    {
      name: 'a cancellation that the invoice does not show',
      sql: `UPDATE invoices SET status = 'pending', cancelled_at = NULL WHERE total = 30`,
      found: ['status is not what the amounts say'],
    },
    {
      name: 'an invoice that says it is cancelled, without a cancellation',
      sql: `UPDATE invoices SET status = 'cancelled', cancelled_at = now(), amount_paid = 0 WHERE status = 'partial'`,
      found: ['status is not what the amounts say', 'amount paid is not the applications'],
    },
    {
      name: 'a refund that the payment does not show',
      sql: `UPDATE payments SET amount_refunded = 0 WHERE amount = 160`,
      found: ['applied or refunded is not the rows', 'aging is not the balance'],
    },
    {
      name: 'a reversal that the payment does not show',
      sql: `UPDATE payments SET reversed_at = NULL WHERE amount = 7`,
      found: ['applied or refunded is not the rows', 'aging is not the balance'],
    },
    {
      name: 'a payment that pays the invoice of another customer',
      sql: `UPDATE invoices SET customer_id = (SELECT id_customer FROM customers WHERE name = 'Taller Dos')
          WHERE status = 'partial'`,
      found: ['application across customers', 'ledger is not the documents', 'document without its posting'],
    },
  ];

describe('verify_balances', () => {
  it('returns nothing while all agree', async () => {
    expect((await client.query('SELECT * FROM verify_balances()')).rows).toEqual([]);
  });

  it.each(DAMAGE)('finds $name', async ({ sql, found }) => {
    const damage = await client.query(sql);
    expect(damage.rowCount).toBeGreaterThan(0);
    const { rows } = await client.query<{ disagreement: string }>(
      'SELECT disagreement FROM verify_balances()',
    );
    const told = new Set(rows.map((row) => row.disagreement));
    for (const expected of found) {
      expect([...told].some((text) => text.startsWith(expected))).toBe(true);
    }
  });

  it('has a damage for each thing that it compares', async () => {
    const { rows } = await client.query<{ body: string }>(
      `SELECT prosrc AS body FROM pg_proc WHERE proname = 'verify_balances'`,
    );
    const kinds = [...(rows[0]?.body ?? '').matchAll(/SELECT [^,]+?, '([a-z]+ [a-z ,]+)',/g)].map(
      (match) => match[1] ?? '',
    );
    const planted = DAMAGE.flatMap((damage) => damage.found);
    expect(kinds.length).toBeGreaterThan(8);
    expect(kinds.filter((kind) => !planted.some((found) => kind.startsWith(found)))).toEqual([]);
  });
});
