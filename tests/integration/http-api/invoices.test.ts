import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ShopSettings } from '../../../src/shared/contract/session.ts';
import { openApiShop, until, type ApiShop } from '../../support/http-api/api-shop.ts';

let shop: ApiShop;
let customer: number;
beforeAll(async () => {
  shop = await openApiShop();
  await shop.sql(`insert into part_groups (id_part_group, name_part_group) values (1, 'Frenos')`);
  await shop.sql(
    `insert into parts (id_part, oem_part_number, name_part, name_es, group_id, cost_usd)
     values (1, '04465-0K240', 'Front Brake Pads', 'Balatas delanteras', 1, 25.00)`,
  );
  await shop.sql(`insert into manufacturers (id_manufacture, name_manufacture) values (1, 'Bosch')`);
  await shop.sql(
    `insert into aftermarket_parts (id_aftermarket_parts, part_number, name_aftermarket_parts, manufacturer_id, price_usd)
     values (1, 'BC905', 'Brake Pads', 1, 18.5)`,
  );
  customer = await newCustomer('Taller de las facturas', 1_000_000);
});
afterEach(() => shop.expectBalanced());
afterAll(() => shop.close());

async function newCustomer(name: string, creditLimit: number): Promise<number> {
  const created = await shop.api.post('/api/pos/customers', { name, credit_limit: creditLimit });
  expect(created.status).toBe(200);
  return created.body.id;
}

/** The shop's settings as this terminal has them. */
async function settings(): Promise<ShopSettings> {
  const session = await shop.app.useCases.startSession();
  if (!session.ok) throw new Error(session.error.code);
  return session.value.settings;
}

/** @param value as JSON, like the column */
async function whileSetting(key: string, value: string, work: () => Promise<void>): Promise<void> {
  const [before] = await shop.sql<{ value: string }>(
    'select value::text as value from store_settings where key = $1',
    [key],
  );
  const write = (text: string | undefined) =>
    shop.sql('update store_settings set value = $2 where key = $1', [key, text]);
  await write(value);
  try {
    await work();
  } finally {
    await write(before?.value);
  }
}

function line(changes: object = {}) {
  return { description: 'Balatas', quantity: 1, unit_price: 100, ...changes };
}

