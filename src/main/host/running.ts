import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const runningFile = z.object({
  pid: z.int(),
  host: z.enum(['browser', 'electron']),
  /** The address with its token; null where there is none. */
  url: z.string().nullable(),
});

/** What the process that holds the data folder tells the one that comes second. */
export type Running = z.infer<typeof runningFile>;

/** Readable by its owner alone: the address opens the shop. */
export function announceRunning(dataFolder: string, running: Running): void {
  const beside = `${place(dataFolder)}.new`;
  // The mode counts only when the file is made; one left by a crash may be anybody's.
  rmSync(beside, { force: true });
  writeFileSync(beside, JSON.stringify(running), { mode: 0o600, flag: 'wx' });
  renameSync(beside, place(dataFolder));
}

/** Null when nobody announced itself, or not in a way that can be read: the lock of the folder decides, not this. */
export function readRunning(dataFolder: string): Running | null {
  if (!existsSync(place(dataFolder))) return null;
  try {
    return runningFile.parse(JSON.parse(readFileSync(place(dataFolder), 'utf8')));
  } catch (error) {
    const isOfAnotherUser = error instanceof Error && 'code' in error && error.code === 'EACCES';
    if (isOfAnotherUser || error instanceof SyntaxError || error instanceof z.ZodError) return null;
    throw error;
  }
}

export function withdrawRunning(dataFolder: string): void {
  rmSync(place(dataFolder), { force: true });
}

function place(dataFolder: string): string {
  return join(dataFolder, 'running.json');
}
