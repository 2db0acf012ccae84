import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openApiShop, untilStatus, type ApiShop } from '../../support/http-api/api-shop.ts';

let shop: ApiShop;
let customer: number;
let invoice: number;
beforeAll(async () => {
  shop = await openApiShop();
  customer = (await shop.api.post('/api/pos/customers', { name: 'Sin servidor', credit_limit: 5000 })).body
    .id;
  const items = [{ description: 'Balatas', quantity: 1, unit_price: 100 }];
  invoice = (await shop.api.post('/api/pos/invoices', { customer_id: customer, items })).body.id;
  // What the terminal has copied is what it can go by.
  const made = new Date().toISOString();
  await untilStatus(shop.app, ({ replicaAsOf }) => replicaAsOf !== null && replicaAsOf > made);
  await shop.cutCentral();
});
afterEach(() => shop.expectBalanced());
afterAll(() => shop.close());

function accepted(changes: object) {
  return {
    id: null,
    folio: null,
    operation_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    message: expect.stringContaining('pendiente'),
    ...changes,
  };
}

describe('with central away', () => {
  it('records an invoice and answers 202 with its folio and operation', async () => {
    const items = [{ description: 'Balatas', quantity: 1, unit_price: 100 }];
    const answer = await shop.api.post('/api/pos/invoices', { customer_id: customer, items }, 'away-1');
    expect(answer.status).toBe(202);
    expect(answer.body).toEqual(accepted({ folio: expect.stringMatching(/^NX-\d{6}$/), total: 116 }));
  });

  it('records a customer, a change, a payment and a cancellation, and answers 202', async () => {
    const made = await shop.api.post('/api/pos/customers', { name: 'Nuevo sin servidor' });
    const changed = await shop.api.put(`/api/pos/customers/${customer}`, { phone: '5500001111' });
    const paid = await shop.api.post('/api/pos/payments', { customer_id: customer, amount: 10 });
    const cancelled = await shop.api.put(`/api/pos/invoices/${invoice}/cancel`, { reason: 'Sin servidor' });
    for (const answer of [made, changed, paid, cancelled]) {
      expect([answer.status, answer.body]).toEqual([202, accepted({})]);
    }
  });

  it('knows that it cancelled it already', async () => {
    const again = await shop.api.put(`/api/pos/invoices/${invoice}/cancel`, {});
    expect([again.status, again.body]).toEqual([400, { error: 'La factura ya está cancelada' }]);
  });

  it('obeys the limit as far as this terminal knows', async () => {
    const items = [{ description: 'Motor', quantity: 1, unit_price: 5000 }];
    const answer = await shop.api.post('/api/pos/invoices', { customer_id: customer, items });
    expect([answer.status, answer.body.error]).toEqual([422, expect.stringContaining('crédito no alcanza')]);
  });

  it.each([
    '/api/pos/customers',
    '/api/pos/customers/1',
    '/api/pos/customers/1/statement',
    '/api/pos/invoices',
    '/api/pos/invoices/1',
  ])('answers 503 to GET %s, and says when to ask again', async (path) => {
    const answer = await shop.api.get(path);
    expect([answer.status, answer.body]).toEqual([503, { error: expect.stringContaining('no contesta') }]);
    expect(answer.headers.get('retry-after')).toMatch(/^\d+$/);
  });

  it('answers 503 to a write about a row that it has no copy of', async () => {
    const payment = { customer_id: 987654, amount: 1 };
    expect((await shop.api.post('/api/pos/payments', payment)).status).toBe(503);
    expect((await shop.api.put('/api/pos/invoices/987654/cancel', {})).status).toBe(503);
  });
});

describe('when central is back', () => {
  it('has everything, once, under the folio that was answered', async () => {
    const items = [{ description: 'Balatas', quantity: 1, unit_price: 100 }];
    const resent = await shop.api.post('/api/pos/invoices', { customer_id: customer, items }, 'away-1');
    expect(resent.status).toBe(202);
    const path = `/api/pos/operations?operation_id=${resent.body.operation_id}`;
    expect((await shop.api.get(path)).body).toMatchObject({ state: 'pending', id: null });

    await shop.mendCentral();
    await expect
      .poll(async () => (await shop.api.get(path)).body.state, { timeout: 20_000 })
      .toBe('delivered');
    const { body: operation } = await shop.api.get(path);
    expect(operation).toEqual({
      operation_id: resent.body.operation_id,
      state: 'delivered',
      id: expect.any(Number),
      folio: resent.body.folio,
    });
    const { body: stored } = await shop.api.get(`/api/pos/invoices/${operation.id}`);
    expect(stored.invoice).toMatchObject({ folio: resent.body.folio, total: 116 });

    const again = await shop.api.post('/api/pos/invoices', { customer_id: customer, items }, 'away-1');
    expect([again.status, again.body]).toEqual([202, resent.body]);
    expect(await shop.count(`invoices where folio = '${resent.body.folio}'`)).toBe(1);
    await expect.poll(() => shop.count(`customers where name = 'Nuevo sin servidor'`)).toBe(1);
    expect((await shop.api.get(`/api/pos/invoices/${invoice}`)).body.invoice.status).toBe('cancelled');
    expect((await shop.api.get(`/api/pos/customers/${customer}`)).body).toMatchObject({
      phone: '5500001111',
      balance: 106,
    });
  });

  it('does not find an operation of somebody else', async () => {
    const answer = await shop.api.get(
      '/api/pos/operations?operation_id=00000000-0000-7000-8000-00000000dead',
    );
    expect(answer.status).toBe(404);
  });
});

describe('with a central that takes its time', () => {
  it('answers 202 after two seconds, and the work is done once', async () => {
    const release = await shop.lockCustomer(customer);
    const body = { customer_id: customer, amount: 3 };
    const startedAt = performance.now();
    const answer = await shop.api.post('/api/pos/payments', body, 'slow-1').finally(release);
    expect([answer.status, answer.body]).toEqual([202, accepted({})]);
    const tookMs = performance.now() - startedAt;
    expect(tookMs).toBeGreaterThan(1900);
    expect(tookMs).toBeLessThan(3500);

    const path = `/api/pos/operations?operation_id=${answer.body.operation_id}`;
    await expect
      .poll(async () => (await shop.api.get(path)).body.state, { timeout: 20_000 })
      .toBe('delivered');
    expect(await shop.count(`payments where customer_id = ${customer} and amount = 3`)).toBe(1);
  });
});
