import type { PullPage, ReplicatedTable } from './ports.ts';

type TablePart = PullPage['tables'][number];

/** Tables whose rows are indexed for search: each row costs many times what a plain one does. */
const INDEXED: ReadonlySet<ReplicatedTable> = new Set<ReplicatedTable>(['parts', 'aftermarket_parts']);

/**
 * Cuts a page into pages that are quick to store, so that a sale can come between two of them. Each has true cursors: a
 * process that ends after any of them resumes behind it. Plain tables stay together in the first, so that balances and
 * open invoices of one snapshot appear at once; the last names every table again, as the end of the page.
 */
export function pageSlices(page: PullPage, indexedRows: number): readonly PullPage[] {
  const plain = page.tables.filter(({ table }) => !INDEXED.has(table));
  const indexed = page.tables.filter(({ table }) => INDEXED.has(table));
  const heads = indexed.flatMap((part) => headsOf(part, indexedRows));
  if (heads.length === 0) return [page];

  const tails = indexed.map((part) => ({ ...part, rows: part.rows.slice(tailStart(part, indexedRows)) }));
  const repeated = plain.map((part) => ({ ...part, rows: [] }));
  return [
    ...heads.map((head, index) => ({ ...page, tables: index === 0 ? [...plain, head] : [head] })),
    { ...page, tables: [...repeated, ...tails] },
  ];
}

/** All but the last slice of a table's rows, each saying that more waits behind its last row. */
function headsOf(part: TablePart, size: number): TablePart[] {
  const starts = Array.from({ length: tailStart(part, size) / size }, (_, index) => index * size);
  return starts.map((start) => {
    const rows = part.rows.slice(start, start + size);
    const last = rows.at(-1);
    if (!last) throw new Error('a slice without rows');
    const after = { stamp: last.stamp, key: last.key };
    return { ...part, rows, next: { watermark: part.next.watermark, after }, more: true };
  });
}

function tailStart({ rows }: TablePart, size: number): number {
  return rows.length === 0 ? 0 : (Math.ceil(rows.length / size) - 1) * size;
}
