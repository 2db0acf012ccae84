import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { apiClient } from '../../support/http-api/api-client.ts';
import { openApiShop, type ApiShop } from '../../support/http-api/api-shop.ts';

let shop: ApiShop;
beforeAll(async () => {
  shop = await openApiShop();
});
afterEach(() => shop.expectBalanced());
afterAll(() => shop.close());

describe('the smoke test of the original', () => {
  it('creates a customer, then finds both pages', async () => {
    const created = await shop.api.post('/api/pos/customers', {
      name: 'Taller Prueba',
      rfc: 'TAL123456XX0',
      credit_limit: 50000,
      payment_terms: 30,
    });
    expect(created.status).toBe(200);
    expect(created.body).toEqual({ id: expect.any(Number), message: 'Cliente creado' });
    expect((await shop.api.get('/pos')).status).toBe(200);
    expect((await shop.api.get('/cuentas')).status).toBe(200);
  });
});

describe('the door of the API', () => {
  it.each([
    ['no token', null],
    ['another token', 'x'.repeat(43)],
  ])('answers 401 as JSON to %s', async (_what, token) => {
    const answer = await apiClient(shop.origin, token).get('/api/pos/customers');
    expect(answer.status).toBe(401);
    expect(answer.body).toEqual({ error: expect.stringMatching(/\w/) });
  });

  it('answers 404 as JSON to a path that does not exist', async () => {
    const answer = await shop.api.get('/api/pos/nothing');
    expect([answer.status, answer.body]).toEqual([404, { error: 'No existe esa ruta.' }]);
  });
});
