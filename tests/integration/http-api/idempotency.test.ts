import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openApiShop, type ApiShop } from '../../support/http-api/api-shop.ts';

let shop: ApiShop;
let customer: number;
beforeAll(async () => {
  shop = await openApiShop();
  customer = (await shop.api.post('/api/pos/customers', { name: 'Repite', credit_limit: 900_000 })).body.id;
});
afterEach(() => shop.expectBalanced());
afterAll(() => shop.close());

const items = [{ description: 'Balatas', quantity: 1, unit_price: 100 }];

describe('Idempotency-Key', () => {
  it.each([
    ['a customer', 'customers', '/api/pos/customers', () => ({ name: 'Una sola vez' })],
    ['an invoice', 'invoices', '/api/pos/invoices', () => ({ customer_id: customer, items })],
    ['a payment', 'payments', '/api/pos/payments', () => ({ customer_id: customer, amount: 5 })],
  ])('gives a resend of %s the first answer, and stores it once', async (_what, table, path, body) => {
    const before = await shop.count(table);
    const key = `resend-${table}`;
    const first = await shop.api.post(path, body(), key);
    const resent = await shop.api.post(path, body(), key);
    expect(first.status).toBe(200);
    expect([resent.status, resent.text]).toEqual([first.status, first.text]);
    expect(resent.headers.get('idempotency-replayed')).toBe('true');
    expect(await shop.count(table)).toBe(before + 1);
  });

  it('gives a resent cancellation its success, not "ya está cancelada"', async () => {
    const { body } = await shop.api.post('/api/pos/invoices', { customer_id: customer, items });
    const path = `/api/pos/invoices/${body.id}/cancel`;
    const first = await shop.api.put(path, {}, 'cancel-1');
    expect((await shop.api.put(path, {}, 'cancel-1')).text).toBe(first.text);
    expect((await shop.api.put(path, {}, 'cancel-2')).status).toBe(400);
  });

  it('stores once what ten requests at once ask for with one key', async () => {
    const before = await shop.count('payments');
    const answers = await Promise.all(
      Array.from({ length: 10 }, () =>
        shop.api.post('/api/pos/payments', { customer_id: customer, amount: 7 }, 'ten-at-once'),
      ),
    );
    expect(new Set(answers.map((answer) => answer.text)).size).toBe(1);
    expect(await shop.count('payments')).toBe(before + 1);
  });

  it('remembers through a restart', async () => {
    const first = await shop.api.post(
      '/api/pos/invoices',
      { customer_id: customer, items },
      'before-restart',
    );
    await shop.restart();
    const resent = await shop.api.post(
      '/api/pos/invoices',
      { customer_id: customer, items },
      'before-restart',
    );
    expect([resent.status, resent.text]).toEqual([200, first.text]);
  });

  it('refuses the key with another body, and says so in Spanish', async () => {
    await shop.api.post('/api/pos/payments', { customer_id: customer, amount: 5 }, 'one-body');
    const before = await shop.count('payments');
    const other = await shop.api.post('/api/pos/payments', { customer_id: customer, amount: 6 }, 'one-body');
    expect([other.status, other.body]).toEqual([422, { error: expect.stringContaining('ya se usó') }]);
    expect(await shop.count('payments')).toBe(before);
  });

  it('lets a refused request be corrected under its key', async () => {
    const refused = await shop.api.post('/api/pos/payments', { customer_id: 987654, amount: 5 }, 'corrected');
    expect(refused.status).toBe(404);
    const taken = await shop.api.post('/api/pos/payments', { customer_id: customer, amount: 5 }, 'corrected');
    expect(taken.status).toBe(200);
  });

  it('takes two requests without a key for two', async () => {
    const before = await shop.count('payments');
    for (const _ of [1, 2]) await shop.api.post('/api/pos/payments', { customer_id: customer, amount: 5 });
    expect(await shop.count('payments')).toBe(before + 2);
  });
});
