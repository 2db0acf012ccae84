import {
  REPLICATED_TABLES,
  type CentralStore,
  type PullCursor,
  type PulledRow,
  type PullPage,
  type PullRequest,
} from '../../../src/main/application/ports.ts';
import { oem } from './pages.ts';

interface Version {
  readonly key: number;
  readonly stamp: number;
  readonly code: string | null;
}

/**
 * Parts of a central in memory, with transactions that number, commit and show as those of PostgreSQL do, and the
 * central end of the pull as `PullCursor` describes it. To try interleavings that take a server minutes.
 */
export class FakeCentral {
  #nextXid = 100;
  readonly #open = new Map<number, Version[]>();
  readonly #rows = new Map<number, Version>();

  begin(): number {
    const xid = this.#nextXid++;
    this.#open.set(xid, []);
    return xid;
  }

  /** A part with this number and code; null deletes it. */
  write(xid: number, key: number, code: string | null): void {
    this.#open.get(xid)?.push({ key, stamp: xid, code });
  }

  commit(xid: number): void {
    // A row is locked by its writer: the later commit is the later version.
    for (const version of this.#open.get(xid) ?? []) this.#rows.set(version.key, version);
    this.#open.delete(xid);
  }

  rollback(xid: number): void {
    this.#open.delete(xid);
  }

  /** Whether another open transaction holds this row. */
  isLocked(key: number, by: number): boolean {
    return [...this.#open].some(([xid, versions]) => xid !== by && versions.some((it) => it.key === key));
  }

  contents(): Map<number, string> {
    const live = [...this.#rows.values()].flatMap(({ key, code }) =>
      code === null ? [] : [[key, code] as const],
    );
    return new Map(live.toSorted(([one], [other]) => one - other));
  }

  pull({ cursors, pageSize }: PullRequest): PullPage {
    const xmin = Math.min(this.#nextXid, ...this.#open.keys());
    const empty = { rows: [], more: false, total: null };
    return {
      systemIdentifier: '7000000000000000001',
      timeline: 1,
      takenAtMs: 1_700_000_000_000,
      includedSeq: 0,
      tables: REPLICATED_TABLES.map((table) =>
        table === 'parts'
          ? { table, ...this.#partsPage(cursors.parts, pageSize, xmin) }
          : { table, ...empty, next: { watermark: String(xmin), after: null } },
      ),
    };
  }

  #partsPage(cursor: PullCursor, pageSize: number, xmin: number) {
    const firstPage = cursor.after === null;
    const watermark = Number(cursor.watermark);
    const claim = firstPage ? xmin : watermark;
    const waiting = [...this.#rows.values()]
      .filter((row) => (cursor.after ? isAfter(row, cursor.after) : row.stamp >= watermark))
      .toSorted((one, other) => one.stamp - other.stamp || one.key - other.key);
    const taken = waiting.slice(0, pageSize);
    const last = taken.at(-1);
    const more = waiting.length > taken.length;
    const seen = last?.stamp ?? (cursor.after ? Number(cursor.after.stamp) : null);
    const next: PullCursor =
      more && last
        ? { watermark: String(claim), after: { stamp: String(last.stamp), key: String(last.key) } }
        : { watermark: String(Math.min(claim, seen === null ? watermark : seen + 1)), after: null };
    return { rows: taken.map(pulled), next, more, total: null };
  }
}

export function centralStoreOf(central: FakeCentral): CentralStore {
  const unused = () => Promise.reject(new Error('not part of a pull'));
  return {
    greet: unused,
    deliver: unused,
    park: unused,
    leaseFolios: unused,
    authoriseCredit: unused,
    referenceUses: unused,
    legacyId: unused,
    searchParts: unused,
    pull: (request) => Promise.resolve(central.pull(request)),
    onWake: () => () => {},
    close: () => Promise.resolve(),
  };
}

function isAfter(row: Version, after: NonNullable<PullCursor['after']>): boolean {
  const stamp = Number(after.stamp);
  return row.stamp > stamp || (row.stamp === stamp && row.key > Number(after.key));
}

function pulled({ key, stamp, code }: Version): PulledRow {
  return code === null
    ? { key: String(key), stamp: String(stamp), columns: null }
    : { ...oem(key, code), stamp: String(stamp) };
}
