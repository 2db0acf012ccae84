import { statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { describe, expect, it, vi } from 'vitest';
import { DEFAULT_POLICY } from '../../../src/main/adapters/sqlite/local/checkpointer.ts';
import { saleBody } from '../../support/core/operations.ts';
import { openTemporaryStore, record } from '../../support/core/temporary-store.ts';

const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

function framesWaiting(path: string): number {
  const reader = new Database(path);
  const state = reader.prepare('pragma wal_checkpoint(noop)').get() as { log: number; checkpointed: number };
  reader.close();
  return state.log - state.checkpointed;
}

describe('the WAL', () => {
  it('is not copied during a sale, nor right after a few of them', async () => {
    const { store, path } = openTemporaryStore();
    const before = framesWaiting(path);
    for (let sale = 0; sale < 10; sale += 1) record(store, saleBody());
    await nextTurn();
    expect(framesWaiting(path)).toBeGreaterThan(before + 10);
  });

  it('is copied in a quiet moment once it is worth it', async () => {
    const { store, path } = openTemporaryStore();
    while (framesWaiting(path) < DEFAULT_POLICY.idleFrames) record(store, saleBody());
    await vi.waitFor(() => expect(framesWaiting(path)).toBe(0), { timeout: 10_000 });
  });

  it('stays bounded when no moment is quiet', async () => {
    const { store, path } = openTemporaryStore();
    for (let sale = 0; sale < 2_500; sale += 1) {
      record(store, saleBody());
      if (sale % 50 === 0) await nextTurn();
    }
    const frameBytes = 4_096 + 24;
    expect(statSync(`${path}-wal`).size).toBeLessThan(DEFAULT_POLICY.mostFrames * 1.5 * frameBytes);
  });
});
