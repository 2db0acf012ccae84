import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openApiShop, until, type ApiShop } from '../../support/http-api/api-shop.ts';

let shop: ApiShop;
beforeAll(async () => {
  shop = await openApiShop();
  await shop.sql(`insert into part_groups (id_part_group, name_part_group) values (1, 'Frenos')`);
  await shop.sql(`insert into manufacturers (id_manufacture, name_manufacture) values (1, 'Bosch')`);
  await shop.sql(
    `insert into parts (id_part, oem_part_number, name_part, name_es, group_id, cost_usd) values
       (1, '04465-0K240', 'Front Brake Pads', 'Balatas delanteras', 1, 25.50),
       (2, '90915-YZZD4', 'Oil Filter', 'Filtro de aceite', null, null),
       (3, '50%-GASKET', 'Gasket 50% more', 'Empaque', null, 1.00),
       (4, 'AXB-1', 'Wildcard bait', null, null, 2.00)`,
  );
  await shop.sql(
    `insert into parts (id_part, oem_part_number, name_part) select 1000 + n, 'MUCHO-' || n, 'Common bolt' from generate_series(1, 60) n`,
  );
  await shop.sql(
    `insert into aftermarket_parts
       (id_aftermarket_parts, part_number, name_aftermarket_parts, name_es, manufacturer_id, price_usd, cost_usd) values
       (1, 'BC905', 'Brake Pads Ceramic', 'Balatas de cerámica', 1, 18.75, null),
       (2, 'SIN-MARCA', 'Orphan pump', 'Bomba huérfana', null, 9.99, 7.00)`,
  );
  await shop.sql(
    `insert into aftermarket_parts (id_aftermarket_parts, part_number, name_aftermarket_parts)
     select 1000 + n, 'ALT-' || n, 'Common bolt' from generate_series(1, 60) n`,
  );
  // The terminal's copy brings them within its second.
  await until(async () => (await found('Common bolt')).length === 40);
});
afterEach(() => shop.expectBalanced());
afterAll(() => shop.close());

interface Row {
  readonly id_part: number;
  readonly oem_part_number: string;
  readonly part_type: string;
}

async function found(q: string): Promise<Row[]> {
  const { status, body } = await shop.api.get(`/api/pos/search-parts?q=${encodeURIComponent(q)}`);
  expect(status).toBe(200);
  return body;
}

describe('GET /api/pos/search-parts', () => {
  it('answers an OEM part in the fields of the original', async () => {
    expect(await found('04465-0K240')).toEqual([
      {
        id_part: 1,
        oem_part_number: '04465-0K240',
        name_part: 'Front Brake Pads',
        name_es: 'Balatas delanteras',
        cost_usd: 25.5,
        group_name: 'Frenos',
        part_type: 'oem',
      },
    ]);
  });

  it('answers an aftermarket part with its brand, and its price where it has no cost', async () => {
    expect(await found('BC905')).toEqual([
      {
        id_part: 1,
        oem_part_number: 'BC905',
        name_part: 'Brake Pads Ceramic',
        name_es: 'Balatas de cerámica',
        cost_usd: 18.75,
        group_name: 'Bosch',
        part_type: 'aftermarket',
      },
    ]);
  });

  it('finds parts without group, brand or cost', async () => {
    expect(await found('filtro de aceite')).toMatchObject([{ id_part: 2, cost_usd: null, group_name: null }]);
    expect(await found('SIN-MARCA')).toMatchObject([{ id_part: 2, cost_usd: 7, group_name: null }]);
  });

  it('gives up to 20 OEM parts and then up to 20 aftermarket ones', async () => {
    const kinds = (await found('common bolt')).map((row) => row.part_type);
    expect(kinds).toEqual([
      ...Array.from({ length: 20 }, () => 'oem'),
      ...Array.from({ length: 20 }, () => 'aftermarket'),
    ]);
  });

  it.each(['', 'a', ' a ', '%', '_'])('answers nothing to %j', async (q) => {
    expect(await found(q)).toEqual([]);
  });

  it('answers nothing when q is left out', async () => {
    expect((await shop.api.get('/api/pos/search-parts')).body).toEqual([]);
  });

  it.each(["'; drop table parts; --", '"', '\\', 'NEAR(', '* OR *', '\u0007x'])('survives %j', async (q) => {
    expect(Array.isArray(await found(q))).toBe(true);
  });

  it('refuses a text that is too long', async () => {
    expect((await shop.api.get(`/api/pos/search-parts?q=${'x'.repeat(201)}`)).status).toBe(400);
  });

  it('answers from the copy while central is away', async () => {
    await shop.cutCentral();
    try {
      expect(await found('04465 0k240')).toMatchObject([{ id_part: 1 }]);
    } finally {
      await shop.mendCentral();
    }
  });
});

describe('the search of the original was blind, and is not', () => {
  it.each([
    ['to Spanish names', 'balatas delanteras', '04465-0K240'],
    ['to accents', 'balatas de ceramica', 'BC905'],
    ['to accents the other way', 'fíltro', '90915-YZZD4'],
    ['to punctuation', '044650k240', '04465-0K240'],
    ['to other punctuation', '90915.yzzd4', '90915-YZZD4'],
  ])('%s', async (_what, q, code) => {
    expect((await found(q)).map((row) => row.oem_part_number)).toContain(code);
  });

  it.each([
    ['%', 'A%B'],
    ['_', 'A_B-1'],
    ['%%', '%%'],
    ['__', '__'],
  ])('does not take %s for a wildcard', async (_character, q) => {
    expect(await found(q)).toEqual([]);
  });

  it('takes them as the characters they are', async () => {
    expect((await found('50%')).map((row) => row.oem_part_number)).toEqual(['50%-GASKET']);
  });
});
