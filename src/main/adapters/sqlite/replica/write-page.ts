import type { Database } from 'better-sqlite3';
import { ZodError } from 'zod';
import { REPLICATED_TABLES, type Logger, type PullPage, type PulledRow } from '../../../application/ports.ts';
import { pullState } from './pull-state.ts';
import { catalogueWriters } from './write-catalogue.ts';
import { cashierWriter } from './write-cashiers.ts';
import { marginWriters } from './write-margins.ts';
import { receivablesWriters } from './write-receivables.ts';

export interface TableWriter {
  /** @throws ZodError | RangeError | SyntaxError when the columns are not what they should be */
  put(key: string, columns: NonNullable<PulledRow['columns']>, includedSeq: number): unknown;
  remove(key: string): unknown;
}

/** The writing half of the replica. Needs nothing but its connection, so that it can live in a worker thread. */
export function replicaWriter(db: Database, logger: Logger) {
  const { refreshStaleWords, ...catalogue } = catalogueWriters(db);
  const writers = {
    ...catalogue,
    ...receivablesWriters(db),
    ...marginWriters(db),
    cashiers: cashierWriter(db),
  };
  const state = pullState(db);
  const clearRowSeqs = db.prepare('UPDATE customers SET included_seq = 0');

  const forgetIncludedSeq = () => {
    clearRowSeqs.run();
    state.forgetIncludedSeq();
  };
  const apply = (page: PullPage) => {
    // Of another incarnation: a seq of the former says nothing about it.
    if (page.includedSeq < state.includedSeq()) forgetIncludedSeq();
    for (const name of REPLICATED_TABLES) {
      const table = page.tables.find((candidate) => candidate.table === name);
      for (const row of table?.rows ?? []) storeRow(writers[name], name, row, page.includedSeq, logger);
    }
    refreshStaleWords();
    state.advance(page);
  };

  return {
    continues: state.continues,
    apply: db.transaction(apply),
    forgetIncludedSeq: db.transaction(forgetIncludedSeq),
  };
}

/**
 * A row that does not parse is left out and named in the log: one bad row must not hold up every other. Its former
 * version goes, since a stale price must not pass for a current one; a setting stays, since no sale can do without.
 */
function storeRow(
  writer: TableWriter,
  table: string,
  row: PulledRow,
  includedSeq: number,
  logger: Logger,
): void {
  if (row.columns === null) {
    writer.remove(row.key);
    return;
  }
  try {
    writer.put(row.key, row.columns, includedSeq);
  } catch (cause) {
    if (!(cause instanceof ZodError || cause instanceof RangeError || cause instanceof SyntaxError))
      throw cause;
    logger.error('replica-row-refused', { table, key: row.key, cause });
    if (table !== 'store_settings') writer.remove(row.key);
  }
}
