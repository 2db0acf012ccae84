import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openApiShop, type ApiShop } from '../../support/http-api/api-shop.ts';

/** Each was reproduced on the system that this one replaces. */
let shop: ApiShop;
let customer: number;
beforeAll(async () => {
  shop = await openApiShop();
  const fields = { name: 'Taller', rfc: 'TAL010203AB4', phone: '5512345678', credit_limit: 1_000_000 };
  customer = (await shop.api.post('/api/pos/customers', fields)).body.id;
});
afterEach(() => shop.expectBalanced());
afterAll(() => shop.close());

function invoiceOf(item: object, changes: object = {}) {
  return { customer_id: customer, items: [{ description: 'Balatas', unit_price: 100, ...item }], ...changes };
}

async function refusedPayment(body: unknown) {
  const before = await shop.count('payments');
  const answer = await shop.api.post('/api/pos/payments', body);
  expect(await shop.count('payments')).toBe(before);
  expect(answer.body).toEqual({ error: expect.stringMatching(/\w/) });
  return answer;
}

describe('a payment that is not an amount', () => {
  it.each([
    ['NaN', `{"customer_id": 2, "amount": NaN}`],
    ['NaN as text', `{"customer_id": 2, "amount": "NaN"}`],
    ['Infinity as text', `{"customer_id": 2, "amount": "Infinity"}`],
    ['0.004', `{"customer_id": 2, "amount": 0.004}`],
    ['0.004 as text', `{"customer_id": 2, "amount": "0.004"}`],
    ['4e-3', `{"customer_id": 2, "amount": 4e-3}`],
    ['1e308', `{"customer_id": 2, "amount": 1e308}`],
    ['1e400, beyond every double', `{"customer_id": 2, "amount": 1e400}`],
    ['ten thousand million', `{"customer_id": 2, "amount": 10000000000}`],
  ])('refuses %s', async (_what, body) => {
    expect((await refusedPayment(body.replace('2', String(customer)))).status).toBe(400);
  });

  it.each([[0], [-0.01], [-100], ['-5'], [null], [undefined]])(
    'refuses %s in the words of the original',
    async (amount) => {
      const answer = await refusedPayment({ customer_id: customer, amount });
      expect([answer.status, answer.body.error]).toEqual([400, 'El monto debe ser mayor a 0']);
    },
  );

  it.each([0.01, 9999999999.99])('takes %s', async (amount) => {
    const payer = (await shop.api.post('/api/pos/customers', { name: `Paga ${amount}` })).body.id;
    expect((await shop.api.post('/api/pos/payments', { customer_id: payer, amount })).status).toBe(200);
    expect((await shop.api.get(`/api/pos/customers/${payer}`)).body.balance).toBe(-amount);
  });
});

describe('a quantity that is none', () => {
  it.each([0, -1, -0.5, '0'])('refuses %s', async (quantity) => {
    const answer = await shop.api.post('/api/pos/invoices', invoiceOf({ quantity }));
    expect([answer.status, answer.body.error]).toEqual([400, expect.stringContaining('quantity')]);
  });
});

describe("the tax is not the client's to choose", () => {
  it('refuses another rate', async () => {
    const answer = await shop.api.post('/api/pos/invoices', invoiceOf({}, { tax_rate: 0 }));
    expect(answer.status).toBe(400);
  });

  it('takes no totals from the client', async () => {
    const told = { subtotal: 1, tax_amount: 0, total: 1 };
    const answer = await shop.api.post('/api/pos/invoices', invoiceOf({ line_total: 1 }, told));
    expect([answer.status, answer.body.total]).toEqual([200, 116]);
  });
});

describe('a fraction of a unit', () => {
  it.each([0.5, 0.001, '2.75'])('stores %s as it is, not as a whole number', async (quantity) => {
    const created = await shop.api.post('/api/pos/invoices', invoiceOf({ quantity }));
    const { body } = await shop.api.get(`/api/pos/invoices/${created.body.id}`);
    expect(body.items[0].quantity).toBe(Number(quantity));
  });
});

