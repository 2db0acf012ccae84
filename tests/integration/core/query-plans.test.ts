import { drizzle } from 'drizzle-orm/better-sqlite3';
import { describe, expect, it } from 'vitest';
import { openConnection } from '../../../src/main/adapters/sqlite/local/connection.ts';
import { prepareOutboxChanges } from '../../../src/main/adapters/sqlite/local/outbox-changes.ts';
import { prepareOutboxReads } from '../../../src/main/adapters/sqlite/local/outbox-reads.ts';
import { temporaryFolder } from '../../support/core/temporary-store.ts';

/** Only after central went back in time, or when an operation is parked: as rare as it is thorough. */
const RARE = new Set(['reofferAfter', 'namingAfter']);
/** Indexes that hold what waits, not what ever happened; and the newest sales, which are found at once. */
const SMALL = /SCAN (o|outbox) USING (COVERING )?INDEX outbox_(pending|parked|blocked|not_shown)/;

describe('a statement on the outbox', () => {
  it('never reads all that ever happened', () => {
    const sqlite = openConnection(`${temporaryFolder()}/local.db`);
    const db = drizzle(sqlite);
    const statements = { ...prepareOutboxReads(db), ...prepareOutboxChanges(db) };
    const scans = Object.entries(statements).flatMap(([name, statement]) => {
      const text = statement.getQuery().sql;
      const values = Array.from(text.matchAll(/\?/g), () => 1);
      const plan = sqlite.prepare(`explain query plan ${text}`).all(...values) as { detail: string }[];
      return plan
        .filter(({ detail }) => /^SCAN (o|outbox)\b/.test(detail) && !SMALL.test(detail))
        .map(({ detail }) => `${name}: ${detail}`);
    });
    sqlite.close();
    expect(scans.filter((scan) => !RARE.has(scan.split(':')[0] ?? ''))).toEqual(['newestSales: SCAN o']);
  });
});
