import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const STRACE = '/usr/bin/strace';
export const WINDOW_BEGIN = 'fsync-window-begin';
export const WINDOW_END = 'fsync-window-end';

/**
 * How often the main thread of a program asks the disk to flush while it is inside its window, which it marks by opening
 * the two files of those names. Counted by strace; null where it is not to be had.
 */
export async function countFsyncs(program: string, args: readonly string[]): Promise<number | null> {
  if (!(await obtainStrace())) return null;
  const trace = join(tmpdir(), `nexus-fsyncs-${process.pid}.txt`);
  try {
    const code = await run(STRACE, [
      ...['-f', '-qq', '-e', 'trace=fsync,fdatasync,openat,open', '-o', trace],
      ...[process.execPath, program, ...args],
    ]);
    if (code !== 0) throw new Error(`${program} ended with ${code} under strace`);
    return countInWindow(readFileSync(trace, 'utf8').split('\n'));
  } finally {
    rmSync(trace, { force: true });
  }
}

/** Where it is missing root installs it from the distribution, as the tests do with what they need. */
async function obtainStrace(): Promise<boolean> {
  const mayInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (!existsSync(STRACE) && mayInstall && (await run('apt-get', ['update'])) === 0) {
    await run('apt-get', ['install', '--yes', '--no-install-recommends', 'strace']);
  }
  return existsSync(STRACE);
}

function countInWindow(lines: readonly string[]): number {
  const begin = lines.findIndex((line) => line.includes(WINDOW_BEGIN));
  const end = lines.findIndex((line) => line.includes(WINDOW_END));
  if (begin === -1 || end === -1) throw new Error('the window was not traced');
  const [thread] = (lines[begin] ?? '').split(' ');
  const isFlush = (line: string) => /^\d+ +(fsync|fdatasync)\(/.test(line) && line.split(' ')[0] === thread;
  return lines.slice(begin, end).filter(isFlush).length;
}

function run(command: string, args: readonly string[]): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'inherit'] });
    child.once('error', reject);
    child.once('exit', resolve);
  });
}
