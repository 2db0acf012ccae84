import Database from 'better-sqlite3';
import { OutcomeUnknownError, StorageFullError } from '../../../application/ports.ts';

/**
 * A failure of SQLite before or during a commit, as the use cases know it. What is no matter of storage is given back
 * as it came.
 * - SQLITE_FULL: a page could not be written, so the commit record was not either, and SQLite has rolled back.
 * - SQLITE_IOERR_*: a write or a flush failed; the commit record may be on the disk.
 */
export function storageFailure(error: unknown): unknown {
  const code = sqliteCode(error);
  if (code === 'SQLITE_FULL') return new StorageFullError('no space on the disk', { cause: error });
  if (code?.startsWith('SQLITE_IOERR') || code === 'SQLITE_CANTOPEN') {
    return new OutcomeUnknownError(`the disk failed: ${code}`, { cause: error });
  }
  return error;
}

/** At the commit itself every other failure leaves the outcome open as well. */
export function commitFailure(error: unknown): unknown {
  const failure = storageFailure(error);
  return failure === error
    ? new OutcomeUnknownError('the commit did not answer as it should', { cause: error })
    : failure;
}

function sqliteCode(error: unknown): string | undefined {
  if (error instanceof Database.SqliteError) return error.code;
  return error instanceof Error && error.cause !== undefined ? sqliteCode(error.cause) : undefined;
}
