import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openApiShop, type ApiShop } from '../../support/http-api/api-shop.ts';

let shop: ApiShop;
beforeAll(async () => {
  shop = await openApiShop();
});
afterEach(() => shop.expectBalanced());
afterAll(() => shop.close());

async function create(fields: object): Promise<number> {
  const created = await shop.api.post('/api/pos/customers', fields);
  expect([created.status, created.body]).toEqual([
    200,
    { id: expect.any(Number), message: 'Cliente creado' },
  ]);
  return created.body.id;
}

describe('POST /api/pos/customers', () => {
  it('stores every field as it was sent, and answers every column', async () => {
    const id = await create({
      name: 'Taller Hermanos Núñez',
      rfc: 'HNU010203AB4',
      business_name: 'Hermanos Núñez, S.A. de C.V.',
      email: 'taller@example.mx',
      phone: '55 1234 5678',
      address: 'Av. Juárez 5, Col. Centro',
      credit_limit: 12345.67,
      payment_terms: 45,
    });
    const { status, body } = await shop.api.get(`/api/pos/customers/${id}`);
    expect(status).toBe(200);
    expect(body).toEqual({
      id_customer: id,
      name: 'Taller Hermanos Núñez',
      rfc: 'HNU010203AB4',
      business_name: 'Hermanos Núñez, S.A. de C.V.',
      email: 'taller@example.mx',
      phone: '55 1234 5678',
      address: 'Av. Juárez 5, Col. Centro',
      credit_limit: 12345.67,
      balance: 0,
      payment_terms: 45,
      active: true,
      created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}-06:00$/),
      uuid: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
  });

  it('takes the defaults of the original for what is left out', async () => {
    const id = await create({ name: 'Solo nombre' });
    const { body } = await shop.api.get(`/api/pos/customers/${id}`);
    expect(body).toMatchObject({ rfc: null, phone: null, credit_limit: 0, payment_terms: 30 });
  });

  it('takes figures as text and a telephone as digits', async () => {
    const id = await create({
      name: 'Texto',
      credit_limit: '1500.50',
      payment_terms: '15',
      phone: 5512345678,
    });
    const { body } = await shop.api.get(`/api/pos/customers/${id}`);
    expect(body).toMatchObject({ credit_limit: 1500.5, payment_terms: 15, phone: '5512345678' });
  });

  it.each([
    ['no name', {}, 'name'],
    ['a blank name', { name: '  ' }, 'name'],
    ['a name that is too long', { name: 'x'.repeat(201) }, 'name'],
    ['a character that cannot be stored', { name: 'Taller\u0000' }, 'name'],
    ['half of a character', '{"name": "Taller \\ud800"}', 'name'],
    ['an RFC that is too long', { name: 'Taller', rfc: 'X'.repeat(14) }, 'rfc'],
    ['a negative limit', { name: 'Taller', credit_limit: -1 }, 'credit_limit'],
    ['a limit with a third decimal', { name: 'Taller', credit_limit: 10.001 }, 'credit_limit'],
    ['a limit that fits no column', { name: 'Taller', credit_limit: 1e308 }, 'credit_limit'],
    ['a limit that is not a number', { name: 'Taller', credit_limit: 'mucho' }, 'credit_limit'],
    ['a limit that is true', { name: 'Taller', credit_limit: true }, 'credit_limit'],
    ['terms of half a day', { name: 'Taller', payment_terms: 0.5 }, 'payment_terms'],
    ['something that is not JSON', '{"name": ', 'JSON'],
    ['a list', [], 'Datos'],
    ['nothing', '', 'JSON'],
  ])('refuses %s with the reason, and stores nothing', async (_what, body, named) => {
    const before = await shop.count('customers');
    const answer = await shop.api.post('/api/pos/customers', body);
    expect(answer.status).toBe(400);
    expect(answer.body).toEqual({ error: expect.stringContaining(named) });
    expect(await shop.count('customers')).toBe(before);
  });
});

