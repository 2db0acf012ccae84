import type pg from 'pg';
import type { ReplicaPart } from '../../application/ports.ts';
import { centsFromDecimal } from '../../../shared/domain/money.ts';
import { normalisePartNumber, searchWords } from '../../../shared/domain/parts/part-number.ts';

interface PartRow {
  readonly kind: 'oem' | 'aftermarket';
  readonly id: number;
  readonly code: string;
  readonly brand: string | null;
  readonly name_es: string | null;
  readonly name: string | null;
  readonly group_id: number | null;
  readonly group_name: string | null;
  readonly manufacturer_id: number | null;
  readonly cost: string | null;
}

/**
 * Parts whose code is or begins with the text, then those whose names and brand hold all its words whole. Only asked
 * until the terminal's own copy is complete, so it knows nothing of misspelt words or parts of them.
 */
export async function searchParts(
  client: pg.ClientBase,
  text: string,
  limit: number,
): Promise<readonly ReplicaPart[]> {
  const { rows } = await client.query<PartRow>(SQL, [
    normalisePartNumber(text),
    searchWords(text).join(' '),
    limit,
  ]);
  return rows.map((row) => ({
    part: { kind: row.kind, id: row.id },
    code: row.code,
    brand: row.brand,
    nameEs: row.name_es,
    name: row.name ?? row.code,
    group: row.group_name,
    groupId: row.group_id,
    manufacturerId: row.manufacturer_id,
    cost: costOf(row.cost),
  }));
}

/** Other programs write the catalogue: a cost that is none, or not above zero, is no cost. */
function costOf(decimal: string | null): ReplicaPart['cost'] {
  if (decimal === null || !/^\d+(\.\d+)?$/.test(decimal)) return null;
  const sourceCents = centsFromDecimal(decimal);
  return sourceCents > 0 ? { sourceCents, currency: 'USD' } : null;
}

/* The expressions are those of the indexes of migration 0004, letter by letter. */
const PARTS = `
  SELECT 'oem' AS kind, p.id_part AS id, p.oem_part_number AS code, NULL AS brand, p.name_es, p.name_part AS name,
    p.group_id, g.name_part_group AS group_name, NULL::integer AS manufacturer_id, p.cost_usd::text AS cost, public.part_code(p.oem_part_number) COLLATE "C" AS plain
  FROM public.parts AS p LEFT JOIN public.part_groups AS g ON g.id_part_group = p.group_id`;
const AFTERMARKET = `
  SELECT 'aftermarket', a.id_aftermarket_parts, a.part_number, m.name_manufacture, a.name_es, a.name_aftermarket_parts,
    NULL, NULL, a.manufacturer_id, coalesce(a.cost_usd, a.price_usd)::text, public.part_code(a.part_number) COLLATE "C"
  FROM public.aftermarket_parts AS a LEFT JOIN public.manufacturers AS m ON m.id_manufacture = a.manufacturer_id`;

const SQL = `
WITH by_code AS (
  (${PARTS} WHERE $1 <> '' AND public.part_code(p.oem_part_number) COLLATE "C" LIKE $1 || '%'
   ORDER BY public.part_code(p.oem_part_number) COLLATE "C" LIMIT $3)
  UNION ALL
  (${AFTERMARKET} WHERE $1 <> '' AND public.part_code(a.part_number) COLLATE "C" LIKE $1 || '%'
   ORDER BY public.part_code(a.part_number) COLLATE "C" LIMIT $3)
), by_words AS (
  (${PARTS} WHERE $2 <> '' AND public.part_words(p.name_part, p.name_es) @@ plainto_tsquery('simple', $2) LIMIT $3)
  UNION ALL
  (${AFTERMARKET} WHERE $2 <> ''
     AND public.part_words(a.name_aftermarket_parts, a.name_es) @@ plainto_tsquery('simple', $2) LIMIT $3)
), found AS (
  SELECT *, CASE WHEN plain = $1 THEN 0 ELSE 1 END AS rank FROM by_code
  UNION
  SELECT *, 2 FROM by_words AS w WHERE NOT EXISTS (SELECT FROM by_code AS c WHERE c.kind = w.kind AND c.id = w.id)
)
SELECT kind, id, code, brand, name_es, name, group_id, group_name, manufacturer_id, cost FROM found ORDER BY rank, plain, kind, id LIMIT $3`;
