import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openApiShop, type ApiShop } from '../../support/http-api/api-shop.ts';

let shop: ApiShop;
let customer: number;
let invoice: number;
beforeAll(async () => {
  shop = await openApiShop();
  customer = (await shop.api.post('/api/pos/customers', { name: 'Con prisa', credit_limit: 5000 })).body.id;
  const items = [{ description: 'Balatas', quantity: 1, unit_price: 100 }];
  invoice = (await shop.api.post('/api/pos/invoices', { customer_id: customer, items })).body.id;
});
afterEach(() => shop.expectBalanced());
afterAll(() => shop.close());

describe('while other programs wait for slow reads', () => {
  it('a write is delivered and gets its id in time, and central counts as there', async () => {
    const states: string[] = [];
    const unsubscribe = shop.app.useCases.status.subscribe(() =>
      states.push(shop.app.useCases.status.current().central),
    );
    const release = await shop.lockTable('invoice_items');
    const reads = Array.from({ length: 8 }, () => shop.api.get(`/api/pos/invoices/${invoice}`));
    const startedAt = performance.now();
    const paid = await shop.api.post('/api/pos/payments', { customer_id: customer, amount: 10 });
    const tookMs = performance.now() - startedAt;
    // Longer than a greeting may take: one of them would have found no connection.
    await expect.poll(() => performance.now() - startedAt, { timeout: 5_000 }).toBeGreaterThan(2_500);
    await release();

    expect([paid.status, paid.body.id]).toEqual([200, expect.any(Number)]);
    expect(tookMs).toBeLessThan(3_500);
    expect(states).not.toContain('away');
    expect((await Promise.all(reads)).map((read) => read.status)).toEqual(reads.map(() => 200));
    unsubscribe();
  });
});
