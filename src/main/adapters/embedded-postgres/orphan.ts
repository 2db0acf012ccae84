import { execFile } from 'node:child_process';
import { existsSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { commandLine } from './command-line.ts';
import type { ClusterHome } from './home.ts';
import { readPostmasterFile } from './postmaster-file.ts';
import { processOptions } from './run-as.ts';

const run = promisify(execFile);
const STOP_TIMEOUT_MS = 30_000;
const POLL_MS = 10;

/**
 * Stops the server that a killed application left running in this folder, and clears a `postmaster.pid` whose number
 * belongs to somebody else: after the computer went down it may be any process's, which must not be touched.
 * @throws Error when the server does not stop
 */
export async function stopOrphan(home: ClusterHome): Promise<void> {
  const left = readPostmasterFile(home.dataDirectory);
  if (!left) return;
  if (!(await isServing(left.pid, home.dataDirectory))) {
    // PostgreSQL clears the file of a dead process itself, but refuses to start while the number is in use.
    rmSync(join(home.dataDirectory, 'postmaster.pid'), { force: true });
    return;
  }
  await sendStop(home, left.pid);
  const deadline = performance.now() + STOP_TIMEOUT_MS;
  // oxlint-disable-next-line no-await-in-loop -- nobody tells us when a process that is not our child ends
  while (await isServing(left.pid, home.dataDirectory)) {
    if (performance.now() > deadline)
      throw new Error(`the PostgreSQL left running (${left.pid}) does not stop`);
    // oxlint-disable-next-line no-await-in-loop -- as above
    await wait(POLL_MS);
  }
}

async function isServing(pid: number, dataDirectory: string): Promise<boolean> {
  const served = folderServedBy((await commandLine(pid)) ?? '');
  // By their real names: a running server must not be missed because one of them goes through a link.
  return served !== null && existsSync(served) && realpathSync(served) === realpathSync(dataDirectory);
}

/** The folder that a PostgreSQL serves, as `launch` starts it; null for any other command line. */
export function folderServedBy(command: string): string | null {
  return /^(?:.*[/\\])?postgres(?:\.exe)? -D (.+) -p \d+ /.exec(command)?.[1] ?? null;
}

/** "Fast" shutdown: cuts the sessions, rolls back, and writes a checkpoint (PostgreSQL manual, 18.5). */
async function sendStop({ binaries, dataDirectory, user }: ClusterHome, pid: number): Promise<void> {
  if (process.platform === 'win32') {
    await run(binaries.pgCtl, ['stop', '-D', dataDirectory, '-m', 'fast'], processOptions(user));
  } else {
    process.kill(pid, 'SIGINT');
  }
}
