import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { migrationsFolder } from './migrations-folder.ts';

export type SqliteDatabase = Database.Database;

const BUSY_TIMEOUT_MS = 5_000;

/** `synchronous` as SQLite reports it. */
const FULL = 2;

/**
 * Opens `local.db` so that a commit is on the disk before it returns, and brings its tables up to date.
 * @throws Error when the connection does not keep that promise
 */
export function openConnection(path: string): SqliteDatabase {
  const sqlite = new Database(path, { timeout: BUSY_TIMEOUT_MS });
  try {
    sqlite.pragma('journal_mode = WAL');
    // The driver's build takes NORMAL for WAL files unless told: that can lose the last commits with the power.
    sqlite.pragma('synchronous = FULL');
    // macOS: a flush that reaches the platter. No effect elsewhere.
    sqlite.pragma('fullfsync = ON');
    sqlite.pragma('foreign_keys = ON');
    sqlite.pragma('trusted_schema = OFF');
    // Checkpoints are made by `checkpointer.ts`, never inside somebody's sale.
    sqlite.pragma('wal_autocheckpoint = 0');
    migrate(drizzle(sqlite), { migrationsFolder: migrationsFolder() });
    assertDurable(sqlite);
    return sqlite;
  } catch (error) {
    sqlite.close();
    throw error;
  }
}

export interface Durability {
  readonly journalMode: string;
  readonly synchronous: number;
  readonly foreignKeys: number;
  readonly busyTimeoutMs: number;
  readonly walAutocheckpoint: number;
}

/** What this very connection does, asked of SQLite. */
export function durabilityOf(sqlite: SqliteDatabase): Durability {
  const read = (name: string) => sqlite.pragma(name, { simple: true });
  return {
    journalMode: String(read('journal_mode')),
    synchronous: Number(read('synchronous')),
    foreignKeys: Number(read('foreign_keys')),
    busyTimeoutMs: Number(read('busy_timeout')),
    walAutocheckpoint: Number(read('wal_autocheckpoint')),
  };
}

function assertDurable(sqlite: SqliteDatabase): void {
  const { journalMode, synchronous, foreignKeys } = durabilityOf(sqlite);
  if (journalMode !== 'wal' || synchronous !== FULL || foreignKeys !== 1) {
    throw new Error(
      `local.db is not durable: ${journalMode}, synchronous ${synchronous}, keys ${foreignKeys}`,
    );
  }
}
