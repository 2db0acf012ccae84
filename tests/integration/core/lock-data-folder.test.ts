import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { lockDataFolder } from '../../../src/main/adapters/sqlite/local/lock-data-folder.ts';
import { temporaryFolder } from '../../support/core/temporary-store.ts';

const HOLDER = join(import.meta.dirname, 'folder-holder.ts');

/** Another process that holds the folder until it is killed. */
async function holdElsewhere(directory: string): Promise<ChildProcess> {
  const holder = spawn(process.execPath, [HOLDER, directory], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void holder.kill('SIGKILL'));
  await once(holder.stdout, 'data');
  return holder;
}

describe('lockDataFolder', () => {
  it('gives the folder to one process alone', async () => {
    const directory = temporaryFolder();
    await holdElsewhere(directory);
    expect(lockDataFolder(directory)).toEqual({ ok: false, error: { code: 'data-folder-in-use' } });
  });

  it('is free again the moment its holder is killed, with nothing to clean up', async () => {
    const directory = temporaryFolder();
    const holder = await holdElsewhere(directory);
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    const lock = lockDataFolder(directory);
    expect(lock.ok).toBe(true);
    if (lock.ok) lock.value.release();
  });

  it('refuses a second lock of the same process too, and gives it back when released', () => {
    const directory = temporaryFolder();
    const first = lockDataFolder(directory);
    expect(lockDataFolder(directory).ok).toBe(false);
    if (first.ok) first.value.release();
    const second = lockDataFolder(directory);
    expect(second.ok).toBe(true);
    if (second.ok) second.value.release();
  });
});
