import { drizzle } from 'drizzle-orm/better-sqlite3';
import type { Logger } from '../../../application/ports.ts';
import { createCheckpointer } from './checkpointer.ts';
import type { SqliteDatabase } from './connection.ts';
import { keptDocuments } from './kept-documents.ts';
import { prepareOutboxChanges } from './outbox-changes.ts';
import { prepareOutboxReads } from './outbox-reads.ts';
import { commitFailure, storageFailure } from './sqlite-errors.ts';
import { terminalState } from './terminal-state.ts';

/** One open connection with everything prepared on it. A reopened store has a new one. */
export type StoreSession = ReturnType<typeof startSession>;

export function startSession(sqlite: SqliteDatabase, logger: Logger) {
  const db = drizzle(sqlite);
  const begin = sqlite.prepare('BEGIN IMMEDIATE');
  const commit = sqlite.prepare('COMMIT');
  const rollback = sqlite.prepare('ROLLBACK');
  const checkpointer = createCheckpointer(sqlite, logger);

  const undo = () => {
    // SQLite rolls back by itself when the disk is full.
    if (!sqlite.inTransaction) return;
    try {
      rollback.run();
    } catch (error) {
      // The first failure is the one to report; a connection that cannot roll back is closed by `reopen`.
      logger.error('rollback-failed', { error });
    }
  };

  /** @throws StorageFullError | OutcomeUnknownError, or what `work` throws */
  const transaction = <Value>(work: () => Value): Value => {
    let value: Value;
    try {
      begin.run();
      value = work();
    } catch (error) {
      undo();
      throw storageFailure(error);
    }
    try {
      commit.run();
    } catch (error) {
      undo();
      throw commitFailure(error);
    }
    checkpointer.written();
    return value;
  };

  return {
    sqlite,
    db,
    transaction,
    reads: prepareOutboxReads(db),
    changes: prepareOutboxChanges(db),
    terminal: terminalState(db),
    documents: keptDocuments(db),
    close(): void {
      checkpointer.stop();
      sqlite.close();
    },
  };
}
