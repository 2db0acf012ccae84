import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The words with which a process was started, a blank between them; null when there is no such process. */
export async function commandLine(pid: number): Promise<string | null> {
  if (process.platform === 'linux') return ofLinux(pid);
  return process.platform === 'win32' ? ofWindows(pid) : ofPs(pid);
}

async function ofLinux(pid: number): Promise<string | null> {
  try {
    return (await readFile(`/proc/${pid}/cmdline`, 'utf8')).replaceAll('\0', ' ');
  } catch (error) {
    // ESRCH: it ended between the opening and the reading.
    if (error instanceof Error && 'code' in error && ['ENOENT', 'ESRCH'].includes(String(error.code)))
      return null;
    throw error;
  }
}

async function ofPs(pid: number): Promise<string | null> {
  try {
    return (await run('ps', ['-ww', '-o', 'command=', '-p', String(pid)])).stdout.trim();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 1) return null;
    throw error;
  }
}

async function ofWindows(pid: number): Promise<string | null> {
  const query = `(Get-CimInstance Win32_Process -Filter "ProcessId=${pid}").CommandLine`;
  const { stdout } = await run('powershell', ['-NoProfile', '-NonInteractive', '-Command', query]);
  return stdout.trim().replaceAll('"', '') || null;
}
