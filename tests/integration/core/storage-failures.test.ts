import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  OutcomeUnknownError,
  StorageFullError,
  type LocalStore,
} from '../../../src/main/application/ports.ts';
import type { SqliteDatabase } from '../../../src/main/adapters/sqlite/local/connection.ts';
import { isRoot, notRunWithout } from '../../support/not-run.ts';
import { saleBody, stampAt } from '../../support/core/operations.ts';
import { leaseOf, openTemporaryStore, temporaryFolder } from '../../support/core/temporary-store.ts';

const WITHOUT_MOUNT = canMount() ? '' : notRunWithout('un disco que se pueda montar');

/** Sells until the disk refuses. @returns what was sold */
function sellUntilFull(store: LocalStore): { readonly folios: string[]; readonly refusedId: string } {
  const folios: string[] = [];
  while (folios.length < 20_000) {
    const body = saleBody();
    try {
      folios.push(sell(store, body));
    } catch (error) {
      if (error instanceof StorageFullError) return { folios, refusedId: body.id };
      throw error;
    }
  }
  throw new Error('the disk never filled');
}

function sell(store: LocalStore, body: ReturnType<typeof saleBody>): string {
  return store.transaction((tx) => {
    const folio = tx.takeFolio() ?? 'none';
    tx.append(body, stampAt(), { folio, ticketNumber: tx.takeTicketNumber() });
    return folio;
  });
}

function expectNothingLostNorSkipped(store: LocalStore, folios: readonly string[], refusedId: string): void {
  expect(folios.length).toBeGreaterThan(3);
  expect(store.entryById(refusedId as never)).toBeUndefined();
  expect(store.lastSeq()).toBe(folios.length);
  const kept = store.recentSales(folios.length + 1).map((entry) => entry.folio);
  expect(kept.toReversed()).toEqual(folios);
}

describe('a full disk', () => {
  it('refuses the sale, writes nothing of it, and skips no number', () => {
    let sqlite: SqliteDatabase | undefined;
    const { store } = openTemporaryStore({
      prepare(connection) {
        sqlite = connection;
      },
    });
    store.addLease(leaseOf(1, 50_000));
    const pages = Number(sqlite?.pragma('page_count', { simple: true }));
    sqlite?.pragma(`max_page_count = ${pages + 40}`);
    const { folios, refusedId } = sellUntilFull(store);
    expectNothingLostNorSkipped(store, folios, refusedId);

    sqlite?.pragma(`max_page_count = ${pages + 4_000}`);
    expect(sell(store, saleBody())).toBe(`NX-${String(folios.length + 1).padStart(6, '0')}`);
  });

  it.skipIf(!canMount())(
    `does the same when the file system itself has no space left${WITHOUT_MOUNT}`,
    () => {
      const mountPoint = join(temporaryFolder(), 'disk');
      mkdirSync(mountPoint);
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', mountPoint]);
      onTestFinished(() => void execFileSync('umount', ['--lazy', mountPoint]));
      const { store } = openTemporaryStore({ directory: mountPoint });
      store.addLease(leaseOf(1, 50_000));
      const { folios, refusedId } = sellUntilFull(store);
      expectNothingLostNorSkipped(store, folios, refusedId);
      store.close();
      const again = openTemporaryStore({ directory: mountPoint });
      expectNothingLostNorSkipped(again.store, folios, refusedId);
      expect(again.store.foliosLeft()).toBe(50_000 - folios.length);
    },
  );
});

describe('a disk that fails while it writes', () => {
  // Node ignores SIGXFSZ, so that a write above the limit of the process fails as a bad disk does: with an I/O error.
  it.skipIf(process.platform === 'win32')('leaves each sale either whole or absent, and says which', () => {
    const directory = temporaryFolder();
    const child = join(import.meta.dirname, 'failing-disk-terminal.ts');
    const limited = spawnSync(
      'sh',
      ['-c', `ulimit -S -f 2000; exec "$0" "$@"`, process.execPath, child, directory],
      {
        encoding: 'utf8',
        timeout: 60_000,
      },
    );
    expect(limited.stderr).toBe('');
    const told = JSON.parse(limited.stdout) as {
      readonly confirmed: string[];
      readonly unknown: { readonly id: string; readonly foundAfterwards: boolean }[];
    };
    expect(told.unknown.length).toBeGreaterThan(0);

    const { store } = openTemporaryStore({ directory });
    const kept = new Set(store.recentSales(100_000).map((entry) => String(entry.operation.id)));
    const expected = [
      ...told.confirmed,
      ...told.unknown.filter((sale) => sale.foundAfterwards).map((sale) => sale.id),
    ];
    expect(kept).toEqual(new Set(expected));
    expect(store.lastSeq()).toBe(expected.length);
  });
});

describe('a flush that failed', () => {
  /** A connection whose checkpoints fail as a bad disk's do, as long as they are told to. */
  function storeOnFailingDisk() {
    const disk = { fails: false, log: [] as string[] };
    const opened = openTemporaryStore({
      prepare(sqlite) {
        disk.log.push('open');
        const pragma = sqlite.pragma.bind(sqlite);
        sqlite.pragma = (source, ...rest) => {
          if (!source.startsWith('wal_checkpoint(TRUNCATE)')) return pragma(source, ...rest);
          disk.log.push(disk.fails ? 'flush fails' : 'flush');
          if (disk.fails) throw new Database.SqliteError('disk I/O error', 'SQLITE_IOERR_FSYNC');
          return pragma(source, ...rest);
        };
      },
    });
    return { disk, ...opened };
  }

  it('is made good before anything is read, however often opening the file again fails', () => {
    const { disk, store } = storeOnFailingDisk();
    const body = saleBody();
    sell(store, body);
    disk.fails = true;
    expect(() => store.reopen()).toThrow(OutcomeUnknownError);
    expect(() => store.entryById(body.id)).toThrow(OutcomeUnknownError);
    disk.fails = false;
    disk.log.length = 0;
    expect(store.entryById(body.id)).toBeDefined();
    expect(disk.log).toEqual(['open', 'flush']);
  });

  it('of a process that ended is made good when the next one starts', () => {
    const { disk } = storeOnFailingDisk();
    expect(disk.log).toEqual(['open', 'flush']);
  });
});

function canMount(): boolean {
  if (process.platform !== 'linux' || !isRoot()) return false;
  const probe = mkdtempSync(join(tmpdir(), 'nexus-mount-'));
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', probe]).status === 0;
  if (mounted) spawnSync('umount', [probe]);
  rmdirSync(probe);
  return mounted;
}
