import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { UnprivilegedUser } from './unprivileged-user.ts';

const run = promisify(execFile);

/** How every program of the cluster is started: as its user, in a folder that always exists, in English and UTC. */
export function processOptions(user: UnprivilegedUser | null) {
  return { ...user, cwd: '/', env: { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' } };
}

/** Whether that user may enter a folder, or start a program, with all that leads there. */
export async function canReach(path: string, user: UnprivilegedUser): Promise<boolean> {
  try {
    await run('test', ['-x', path], processOptions(user));
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 1) return false;
    throw error;
  }
}