describe('POST /api/pos/invoices', () => {
  it('sells on credit, with the figures of the original, and answers them', async () => {
    const items = [
      { part_id: 1, description: 'Balatas delanteras', quantity: 2, unit_cost: 455.55, margin_pct: 30 },
      { aftermarket_id: 1, quantity: 1.5, unit_cost: 100, margin_pct: 25.5, unit_price: 120.1 },
      { description: 'Mano de obra', quantity: '0.333', unit_price: '300' },
    ];
    const created = await shop.api.post('/api/pos/invoices', {
      customer_id: customer,
      items,
      tax_rate: 0.16,
      notes: 'Urgente',
    });
    // 592.22 * 2 + 120.10 * 1.5 + 300 * 0.333 = 1184.44 + 180.15 + 99.90
    expect([created.status, created.body]).toEqual([
      200,
      {
        id: expect.any(Number),
        folio: expect.stringMatching(/^NX-\d{6}$/),
        total: 1698.81,
        message: 'Factura creada',
      },
    ]);

    const { body } = await shop.api.get(`/api/pos/invoices/${created.body.id}`);
    expect(body.invoice).toMatchObject({
      id_invoice: created.body.id,
      folio: created.body.folio,
      customer_id: customer,
      subtotal: 1464.49,
      tax_rate: 0.16,
      tax_amount: 234.32,
      total: 1698.81,
      amount_paid: 0,
      status: 'pending',
      notes: 'Urgente',
      terms: 'credito',
      customer_name: 'Taller de las facturas',
    });
    expect(body.items).toHaveLength(3);
    expect(body.items[0]).toEqual({
      id_invoice_item: expect.any(Number),
      invoice_id: created.body.id,
      part_id: 1,
      aftermarket_id: null,
      description: 'Balatas delanteras',
      quantity: 2,
      unit_cost: 455.55,
      margin_pct: 30,
      unit_price: 592.22,
      line_total: 1184.44,
      oem_part_number: '04465-0K240',
      aftermarket_number: null,
    });
    expect(body.items[1]).toMatchObject({
      aftermarket_id: 1,
      aftermarket_number: 'BC905',
      description: 'Brake Pads',
      quantity: 1.5,
      unit_cost: 100,
      margin_pct: 25.5,
      unit_price: 120.1,
      line_total: 180.15,
    });
    expect(body.items[2]).toMatchObject({ part_id: null, quantity: 0.333, line_total: 99.9, unit_cost: 0 });
  });

  it('is recorded as an operation of the API, on the account of the customer', async () => {
    const debtor = await newCustomer('Taller que debe', 500);
    const created = await shop.api.post('/api/pos/invoices', { customer_id: debtor, items: [line()] });
    const [stored] = await shop.sql(
      `select i.source, o.source as operation_source, o.kind, i.due_date - i.business_date as days
       from invoices i join terminal_operations o on o.id = i.operation_id where i.id_invoice = $1`,
      [created.body.id],
    );
    expect(stored).toEqual({ source: 'API', operation_source: 'API', kind: 'sale', days: 30 });
    expect((await shop.api.get(`/api/pos/customers/${debtor}`)).body.balance).toBe(116);
  });

  it('follows neto whatever basis the shop quotes in', async () => {
    await whileSetting('price_basis', '"publico"', async () => {
      await until(async () => (await settings()).priceBasis === 'publico');
      const created = await shop.api.post('/api/pos/invoices', { customer_id: customer, items: [line()] });
      // Under publico $100.00 would be the price with IVA, and the total.
      expect(created.body.total).toBe(116);
      const { body } = await shop.api.get(`/api/pos/invoices/${created.body.id}`);
      expect(body.invoice).toMatchObject({ subtotal: 100, tax_amount: 16, total: 116 });
    });
    await until(async () => (await settings()).priceBasis === 'neto');
  });

  it("takes the shop's own rate of IVA, and no other, also where that is 8 %", async () => {
    await whileSetting('tax_rate', '"0.0800"', async () => {
      await until(async () => (await settings()).taxRateBasisPoints === 800);
      const post = (changes: object) =>
        shop.api.post('/api/pos/invoices', { customer_id: customer, items: [line()], ...changes });
      const refused = await post({ tax_rate: 0.16 });
      expect([refused.status, refused.body]).toEqual([400, { error: expect.stringContaining('8 %') }]);
      expect((await post({ tax_rate: 0.08 })).body.total).toBe(108);
      expect((await post({})).body.total).toBe(108);
    });
    await until(async () => (await settings()).taxRateBasisPoints === 1600);
  });

  it.each([[0.08], [0], [0.1601], ['0.15']])(
    "refuses a tax_rate of %s, which is not the shop's",
    async (taxRate) => {
      const body = { customer_id: customer, items: [line()], tax_rate: taxRate };
      const answer = await shop.api.post('/api/pos/invoices', body);
      expect([answer.status, answer.body]).toEqual([400, { error: expect.stringContaining('16 %') }]);
    },
  );

  it.each([
    ['no lines', []],
    ['nothing', undefined],
    ['null', null],
  ])('refuses an invoice with %s in the words of the original', async (_what, items) => {
    const answer = await shop.api.post('/api/pos/invoices', { customer_id: customer, items });
    expect([answer.status, answer.body]).toEqual([
      400,
      { error: 'La factura debe tener al menos una línea' },
    ]);
  });

  it.each([
    ['a quantity of zero', { quantity: 0 }, 'items[1].quantity'],
    ['a negative quantity', { quantity: -1 }, 'items[1].quantity'],
    ['a quantity with a fourth decimal', { quantity: 1.0005 }, 'items[1].quantity'],
    ['a quantity that is not a number', { quantity: 'dos' }, 'items[1].quantity'],
    ['a negative price', { unit_price: -5 }, 'items[1].unit_price'],
    ['a price with a third decimal', { unit_price: 1.005 }, 'items[1].unit_price'],
    ['a price made of floats', '{"description":"x","unit_price":0.30000000000000004}', 'items[1].unit_price'],
    ['a negative cost', { unit_cost: -5 }, 'items[1].unit_cost'],
    ['a margin below -100 %', { margin_pct: -100.01 }, 'items[1].margin_pct'],
    ['a margin that fits no column', { margin_pct: 1000 }, 'items[1].margin_pct'],
    ['a part of the catalogue that does not exist', { part_id: 987654 }, 'items[1].part_id'],
    ['an aftermarket part that does not exist', { aftermarket_id: 987654 }, 'items[1].aftermarket_id'],
    ['two parts in one line', { part_id: 1, aftermarket_id: 1 }, 'items[1].aftermarket_id'],
    ['no description', { description: null }, 'items[1].description'],
    ['a description that is too long', { description: 'x'.repeat(501) }, 'items[1].description'],
    ['figures that fit no column', { quantity: 999999.999, unit_price: 9999999999.99 }, 'items[1]'],
  ])('refuses %s, says where, and stores nothing', async (_what, bad, where) => {
    const before = await shop.count('invoices');
    const second = typeof bad === 'string' ? bad : JSON.stringify(line(bad));
    const answer = await shop.api.post(
      '/api/pos/invoices',
      `{"customer_id": ${customer}, "items": [${JSON.stringify(line())}, ${second}]}`,
    );
    expect([answer.status, answer.body]).toEqual([400, { error: expect.stringContaining(where) }]);
    expect(await shop.count('invoices')).toBe(before);
  });

  it('refuses a customer that does not exist', async () => {
    const answer = await shop.api.post('/api/pos/invoices', { customer_id: 987654, items: [line()] });
    expect([answer.status, answer.body]).toEqual([404, { error: 'Cliente no encontrado' }]);
  });

  it('refuses what público en general cannot have: a debt', async () => {
    const answer = await shop.api.post('/api/pos/invoices', { customer_id: 1, items: [line()] });
    expect([answer.status, answer.body.error]).toEqual([422, expect.stringContaining('Público en general')]);
  });

  it('knows a customer and a part that another terminal made a moment ago', async () => {
    const [made] = await shop.sql<{ id: number }>(
      `insert into customers (name, credit_limit) values ('Recién hecho', 1000) returning id_customer as id`,
    );
    await shop.sql(
      `insert into parts (id_part, oem_part_number, name_part) values (77, 'NUEVA-77', 'New part')`,
    );
    const answer = await shop.api.post('/api/pos/invoices', {
      customer_id: made?.id,
      items: [{ part_id: 77, unit_price: 10 }],
    });
    expect(answer.status).toBe(200);
    const { body } = await shop.api.get(`/api/pos/invoices/${answer.body.id}`);
    expect(body.items[0]).toMatchObject({ oem_part_number: 'NUEVA-77', description: 'New part' });
  });
});

