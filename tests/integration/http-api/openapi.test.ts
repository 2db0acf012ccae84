import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openApiShop, type ApiShop } from '../../support/http-api/api-shop.ts';

let shop: ApiShop;
let document: Document;
beforeAll(async () => {
  shop = await openApiShop();
  document = (await shop.api.get('/api/openapi.json')).body;
});
afterEach(() => shop.expectBalanced());
afterAll(() => shop.close());

interface Operation {
  readonly summary: string;
  readonly security: unknown;
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly schema: object }[];
  readonly requestBody?: { readonly content: Record<string, { readonly schema: { properties: object } }> };
  readonly responses: Record<string, { readonly content: Record<string, { readonly schema: object }> }>;
}
interface Document {
  readonly openapi: string;
  readonly paths: Record<string, Record<string, Operation>>;
}

function operation(method: string, path: string): Operation {
  const found = document.paths[path]?.[method];
  if (!found) throw new Error(`${method} ${path} is not described`);
  return found;
}

describe('/api/openapi.json', () => {
  it('describes every path of the original', () => {
    const described = Object.entries(document.paths)
      .flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method} ${path}`))
      .toSorted();
    expect(document.openapi).toBe('3.1.0');
    expect(described).toEqual([
      'get /api/pos/customers',
      'get /api/pos/customers/{id}',
      'get /api/pos/customers/{id}/statement',
      'get /api/pos/invoices',
      'get /api/pos/invoices/{id}',
      'get /api/pos/operations',
      'get /api/pos/search-parts',
      'post /api/pos/customers',
      'post /api/pos/invoices',
      'post /api/pos/payments',
      'put /api/pos/customers/{id}',
      'put /api/pos/invoices/{id}/cancel',
    ]);
  });

  const all = () =>
    Object.values(document.paths).flatMap((methods) =>
      Object.entries(methods).map(([method, described]) => ({ method, ...described })),
    );

  it('gives every path a summary, its token, its answers and its errors', () => {
    for (const { summary, security, responses } of all()) {
      expect(summary).toMatch(/\w/);
      expect(security).toEqual([{ token: [] }]);
      expect(Object.keys(responses)).toEqual(expect.arrayContaining(['200', '401', '500']));
      for (const { content } of Object.values(responses)) {
        expect(content['application/json']?.schema).toBeTypeOf('object');
      }
    }
  });

  it('gives every path that records something its 202 and its key', () => {
    const writes = all().filter(({ method }) => method !== 'get');
    expect(writes).toHaveLength(5);
    for (const { responses, parameters } of writes) {
      expect(Object.keys(responses)).toEqual(expect.arrayContaining(['202', '422']));
      expect(parameters?.map(({ name }) => name)).toContain('Idempotency-Key');
    }
  });

  it('names parameters and fields as they are sent', () => {
    expect(operation('get', '/api/pos/invoices').parameters?.map(({ name }) => name)).toEqual([
      'customer_id',
      'status',
      'page',
      'per_page',
    ]);
    expect(operation('post', '/api/pos/payments').parameters).toMatchObject([
      { name: 'Idempotency-Key', in: 'header' },
    ]);
    const body = operation('post', '/api/pos/invoices').requestBody?.content['application/json']?.schema;
    expect(Object.keys(body?.properties ?? {})).toEqual(['customer_id', 'items', 'tax_rate', 'notes']);
  });

  it('describes every field that is answered', async () => {
    await shop.api.post('/api/pos/customers', { name: 'Descrito' });
    const { body } = await shop.api.get('/api/pos/customers/2');
    const schema = operation('get', '/api/pos/customers/{id}').responses['200']?.content['application/json']
      ?.schema as { properties: object };
    expect(Object.keys(schema.properties).toSorted()).toEqual(Object.keys(body).toSorted());
  });
});
