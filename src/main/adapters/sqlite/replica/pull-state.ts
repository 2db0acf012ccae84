import type { Database } from 'better-sqlite3';
import {
  REPLICATED_TABLES,
  type PullCursor,
  type PullPage,
  type ReplicatedTable,
} from '../../../application/ports.ts';

interface StateRow {
  readonly table_name: ReplicatedTable;
  readonly watermark: string;
  readonly after_stamp: string | null;
  readonly after_key: string | null;
  readonly first_copy_done: number;
  readonly first_copy_total: number;
  readonly complete: number;
}

type MetaKey = 'system_identifier' | 'timeline' | 'as_of_ms' | 'included_seq';

const START: PullCursor = { watermark: '0', after: null };

/** Where the copy stands: cursors, how far the first copy is, and which central it is a copy of. */
export function pullState(db: Database) {
  const all = db.prepare<[], StateRow>('SELECT * FROM pull_state');
  const one = db.prepare<[ReplicatedTable], Pick<StateRow, 'complete'>>(
    'SELECT complete FROM pull_state WHERE table_name = ?',
  );
  const put = db.prepare(
    `INSERT OR REPLACE INTO pull_state VALUES
       (@table, @watermark, @afterStamp, @afterKey, @done, @total, @complete)`,
  );
  const readMeta = db.prepare<[MetaKey], { readonly value: string }>(
    'SELECT value FROM replica_meta WHERE key = ?',
  );
  const writeMeta = db.prepare('INSERT OR REPLACE INTO replica_meta (key, value) VALUES (?, ?)');

  const meta = (key: MetaKey) => readMeta.get(key)?.value;
  const setMeta = (key: MetaKey, value: string | number) => writeMeta.run(key, String(value));
  const numberOf = (key: MetaKey) => {
    const value = meta(key);
    return value === undefined ? null : Number(value);
  };
  const states = () => new Map(all.all().map((row) => [row.table_name, row]));

  return {
    asOfMs: () => numberOf('as_of_ms'),
    includedSeq: () => numberOf('included_seq') ?? 0,

    cursors(): Record<ReplicatedTable, PullCursor> {
      const found = states();
      const entries = REPLICATED_TABLES.map((table) => [table, cursorOf(found.get(table))] as const);
      return Object.fromEntries(entries) as Record<ReplicatedTable, PullCursor>;
    },

    /** Whether every row of the table that there was has arrived once. */
    isComplete: (table: ReplicatedTable) => one.get(table)?.complete === 1,

    /** Null once every table was copied in full. */
    firstCopy(): { readonly done: number; readonly total: number } | null {
      const rows = [...states().values()];
      if (rows.filter((row) => row.complete).length === REPLICATED_TABLES.length) return null;
      const done = rows.reduce((sum, row) => sum + row.first_copy_done, 0);
      const total = rows.reduce((sum, row) => sum + row.first_copy_total, 0);
      return { done, total: Math.max(done, total) };
    },

    /** Whether the page continues what is here: the same central, the same timeline, and no earlier than before. */
    continues(page: PullPage): boolean {
      const known = meta('system_identifier');
      if (known === undefined) return true;
      if (known !== page.systemIdentifier || meta('timeline') !== String(page.timeline)) return false;
      const found = states();
      return page.tables.every(({ table, next }) => {
        const before = found.get(table);
        const inRun = before === undefined || before.after_stamp !== null;
        return inRun || BigInt(next.watermark) >= BigInt(before.watermark);
      });
    },

    forgetIncludedSeq(): void {
      setMeta('included_seq', 0);
    },

    advance(page: PullPage): void {
      const found = states();
      for (const { table, rows, next, more, total } of page.tables) {
        const before = found.get(table);
        put.run({
          table,
          watermark: next.watermark,
          afterStamp: next.after?.stamp ?? null,
          afterKey: next.after?.key ?? null,
          done: (before?.first_copy_done ?? 0) + (before?.complete ? 0 : rows.length),
          total: total ?? before?.first_copy_total ?? 0,
          complete: before?.complete || !more ? 1 : 0,
        });
      }
      setMeta('system_identifier', page.systemIdentifier);
      setMeta('timeline', page.timeline);
      const whole = page.tables.every(({ more }) => !more);
      if (whole && page.tables.length === REPLICATED_TABLES.length) {
        setMeta('as_of_ms', page.takenAtMs);
        setMeta('included_seq', page.includedSeq);
      }
    },
  };
}

function cursorOf(row: StateRow | undefined): PullCursor {
  if (!row) return START;
  const { watermark, after_stamp: stamp, after_key: key } = row;
  return { watermark, after: stamp === null || key === null ? null : { stamp, key } };
}
