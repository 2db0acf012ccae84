import type { Database } from 'better-sqlite3';
import { normalisePartNumber, searchWords } from '../../../../shared/domain/parts/part-number.ts';
import type { Cents } from '../../../../shared/domain/money.ts';
import type { ReplicaPart } from '../../../application/ports.ts';
import { kindBit, partReference, partRowId, type PartKind, type PartReference } from './part-row.ts';

interface PartRow {
  readonly row: number;
  readonly code: string;
  readonly name: string;
  readonly name_es: string | null;
  readonly group_id: number | null;
  readonly group_name: string | null;
  readonly manufacturer_id: number | null;
  readonly brand: string | null;
  readonly cost_cents: Cents | null;
}

interface Wanted {
  readonly text: string;
  readonly last: string;
  readonly kind: 0 | 1 | null;
  readonly limit: number;
}

const COLUMNS = `p.row, p.code, p.name, p.name_es, p.group_id, g.name AS group_name, p.manufacturer_id,
  m.name AS brand, p.cost_cents`;
const NAMES = `
  LEFT JOIN part_groups g ON g.id = p.group_id
  LEFT JOIN manufacturers m ON m.id = p.manufacturer_id`;
const SELECT = `SELECT ${COLUMNS} FROM parts p ${NAMES}`;
/** CROSS JOIN keeps the index outside: it yields rows in order, and LIMIT stops it early. */
const selectFrom = (index: 'part_words' | 'part_numbers') =>
  `SELECT ${COLUMNS} FROM ${index} i CROSS JOIN parts p ON p.row = i.rowid ${NAMES} WHERE i.${index} MATCH @text`;
const OF_KIND = '(@kind IS NULL OR p.row % 2 = @kind)';
/** Above every character of a normalised number. */
const AFTER_ALL = '~';
const TRIGRAM = 3;
/** One letter finds too much to be worth a row: the screen shows a hint instead. */
const FEWEST_CHARACTERS = 2;

/**
 * Finds parts by number or words, best first: the exact number, numbers that begin with it, numbers that contain it,
 * then parts that have all the words, the last of them perhaps unfinished.
 */
export function partReader(db: Database) {
  const byRow = db.prepare<[number], PartRow>(`${SELECT} WHERE p.row = ?`);
  const exact = db.prepare<Wanted, PartRow>(
    `${SELECT} WHERE p.normalised = @text AND ${OF_KIND} ORDER BY p.row % 2, p.row LIMIT @limit`,
  );
  const prefix = db.prepare<Wanted, PartRow>(
    `${SELECT} WHERE p.normalised > @text AND p.normalised < @last AND ${OF_KIND}
      ORDER BY p.normalised LIMIT @limit`,
  );
  const inside = db.prepare<Wanted & { readonly number: string }, PartRow>(
    `${selectFrom('part_numbers')} AND instr(p.normalised, @number) > 1 AND ${OF_KIND} LIMIT @limit`,
  );
  const words = db.prepare<Wanted, PartRow>(`${selectFrom('part_words')} AND ${OF_KIND} LIMIT @limit`);

  return {
    search(text: string, limit: number, kind?: PartKind): ReplicaPart[] {
      const number = normalisePartNumber(text);
      const terms = searchWords(text);
      if (terms.join('').length < FEWEST_CHARACTERS) return [];

      const found = new Map<number, PartRow>();
      const wanted = { kind: kind === undefined ? null : kindBit(kind), limit };
      const steps = [
        () => (number === '' ? [] : exact.all({ ...wanted, text: number, last: '' })),
        () => (number === '' ? [] : prefix.all({ ...wanted, text: number, last: number + AFTER_ALL })),
        () =>
          number.length < TRIGRAM
            ? []
            : inside.all({ ...wanted, text: trigramQuery(number), last: '', number }),
        () => words.all({ ...wanted, text: wordQuery(terms), last: '' }),
      ];
      for (const step of steps) {
        for (const row of step()) found.set(row.row, found.get(row.row) ?? row);
        if (found.size >= limit) break;
      }
      return [...found.values()].slice(0, limit).map(replicaPart);
    },

    byCode(code: string): ReplicaPart[] {
      const text = normalisePartNumber(code);
      if (text === '') return [];
      return exact.all({ text, last: '', kind: null, limit: 100 }).map(replicaPart);
    },

    part(reference: PartReference): ReplicaPart | undefined {
      const row = byRow.get(partRowId(reference));
      return row && replicaPart(row);
    },
  };
}

/** `90915` -> `"909" AND "091" AND "915"`: the index keeps no positions, so `instr` has the last word. */
function trigramQuery(number: string): string {
  const count = number.length - TRIGRAM + 1;
  return Array.from({ length: count }, (_, start) => `"${number.slice(start, start + TRIGRAM)}"`).join(
    ' AND ',
  );
}

/** Terms hold letters and digits alone, so that quoting them leaves nothing to the query language. */
function wordQuery(terms: readonly string[]): string {
  return terms.map((term, index) => (index === terms.length - 1 ? `"${term}" *` : `"${term}"`)).join(' AND ');
}

function replicaPart(row: PartRow): ReplicaPart {
  return {
    part: partReference(row.row),
    code: row.code,
    brand: row.brand,
    nameEs: row.name_es,
    name: row.name,
    group: row.group_name,
    groupId: row.group_id,
    manufacturerId: row.manufacturer_id,
    cost: row.cost_cents === null ? null : { sourceCents: row.cost_cents, currency: 'USD' },
  };
}
