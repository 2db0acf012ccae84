import { setTimeout as wait } from 'node:timers/promises';
import { failure, success, type Result } from '../../shared/domain/result.ts';
import { lockDataFolder } from '../adapters/sqlite/local/lock-data-folder.ts';
import { announceRunning, readRunning, withdrawRunning, type Running } from './running.ts';

export interface HeldFolder {
  /** Tells a second start where this process is to be found. */
  announce(running: Omit<Running, 'pid'>): void;
  release(): void;
}

/** How long a second start waits for the first one to say where it is: it may be starting at this moment. */
const ANNOUNCE_TIMEOUT_MS = 10_000;
const POLL_MS = 50;

/** Binds the data folder to this process, or returns what the process that has it says of itself, if anything. */
export async function holdDataFolder(dataFolder: string): Promise<Result<HeldFolder, Running | null>> {
  const locked = lockDataFolder(dataFolder);
  if (!locked.ok) return failure(await firstStart(dataFolder));
  // Left by a process that was killed.
  withdrawRunning(dataFolder);
  return success({
    announce: (running) => announceRunning(dataFolder, { pid: process.pid, ...running }),
    release() {
      withdrawRunning(dataFolder);
      locked.value.release();
    },
  });
}

async function firstStart(dataFolder: string): Promise<Running | null> {
  const deadline = performance.now() + ANNOUNCE_TIMEOUT_MS;
  for (;;) {
    const running = readRunning(dataFolder);
    if (running !== null || performance.now() > deadline) return running;
    // oxlint-disable-next-line no-await-in-loop -- the other process tells nobody but this file
    await wait(POLL_MS);
  }
}