describe('PUT /api/pos/invoices/:id/cancel', () => {
  it('cancels once: the debt goes, and a second time is refused', async () => {
    const debtor = await newCustomer('Taller que cancela', 1000);
    const created = await shop.api.post('/api/pos/invoices', { customer_id: debtor, items: [line()] });
    const path = `/api/pos/invoices/${created.body.id}/cancel`;
    const cancelled = await shop.api.put(path, { reason: 'Se equivocó de pieza' });
    expect([cancelled.status, cancelled.body]).toEqual([200, { message: 'Factura cancelada' }]);
    expect((await shop.api.get(`/api/pos/customers/${debtor}`)).body.balance).toBe(0);
    const { body } = await shop.api.get(`/api/pos/invoices/${created.body.id}`);
    expect(body.invoice).toMatchObject({ status: 'cancelled', cancel_reason: 'Se equivocó de pieza' });

    const again = await shop.api.put(path, {});
    expect([again.status, again.body]).toEqual([400, { error: 'La factura ya está cancelada' }]);
  });

  it.each([
    ['no body', undefined],
    ['an empty body', ''],
    ['no reason', {}],
  ])('takes %s', async (_what, body) => {
    const created = await shop.api.post('/api/pos/invoices', { customer_id: customer, items: [line()] });
    const cancelled = await shop.api.put(`/api/pos/invoices/${created.body.id}/cancel`, body);
    expect([cancelled.status, cancelled.body]).toEqual([200, { message: 'Factura cancelada' }]);
  });

  it.each(['987654', '0', 'abc'])('does not find the invoice %s', async (id) => {
    const answer = await shop.api.put(`/api/pos/invoices/${id}/cancel`, {});
    expect([answer.status, answer.body]).toEqual([404, { error: 'Factura no encontrada' }]);
    expect((await shop.api.get(`/api/pos/invoices/${id}`)).body).toEqual({ error: 'Factura no encontrada' });
  });
});

describe('GET /api/pos/invoices', () => {
  it('lists by customer and status, newest first, a page at a time', async () => {
    const lister = await newCustomer('Taller de la lista', 10_000);
    const ids: number[] = [];
    for (const price of [10, 20, 30]) {
      const items = [line({ unit_price: price })];
      ids.push((await shop.api.post('/api/pos/invoices', { customer_id: lister, items })).body.id);
    }
    await shop.api.put(`/api/pos/invoices/${ids[1]}/cancel`, {});

    const all = await shop.api.get(`/api/pos/invoices?customer_id=${lister}`);
    expect(all.body.data.map((row: { id_invoice: number }) => row.id_invoice)).toEqual(ids.toReversed());
    expect(all.body.data[0]).toEqual({
      id_invoice: ids[2],
      folio: expect.stringMatching(/^NX-/),
      date_issued: expect.stringMatching(/-06:00$/),
      subtotal: 30,
      tax_amount: 4.8,
      total: 34.8,
      amount_paid: 0,
      status: 'pending',
      customer_name: 'Taller de la lista',
      rfc: null,
    });
    const paged = await shop.api.get(`/api/pos/invoices?customer_id=${lister}&per_page=2&page=2`);
    expect(paged.body.data).toHaveLength(1);
    expect(paged.body.pagination).toEqual({ page: 2, per_page: 2, total: 3, total_pages: 2 });
    const pending = await shop.api.get(`/api/pos/invoices?customer_id=${lister}&status=pending`);
    expect(pending.body.pagination.total).toBe(2);
    const cancelled = await shop.api.get(`/api/pos/invoices?customer_id=${lister}&status=cancelled`);
    expect(cancelled.body.data[0].id_invoice).toBe(ids[1]);
    expect((await shop.api.get('/api/pos/invoices?status=')).status).toBe(200);
  });

  it.each(['status=otro', 'customer_id=abc', 'customer_id=0'])('refuses %s', async (query) => {
    expect((await shop.api.get(`/api/pos/invoices?${query}`)).status).toBe(400);
  });
});
