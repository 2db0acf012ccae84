import type pg from 'pg';
import type { PullCursor, PulledRow, PullPage, ReplicatedTable } from '../../../application/ports.ts';
import { SOURCES, type ReplicatedSource } from './replicated-table.ts';

type TablePage = PullPage['tables'][number];

interface Row {
  readonly key: string;
  readonly stamp: string;
  readonly columns: PulledRow['columns'];
}

/** Stands before the key of a cursor inside a table's first run, whose later pages leave out the same as the first. */
const FIRST_RUN = 'first:';
const BEGINNING = '0';

/**
 * One page of one table: rows in order of (stamp, key), from the cursor on. A run that has begun goes on behind the last
 * row taken, whatever snapshot the next page is of; what such a page cannot see, since it was not committed yet, has a
 * stamp that is not below the watermark, which is the lowest xmin of the snapshots of the run.
 * @param xmin of the snapshot that the transaction of the caller reads
 */
export async function pullTable(
  client: pg.ClientBase,
  table: ReplicatedTable,
  cursor: PullCursor,
  pageSize: number,
  xmin: string,
): Promise<TablePage> {
  const inFirstRun = cursor.after ? cursor.after.key.startsWith(FIRST_RUN) : cursor.watermark === BEGINNING;
  const after = cursor.after && {
    stamp: cursor.after.stamp,
    key: inFirstRun ? cursor.after.key.slice(FIRST_RUN.length) : cursor.after.key,
  };
  const { rows } = await client.query<Row>(
    pageSql(table, SOURCES[table], { inFirstRun, resumes: after !== null }),
    [after?.stamp ?? cursor.watermark, after?.key ?? null, pageSize + 1],
  );
  const more = rows.length > pageSize;
  const page = more ? rows.slice(0, pageSize) : rows;
  const total =
    cursor.after === null && cursor.watermark === BEGINNING ? await rowCount(client, table) : null;
  const last = page.at(-1);
  // Between runs the cursor's watermark is where this run started; inside one it is the lowest xmin so far.
  const claim = cursor.after ? lowest(cursor.watermark, xmin) : xmin;
  if (more && last) {
    const key = inFirstRun ? FIRST_RUN + last.key : last.key;
    return { table, rows: page, next: { watermark: claim, after: { stamp: last.stamp, key } }, more, total };
  }
  const highest = (inFirstRun ? await highestStamp(client, table) : null) ?? last?.stamp ?? after?.stamp;
  // Not simply xmin: ids of transactions that were rolled back are given again after a crash of the server.
  const covered = highest === undefined ? cursor.watermark : (BigInt(highest) + 1n).toString();
  return { table, rows: page, next: { watermark: lowest(claim, covered), after: null }, more, total };
}

/** Also of the rows that a first run leaves out: it has passed them, and need not come by again. */
async function highestStamp(client: pg.ClientBase, table: ReplicatedTable): Promise<string | null> {
  const { from, where } = SOURCES[table];
  const { rows } = await client.query<{ stamp: string }>(
    `SELECT t.change_stamp::text AS stamp FROM ${from} ${where ? `WHERE ${where}` : ''}
     ORDER BY t.change_stamp DESC LIMIT 1`,
  );
  return rows[0]?.stamp ?? null;
}

function lowest(first: string, second: string): string {
  return BigInt(first) < BigInt(second) ? first : second;
}

/** $1 stamp, $2 key or null, $3 rows. Resuming: strictly behind (stamp, key); else from the stamp on. */
function pageSql(
  table: ReplicatedTable,
  source: ReplicatedSource,
  { inFirstRun, resumes }: { readonly inFirstRun: boolean; readonly resumes: boolean },
): string {
  const { from, key, keyType, columns, where, closed, deletable } = source;
  // A comparison of rows goes straight to its place in the index, also within one transaction of two million rows.
  const behind = (stamp: string, column: string) =>
    resumes
      ? `(${stamp}, ${column}) > ($1::text::xid8, $2::text::${keyType})`
      : `${stamp} >= $1::text::xid8 AND $2::text IS NULL`;
  const rows = `
    SELECT ${key} AS key, t.change_stamp AS stamp,
      ${closed && !inFirstRun ? `CASE WHEN NOT (${closed}) THEN json_build_object(${columns}) END` : `json_build_object(${columns})`} AS columns
    FROM ${from}
    WHERE ${behind('t.change_stamp', key)}
      ${where ? `AND ${where}` : ''} ${closed && inFirstRun ? `AND NOT (${closed})` : ''}
    ORDER BY t.change_stamp, ${key} LIMIT $3`;
  const tombstones = `
    SELECT d.row_key::${keyType}, d.change_stamp, NULL::json
    FROM public.replica_tombstones AS d
    WHERE d.table_name = '${table}' AND ${behind('d.change_stamp', `d.row_key::${keyType}`)}
      AND NOT EXISTS (SELECT FROM ${from} WHERE ${key} = d.row_key::${keyType})
    ORDER BY d.change_stamp, d.row_key::${keyType} LIMIT $3`;
  return `
    SELECT key::text AS key, stamp::text AS stamp, columns
    FROM (${deletable && !inFirstRun ? `(${rows}) UNION ALL (${tombstones})` : rows}) AS page
    ORDER BY page.stamp, page.key LIMIT $3`;
}

/** About how many: the planner's count is good enough for a progress bar over two million. */
async function rowCount(client: pg.ClientBase, table: ReplicatedTable): Promise<number> {
  if (table === 'open_invoices') {
    return count(
      client,
      `SELECT count(*) FROM public.invoices WHERE status IN ('pending', 'partial') AND terms = 'credito'`,
    );
  }
  const estimate = await count(
    client,
    `SELECT reltuples::bigint AS count FROM pg_catalog.pg_class WHERE oid = 'public.${table}'::regclass`,
  );
  return estimate > 0 ? estimate : count(client, `SELECT count(*) FROM public.${table}`);
}

async function count(client: pg.ClientBase, sql: string): Promise<number> {
  const { rows } = await client.query<{ count: string }>(sql);
  return Number(rows[0]?.count ?? 0);
}
