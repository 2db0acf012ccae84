import type { ClientBase } from 'pg';
import { centsToDecimal, type Cents } from '../../../shared/domain/money.ts';
import type { AftermarketPart, CataloguePart, OemPart } from '../catalogue/catalogue-part.ts';
import { PART_GROUPS } from '../catalogue/kinds/kind.ts';
import type { StockedPart } from '../history/stock.ts';

/** Writes the catalogue in the order in which it is given, into tables that are empty. */
export async function insertCatalogue(client: ClientBase, parts: readonly CataloguePart[]): Promise<void> {
  const oem = parts.filter((part) => part.kind === 'oem');
  const aftermarket = parts.filter((part) => part.kind === 'aftermarket');
  const brands = [...new Set(aftermarket.flatMap(({ brand }) => brand ?? []))].toSorted();
  await client.query('INSERT INTO public.part_groups (name_part_group) SELECT unnest($1::text[])', [
    PART_GROUPS,
  ]);
  await client.query('INSERT INTO public.manufacturers (name_manufacture) SELECT unnest($1::text[])', [
    brands,
  ]);
  await client.query(
    `INSERT INTO public.parts (oem_part_number, name_part, name_es, group_id, cost_usd)
     SELECT given.number, given.name, given.name_es, kept.id_part_group, given.cost
     FROM json_to_recordset($1::json)
       AS given (ord integer, number text, name text, name_es text, "group" text, cost numeric)
     LEFT JOIN public.part_groups AS kept ON kept.name_part_group = given."group"
     ORDER BY given.ord`,
    [JSON.stringify(oem.map(oemRow))],
  );
  await client.query(
    `INSERT INTO public.aftermarket_parts
       (part_number, name_aftermarket_parts, name_es, manufacturer_id, price_usd, cost_usd)
     SELECT given.number, given.name, given.name_es, kept.id_manufacture, given.price, given.cost
     FROM json_to_recordset($1::json)
       AS given (ord integer, number text, name text, name_es text, brand text, price numeric, cost numeric)
     LEFT JOIN public.manufacturers AS kept ON kept.name_manufacture = given.brand
     ORDER BY given.ord`,
    [JSON.stringify(aftermarket.map(aftermarketRow))],
  );
}

/** The keys that the catalogue has got. */
export async function readStock(
  client: ClientBase,
  parts: readonly CataloguePart[],
): Promise<readonly StockedPart[]> {
  const { rows: oem } = await client.query<{ id: number; number: string }>(
    'SELECT id_part AS id, oem_part_number AS number FROM public.parts',
  );
  const { rows: aftermarket } = await client.query<{ id: number; number: string; brand: string | null }>(
    `SELECT id_aftermarket_parts AS id, part_number AS number, name_manufacture AS brand
     FROM public.aftermarket_parts LEFT JOIN public.manufacturers ON id_manufacture = manufacturer_id`,
  );
  const ids = new Map([
    ...oem.map(({ id, number }) => [stockKey('oem', null, number), id] as const),
    ...aftermarket.map(({ id, number, brand }) => [stockKey('aftermarket', brand, number), id] as const),
  ]);
  return parts.flatMap((part) => {
    const id = ids.get(stockKey(part.kind, part.kind === 'oem' ? null : part.brand, part.number));
    // Somebody may have taken it out of the catalogue since a filling that was cut short.
    return id === undefined ? [] : [{ part, id }];
  });
}

function stockKey(kind: CataloguePart['kind'], brand: string | null, number: string): string {
  return JSON.stringify([kind, brand, number]);
}

function oemRow({ number, nameEn, nameEs, group, costUsdCents }: OemPart, ord: number) {
  return { ord, number, name: nameEn, name_es: nameEs, group, cost: decimalOf(costUsdCents) };
}

function aftermarketRow(part: AftermarketPart, ord: number) {
  const { number, nameEn, nameEs, brand, costUsdCents, priceUsdCents } = part;
  return {
    ...{ ord, number, name: nameEn, name_es: nameEs, brand },
    ...{ price: decimalOf(priceUsdCents), cost: decimalOf(costUsdCents) },
  };
}

function decimalOf(amount: Cents | null): string | null {
  return amount === null ? null : centsToDecimal(amount);
}
