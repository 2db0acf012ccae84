import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { normalisePartNumber, searchWords } from '../../../../shared/domain/parts/part-number.ts';
import { costCents } from './stored-figures.ts';
import { partRowId, type PartKind } from './part-row.ts';
import type { TableWriter } from './write-page.ts';

/** A renamed group makes the words of all its parts stale; this many are indexed anew with each page. */
const STALE_PER_PAGE = 500;

const groupColumns = z.object({ name_part_group: z.string() });
const manufacturerColumns = z.object({ name_manufacture: z.string() });
const oemColumns = z
  .object({
    oem_part_number: z.string(),
    name_part: z.string().nullable(),
    name_es: z.string().nullable(),
    group_id: z.int().nullable(),
    cost_usd: z.string().nullable(),
  })
  .transform((row) => ({
    code: row.oem_part_number,
    name: row.name_part,
    nameEs: row.name_es,
    groupId: row.group_id,
    manufacturerId: null,
    costCents: costCents(row.cost_usd),
  }));
const aftermarketColumns = z
  .object({
    part_number: z.string(),
    name_aftermarket_parts: z.string().nullable(),
    name_es: z.string().nullable(),
    manufacturer_id: z.int().nullable(),
    price_usd: z.string().nullable(),
    cost_usd: z.string().nullable(),
  })
  .transform((row) => ({
    code: row.part_number,
    name: row.name_aftermarket_parts,
    nameEs: row.name_es,
    groupId: null,
    manufacturerId: row.manufacturer_id,
    // As the original: without a cost, the price stands in.
    costCents: costCents(row.cost_usd) ?? costCents(row.price_usd),
  }));

type PartColumns = z.infer<typeof oemColumns> | z.infer<typeof aftermarketColumns>;

interface StoredPart {
  readonly code: string;
  readonly name: string;
  readonly name_es: string | null;
  readonly group_id: number | null;
  readonly manufacturer_id: number | null;
}

/** Writes the catalogue and keeps its two indexes in step. */
export function catalogueWriters(db: Database) {
  const indexes = searchIndexes(db);
  return {
    part_groups: namedWriter(db, 'part_groups', 'group_id', (row) => groupColumns.parse(row).name_part_group),
    manufacturers: namedWriter(
      db,
      'manufacturers',
      'manufacturer_id',
      (row) => manufacturerColumns.parse(row).name_manufacture,
    ),
    parts: partWriter(db, 'oem', indexes, (row) => oemColumns.parse(row)),
    aftermarket_parts: partWriter(db, 'aftermarket', indexes, (row) => aftermarketColumns.parse(row)),
    refreshStaleWords: indexes.refreshStaleWords,
  };
}

function namedWriter(
  db: Database,
  table: 'part_groups' | 'manufacturers',
  reference: 'group_id' | 'manufacturer_id',
  nameOf: (columns: unknown) => string,
): TableWriter {
  const find = db.prepare<[number], { readonly name: string }>(`SELECT name FROM ${table} WHERE id = ?`);
  const put = db.prepare(`INSERT OR REPLACE INTO ${table} (id, name) VALUES (?, ?)`);
  const drop = db.prepare(`DELETE FROM ${table} WHERE id = ?`);
  const markStale = db.prepare(
    `INSERT OR IGNORE INTO stale_words SELECT row FROM parts WHERE ${reference} = ?`,
  );
  return {
    put(key, columns) {
      const id = Number(key);
      const name = nameOf(columns);
      if (find.get(id)?.name === name) return;
      put.run(id, name);
      markStale.run(id);
    },
    remove(key) {
      if (drop.run(Number(key)).changes > 0) markStale.run(Number(key));
    },
  };
}

function partWriter(
  db: Database,
  kind: PartKind,
  indexes: ReturnType<typeof searchIndexes>,
  parse: (columns: unknown) => PartColumns,
): TableWriter {
  const find = db.prepare<[number], StoredPart>('SELECT * FROM parts WHERE row = ?');
  const put = db.prepare(
    `INSERT OR REPLACE INTO parts VALUES
       (@row, @code, @normalised, @name, @nameEs, @groupId, @manufacturerId, @costCents)`,
  );
  const drop = db.prepare('DELETE FROM parts WHERE row = ?');
  return {
    put(key, columns) {
      const row = partRowId({ kind, id: Number(key) });
      const part = parse(columns);
      const name = part.name ?? part.nameEs ?? '';
      const normalised = normalisePartNumber(part.code);
      const before = find.get(row);
      put.run({ ...part, row, name, normalised });
      if (before?.code !== part.code) indexes.indexNumber(row, normalised);
      const sameWords =
        before?.name === name &&
        before.name_es === part.nameEs &&
        before.group_id === part.groupId &&
        before.manufacturer_id === part.manufacturerId;
      if (!sameWords) indexes.indexWords(row);
    },
    remove(key) {
      const row = partRowId({ kind, id: Number(key) });
      if (drop.run(row).changes > 0) indexes.forget(row);
    },
  };
}

function searchIndexes(db: Database) {
  const wordsOf = db
    .prepare<[number], [string | null]>(
      `SELECT concat_ws(' ', p.name, p.name_es, g.name, m.name)
         FROM parts p
         LEFT JOIN part_groups g ON g.id = p.group_id
         LEFT JOIN manufacturers m ON m.id = p.manufacturer_id
        WHERE p.row = ?`,
    )
    .pluck();
  const putWords = db.prepare('INSERT OR REPLACE INTO part_words (rowid, words) VALUES (?, ?)');
  const putNumber = db.prepare('INSERT OR REPLACE INTO part_numbers (rowid, number) VALUES (?, ?)');
  const dropWords = db.prepare('DELETE FROM part_words WHERE rowid = ?');
  const dropNumber = db.prepare('DELETE FROM part_numbers WHERE rowid = ?');
  const stale = db.prepare<[number], number>('SELECT row FROM stale_words LIMIT ?').pluck();
  const fresh = db.prepare('DELETE FROM stale_words WHERE row = ?');

  const indexWords = (row: number) => {
    const text = wordsOf.get(row) as string | undefined;
    if (text !== undefined) putWords.run(row, [...new Set(searchWords(text))].join(' '));
  };
  return {
    indexWords,
    indexNumber: (row: number, normalised: string) => putNumber.run(row, normalised),
    forget(row: number): void {
      dropWords.run(row);
      dropNumber.run(row);
    },
    refreshStaleWords(): void {
      for (const row of stale.all(STALE_PER_PAGE) as number[]) {
        indexWords(row);
        fresh.run(row);
      }
    },
  };
}