describe('PUT /api/pos/customers/:id', () => {
  it('changes the fields that are sent and no other', async () => {
    const fields = {
      name: 'Antes',
      rfc: 'ANT010203AB4',
      business_name: 'Antes, S.A.',
      email: 'antes@example.mx',
      phone: '5511112222',
      address: 'Calle 1',
      credit_limit: 900.1,
      payment_terms: 7,
    };
    const id = await create(fields);
    const answer = await shop.api.put(`/api/pos/customers/${id}`, { phone: '5533334444' });
    expect([answer.status, answer.body]).toEqual([200, { message: 'Cliente actualizado' }]);
    const { body } = await shop.api.get(`/api/pos/customers/${id}`);
    expect(body).toMatchObject({ ...fields, phone: '5533334444' });
  });

  it('empties a field that is sent as null or blank', async () => {
    const id = await create({ name: 'Con datos', email: 'a@example.mx', phone: '5511112222' });
    await shop.api.put(`/api/pos/customers/${id}`, { email: null, phone: '' });
    const { body } = await shop.api.get(`/api/pos/customers/${id}`);
    expect(body).toMatchObject({ name: 'Con datos', email: null, phone: null });
  });

  it('answers a change to what is there already', async () => {
    const id = await create({ name: 'Igual', credit_limit: 100 });
    const answer = await shop.api.put(`/api/pos/customers/${id}`, { name: 'Igual', credit_limit: '100.00' });
    expect([answer.status, answer.body]).toEqual([200, { message: 'Cliente actualizado' }]);
  });

  it.each([
    ['a blank name', { name: '' }],
    ['no name', { name: null }],
    ['no limit', { credit_limit: null }],
  ])('refuses %s', async (_what, body) => {
    const id = await create({ name: 'Firme', credit_limit: 5 });
    expect((await shop.api.put(`/api/pos/customers/${id}`, body)).status).toBe(400);
    const stored = await shop.api.get(`/api/pos/customers/${id}`);
    expect(stored.body).toMatchObject({ name: 'Firme', credit_limit: 5 });
  });

  it('leaves público en general as it is', async () => {
    const answer = await shop.api.put('/api/pos/customers/1', { credit_limit: 1000 });
    expect([answer.status, answer.body.error]).toEqual([400, expect.stringContaining('público en general')]);
  });

  it.each(['999999', '0', '-1', 'abc', '1e3', '99999999999999999999', "1' or '1'='1"])(
    'does not find the customer %s',
    async (id) => {
      const path = `/api/pos/customers/${encodeURIComponent(id)}`;
      expect([(await shop.api.put(path, { phone: '1' })).status, (await shop.api.get(path)).status]).toEqual([
        404, 404,
      ]);
      expect((await shop.api.get(path)).body).toEqual({ error: 'Cliente no encontrado' });
    },
  );
});

describe('GET /api/pos/customers', () => {
  it('lists the active ones by name, a page at a time', async () => {
    const mark = 'Paginado';
    for (const name of ['Cero', 'Álamo', 'Benítez', 'Zeta']) await create({ name: `${mark} ${name}` });
    const inactive = await create({ name: `${mark} Inactivo` });
    await shop.sql('update customers set active = false where id_customer = $1', [inactive]);

    const first = await shop.api.get(`/api/pos/customers?search=${mark}&per_page=3`);
    expect(first.status).toBe(200);
    expect(first.body.pagination).toEqual({ page: 1, per_page: 3, total: 4, total_pages: 2 });
    const second = await shop.api.get(`/api/pos/customers?search=${mark}&per_page=3&page=2`);
    const names = [...first.body.data, ...second.body.data].map((row: { name: string }) => row.name);
    expect(names).toEqual(['Álamo', 'Benítez', 'Cero', 'Zeta'].map((name) => `${mark} ${name}`));
    expect(Object.keys(first.body.data[0]).toSorted()).toEqual([
      'balance',
      'business_name',
      'credit_limit',
      'id_customer',
      'name',
      'payment_terms',
      'phone',
      'rfc',
    ]);
  });

  it.each([
    ['name, in any case', 'refaccionaria DEL nor'],
    ['name, without accents', 'refaccionaria del norte gomez'],
    ['RFC', 'rng010203'],
    ['business name', 'comercializadora ñandu'],
  ])('searches in %s', async (_where, search) => {
    if ((await shop.count("customers where rfc = 'RNG010203AB4'")) === 0) {
      await create({
        name: 'Refaccionaria del Norte Gómez',
        rfc: 'RNG010203AB4',
        business_name: 'Comercializadora Ñandú',
      });
    }
    const { body } = await shop.api.get(`/api/pos/customers?search=${encodeURIComponent(search)}`);
    expect(body.data.map((row: { rfc: string }) => row.rfc)).toEqual(['RNG010203AB4']);
  });

  it.each(['%', '_', '\\', "'", '100%_'])('takes %j as a character', async (character) => {
    const none = await shop.api.get(`/api/pos/customers?search=${encodeURIComponent(`x${character}y`)}`);
    expect([none.status, none.body.data]).toEqual([200, []]);
    const id = await create({ name: `Signo x${character}y ${character.length}` });
    const one = await shop.api.get(`/api/pos/customers?search=${encodeURIComponent(`x${character}y`)}`);
    expect(one.body.data.map((row: { id_customer: number }) => row.id_customer)).toEqual([id]);
  });

  it('gives at most 100 rows a page, and an empty page behind the last', async () => {
    const most = await shop.api.get('/api/pos/customers?per_page=5000');
    expect(most.body.pagination.per_page).toBe(100);
    const behind = await shop.api.get('/api/pos/customers?page=2147483647');
    expect([behind.status, behind.body.data]).toEqual([200, []]);
    expect(behind.body.pagination.total).toBeGreaterThan(0);
  });

  it.each(['page=0', 'page=-1', 'page=x', 'per_page=0', 'per_page=1.5', 'page=99999999999'])(
    'refuses %s',
    async (query) => {
      const answer = await shop.api.get(`/api/pos/customers?${query}`);
      expect([answer.status, answer.body]).toEqual([400, { error: expect.stringContaining('page') }]);
    },
  );
});
