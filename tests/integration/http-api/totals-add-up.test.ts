import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { openApiShop, type ApiShop } from '../../support/http-api/api-shop.ts';
import { randomItems, seededRandom } from '../../support/http-api/random-invoices.ts';

const INVOICES = 300;
const AT_ONCE = 10;

let shop: ApiShop;
beforeAll(async () => {
  shop = await openApiShop();
});
afterEach(() => shop.expectBalanced());
afterAll(() => shop.close());

it(`stores ${INVOICES} random invoices in central without a figure that does not add up`, async () => {
  const { body: customer } = await shop.api.post('/api/pos/customers', {
    name: 'Taller de los números',
    credit_limit: 9_999_999_999.99,
  });
  const next = seededRandom(7);
  const answered = new Map<string, number>();
  for (let done = 0; done < INVOICES; done += AT_ONCE) {
    const answers = await Promise.all(
      Array.from({ length: AT_ONCE }, () =>
        shop.api.post('/api/pos/invoices', { customer_id: customer.id, items: randomItems(next) }),
      ),
    );
    for (const { body } of answers) answered.set(body.folio, body.total);
  }
  expect(answered.size).toBe(INVOICES);

  // PostgreSQL's own arithmetic, as exact as its numeric.
  const off = await shop.sql(
    `select i.folio from invoices i
     join (select invoice_id, sum(line_total) as lines,
         bool_or(line_total <> round(unit_price * quantity, 2)) as line_off,
         bool_or(list_price <> round(unit_cost * (1 + margin_pct / 100), 2)) as price_off
       from invoice_items group by invoice_id) t on t.invoice_id = i.id_invoice
     where t.line_off or t.price_off or i.subtotal <> t.lines or i.tax_amount <> round(i.subtotal * 0.16, 2)
       or i.total <> i.subtotal + i.tax_amount`,
  );
  expect(off).toEqual([]);
  const stored = await shop.sql<{ folio: string; total: string }>('select folio, total from invoices');
  expect(stored).toHaveLength(INVOICES);
  expect(stored.filter(({ folio, total }) => answered.get(folio) !== Number(total))).toEqual([]);
  const [sums] = await shop.sql<{ balance: string; total: string }>(
    'select (select sum(balance) from customers) as balance, (select sum(total) from invoices) as total',
  );
  expect(sums?.balance).toBe(sums?.total);
});

it('lists at most 100 of them a page, however many are asked for', async () => {
  const { body } = await shop.api.get('/api/pos/invoices?per_page=5000&page=2');
  expect(body.pagination).toEqual({
    page: 2,
    per_page: 100,
    total: INVOICES,
    total_pages: INVOICES / 100,
  });
  expect(body.data).toHaveLength(100);
});