describe('credit', () => {
  it('is refused above the limit, with the figures, and given up to it', async () => {
    const limited = (await shop.api.post('/api/pos/customers', { name: 'Con límite', credit_limit: 116 }))
      .body.id;
    const body = { ...invoiceOf({ unit_price: 100.01 }), customer_id: limited };
    const over = await shop.api.post('/api/pos/invoices', body);
    expect([over.status, over.body.error]).toEqual([422, expect.stringContaining('$116.00')]);
    expect(
      (await shop.api.post('/api/pos/invoices', { ...invoiceOf({}), customer_id: limited })).status,
    ).toBe(200);
    const cent = { ...invoiceOf({ unit_price: 0.01 }), customer_id: limited };
    expect((await shop.api.post('/api/pos/invoices', cent)).status).toBe(422);
  });

  it('is not given by a limit of 0', async () => {
    const none = (await shop.api.post('/api/pos/customers', { name: 'Sin crédito' })).body.id;
    const answer = await shop.api.post('/api/pos/invoices', { ...invoiceOf({}), customer_id: none });
    expect(answer.status).toBe(422);
  });

  it('is not exceeded by invoices that come at once', async () => {
    const limited = (await shop.api.post('/api/pos/customers', { name: 'A la vez', credit_limit: 348 })).body
      .id;
    const answers = await Promise.all(
      Array.from({ length: 8 }, () =>
        shop.api.post('/api/pos/invoices', { ...invoiceOf({}), customer_id: limited }),
      ),
    );
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([
      ...[200, 200, 200],
      ...[422, 422, 422, 422, 422],
    ]);
    expect((await shop.api.get(`/api/pos/customers/${limited}`)).body.balance).toBe(348);
  });

  it('is refused to an inactive customer, by name', async () => {
    const [left] = await shop.sql<{ id: number }>(
      `insert into customers (name, credit_limit, active) values ('Ya no viene', 5000, false) returning id_customer as id`,
    );
    const answer = await shop.api.post('/api/pos/invoices', { ...invoiceOf({}), customer_id: left?.id });
    expect([answer.status, answer.body.error]).toEqual([422, expect.stringContaining('Ya no viene')]);
  });
});

describe('a refused sale', () => {
  it('leaves no gap in the folios', async () => {
    const poor = (await shop.api.post('/api/pos/customers', { name: 'Sin folios', credit_limit: 1 })).body.id;
    const folio = async () => (await shop.api.post('/api/pos/invoices', invoiceOf({}))).body.folio as string;
    const before = Number((await folio()).slice(3));
    await shop.api.post('/api/pos/invoices', { ...invoiceOf({}), customer_id: poor });
    await shop.api.post('/api/pos/invoices', { ...invoiceOf({}), customer_id: 987654 });
    await shop.api.post('/api/pos/invoices', invoiceOf({ part_id: 987654 }));
    await shop.api.post('/api/pos/invoices', invoiceOf({ quantity: -1 }));
    await shop.api.post('/api/pos/invoices', invoiceOf({}, { tax_rate: 0.5 }));
    expect(Number((await folio()).slice(3))).toBe(before + 1);
  });
});

describe('an update of one field', () => {
  it('leaves every other as it was', async () => {
    await shop.api.put(`/api/pos/customers/${customer}`, { email: 'taller@example.mx' });
    expect((await shop.api.get(`/api/pos/customers/${customer}`)).body).toMatchObject({
      name: 'Taller',
      rfc: 'TAL010203AB4',
      phone: '5512345678',
      email: 'taller@example.mx',
      credit_limit: 1_000_000,
    });
  });
});

describe('a request that is repeated', () => {
  it('does its work once', async () => {
    const before = await shop.count('invoices');
    await shop.api.post('/api/pos/invoices', invoiceOf({}), 'repeated');
    await shop.api.post('/api/pos/invoices', invoiceOf({}), 'repeated');
    expect(await shop.count('invoices')).toBe(before + 1);
  });
});

describe('what goes wrong inside', () => {
  const leak =
    /select |insert |from |node_modules|\.ts:|\bat .*\(|postgres|relation|syntax error|constraint/i;

  it('is told with a reference, never as SQL or a stack', async () => {
    await shop.sql('alter table invoice_items rename to hidden_items');
    try {
      const answer = await shop.api.get('/api/pos/invoices/1');
      expect(answer.status).toBeGreaterThanOrEqual(500);
      expect(answer.body).toEqual({ error: expect.not.stringMatching(leak) });
    } finally {
      await shop.sql('alter table hidden_items rename to invoice_items');
    }
  });

  it.each([
    ['GET', "/api/pos/customers?search='%20or%201=1--"],
    ['GET', '/api/pos/customers?search=%00'],
    ['GET', '/api/pos/customers?page=1;drop'],
    ['GET', '/api/pos/invoices?customer_id=2147483648'],
    ['GET', "/api/pos/invoices?status=paid'--"],
    ['GET', '/api/pos/search-parts?q=%E0%A4%A'],
    ['POST', '/api/pos/payments'],
    ['POST', '/api/pos/invoices'],
  ])('is not caused by %s %s', async (method, path) => {
    const answer = await (method === 'GET'
      ? shop.api.get(path)
      : shop.api.post(path, '{"customer_id": {"$gt": 0}}'));
    expect(answer.status).toBeLessThan(500);
    expect(answer.text).not.toMatch(leak);
  });
});
