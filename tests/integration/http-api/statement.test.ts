import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openApiShop, type ApiShop } from '../../support/http-api/api-shop.ts';

let shop: ApiShop;
beforeAll(async () => {
  shop = await openApiShop();
});
afterEach(() => shop.expectBalanced());
afterAll(() => shop.close());

interface Stated {
  readonly customer: { readonly balance: number };
  readonly invoices: readonly { readonly folio: string; readonly total: number }[];
  readonly payments: readonly { readonly amount: number; readonly refunded: number }[];
}

/** In centavos, as the document of the API says it. */
function balanceOf({ invoices, payments }: Stated): number {
  const owed = invoices.reduce((sum, { total }) => sum + Math.round(total * 100), 0);
  return payments.reduce((left, row) => left - Math.round((row.amount - row.refunded) * 100), owed);
}

describe('GET /api/pos/customers/:id/statement', () => {
  it('lists invoices that are not cancelled and payments, newest first, and ties to the balance', async () => {
    const { body: made } = await shop.api.post('/api/pos/customers', {
      name: 'Con cuenta',
      credit_limit: 9000,
    });
    const invoices: { id: number; folio: string }[] = [];
    for (const price of [100, 200, 300]) {
      const items = [{ description: 'Balatas', quantity: 1, unit_price: price }];
      const created = await shop.api.post('/api/pos/invoices', { customer_id: made.id, items });
      invoices.push(created.body);
    }
    await shop.api.post('/api/pos/payments', {
      customer_id: made.id,
      amount: 50,
      invoice_id: invoices[0]?.id,
    });
    await shop.api.post('/api/pos/payments', { customer_id: made.id, amount: 60.6, notes: 'abono' });
    await shop.api.put(`/api/pos/invoices/${invoices[1]?.id}/cancel`, {});

    const { status, body } = await shop.api.get(`/api/pos/customers/${made.id}/statement`);
    expect(status).toBe(200);
    expect(body.customer).toMatchObject({ id_customer: made.id, name: 'Con cuenta', credit_limit: 9000 });
    expect(body.invoices).toEqual([
      {
        id_invoice: invoices[2]?.id,
        folio: invoices[2]?.folio,
        date_issued: expect.stringMatching(/-06:00$/),
        total: 348,
        amount_paid: 0,
        status: 'pending',
      },
      {
        id_invoice: invoices[0]?.id,
        folio: invoices[0]?.folio,
        date_issued: expect.stringMatching(/-06:00$/),
        total: 116,
        amount_paid: 110.6,
        status: 'partial',
      },
    ]);
    expect(body.payments.map((row: { amount: number }) => row.amount)).toEqual([60.6, 50]);
    expect(body.payments[1].invoice_folio).toBe(invoices[0]?.folio);
    expect(balanceOf(body)).toBe(Math.round(body.customer.balance * 100));
  });

  it('is not cut at 100', async () => {
    const [made] = await shop.sql<{ id: number }>(
      `insert into customers (name, credit_limit) values ('Cliente de años', 900000) returning id_customer as id`,
    );
    await shop.sql(
      `insert into invoices (customer_id, folio, subtotal, tax_amount, total, terms, business_date)
       select $1, 'V-' || n, n, 0, n, 'credito', current_date from generate_series(1, 350) n`,
      [made?.id],
    );
    await shop.sql(
      `insert into payments (customer_id, amount, purpose, business_date)
       select $1, 1.10, 'abono', current_date from generate_series(1, 250)`,
      [made?.id],
    );
    const { body } = await shop.api.get(`/api/pos/customers/${made?.id}/statement`);
    expect([body.invoices.length, body.payments.length]).toEqual([350, 250]);
    expect(balanceOf(body)).toBe(Math.round(body.customer.balance * 100));
  });

  it.each(['987654', 'abc'])('does not find the customer %s', async (id) => {
    const answer = await shop.api.get(`/api/pos/customers/${id}/statement`);
    expect([answer.status, answer.body]).toEqual([404, { error: 'Cliente no encontrado' }]);
  });
});
