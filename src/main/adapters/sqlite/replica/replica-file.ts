import { rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import type { Logger } from '../../../application/ports.ts';
import { REPLICA_FINGERPRINT, REPLICA_SCHEMA } from './schema.ts';

/**
 * Opens replica.db, or makes it anew when it is missing, damaged or of another schema. Touches no other file than the
 * three of SQLite at this path.
 */
export function openReplicaFile(path: string, logger: Logger): Database.Database {
  try {
    const found = connect(path);
    if (fingerprintOf(found) === REPLICA_FINGERPRINT) return found;
    found.close();
  } catch (cause) {
    if (!isDamage(cause)) throw cause;
    logger.error('replica-damaged', { path, cause });
  }
  return createReplicaFile(path);
}

/** Deletes what is there and makes an empty copy. Every connection to it must be closed. */
export function createReplicaFile(path: string): Database.Database {
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${path}${suffix}`, { force: true });
  const created = connect(path);
  created.transaction(() => {
    created.exec(REPLICA_SCHEMA);
    created
      .prepare('INSERT INTO replica_meta (key, value) VALUES (?, ?)')
      .run('fingerprint', REPLICA_FINGERPRINT);
  })();
  return created;
}

/** The file itself is no longer what SQLite wrote. */
export function isDamage(error: unknown): boolean {
  return (
    error instanceof Database.SqliteError &&
    (error.code.startsWith('SQLITE_CORRUPT') ||
      error.code === 'SQLITE_NOTADB' ||
      error.code === 'SQLITE_IOERR_SHORT_READ')
  );
}

function connect(path: string): Database.Database {
  const database = new Database(path);
  try {
    database.pragma('journal_mode = WAL');
    // A commit need not reach the disk, since central has it all; NORMAL still keeps the file whole when power fails.
    database.pragma('synchronous = NORMAL');
    database.pragma('cache_size = -16000');
    database.pragma('mmap_size = 1073741824');
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function fingerprintOf(database: Database.Database): string | undefined {
  const tables = database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'replica_meta'").get();
  if (!tables) return undefined;
  const row = database.prepare("SELECT value FROM replica_meta WHERE key = 'fingerprint'").get() as
    { readonly value: string } | undefined;
  return row?.value;
}
