import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { failure, success, type Result } from '../../../../shared/domain/result.ts';

export interface FolderLock {
  release(): void;
}

/** Another process has the folder; running.json says how to lead the user to it. */
export interface FolderInUse {
  readonly code: 'data-folder-in-use';
}

/**
 * Binds a data folder to this process: two processes on one outbox would sell the same folio. The lock is an exclusive
 * transaction that stays open, that is a lock of the operating system: it falls with the process, however that ends,
 * and is not inherited by its children.
 */
export function lockDataFolder(directory: string): Result<FolderLock, FolderInUse> {
  mkdirSync(directory, { recursive: true });
  const lock = new Database(join(directory, 'nexus.lock'), { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) {
      return failure({ code: 'data-folder-in-use' });
    }
    throw error;
  }
  return success({ release: () => void lock.close() });
}
