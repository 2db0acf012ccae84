import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { ClusterHome } from './home.ts';
import { readPostmasterFile } from './postmaster-file.ts';
import { processOptions } from './run-as.ts';

const run = promisify(execFile);
const START_TIMEOUT_MS = 60_000;
const FAST_STOP_MS = 20_000;
const POLL_MS = 10;
const MAX_LOG_BYTES = 10 * 1024 * 1024;

export interface ServerProcess {
  readonly pid: number;
  stop(): Promise<void>;
}

export type LaunchOutcome =
  | { readonly ready: true; readonly server: ServerProcess }
  | { readonly ready: false; readonly problem: string; readonly log: string };

/** Starts the server and waits until it takes connections. Its log goes to `postgres.log` beside the cluster. */
export async function launch(home: ClusterHome, port: number, durable: boolean): Promise<LaunchOutcome> {
  const log = openLog(home.directory);
  const child = spawn(home.binaries.postgres, serverArguments(home, port, durable), {
    ...processOptions(home.user),
    stdio: ['ignore', log.descriptor, log.descriptor],
    // Out of the terminal's process group, or Ctrl+C would end the database under the application's feet.
    detached: durable && process.platform !== 'win32',
  });
  closeSync(log.descriptor);
  const ended = endOf(child);
  const problem = await untilReady(child, home.dataDirectory, ended);
  if (problem !== null) {
    child.kill('SIGKILL');
    await ended;
    return { ready: false, problem, log: log.written() };
  }
  if (child.pid === undefined) throw new Error('PostgreSQL has no process id');
  return { ready: true, server: { pid: child.pid, stop: () => stop(home, child, ended) } };
}

function serverArguments({ dataDirectory }: ClusterHome, port: number, durable: boolean): string[] {
  const volatile = ['-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off'];
  return [
    ...['-D', dataDirectory, '-p', String(port), '-h', '127.0.0.1', '-c', 'unix_socket_directories='],
    ...(durable ? [] : volatile),
  ];
}

/** @returns null, or why it will not be */
async function untilReady(
  child: ChildProcess,
  dataDirectory: string,
  ended: Promise<string>,
): Promise<string | null> {
  const deadline = performance.now() + START_TIMEOUT_MS;
  while (performance.now() < deadline) {
    const file = readPostmasterFile(dataDirectory);
    if (file?.ready && file.pid === child.pid) return null;
    // oxlint-disable-next-line no-await-in-loop -- the server tells nobody but this file when it is ready
    const end = await Promise.race([ended, wait(POLL_MS, null)]);
    if (end !== null) return end;
  }
  return `was not ready after ${START_TIMEOUT_MS} ms`;
}

function endOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('exit', (code, signal) => resolve(`ended with ${signal ?? code}`));
    child.once('error', (error) => resolve(error.message));
  });
}

/** "Fast" shutdown; should it hang, "immediate": the next start recovers from the log (PostgreSQL manual, 18.5). */
async function stop(home: ClusterHome, child: ChildProcess, ended: Promise<string>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  if (process.platform === 'win32') {
    // There are no signals; pg_ctl speaks to the server through its own channel.
    const args = ['stop', '-D', home.dataDirectory, '-m', 'fast'];
    await run(home.binaries.pgCtl, args, processOptions(home.user));
  } else {
    child.kill('SIGINT');
  }
  const end = await Promise.race([ended, wait(FAST_STOP_MS, null, { ref: false })]);
  if (end !== null) return;
  child.kill('SIGQUIT');
  await ended;
}

function openLog(directory: string): { descriptor: number; written(): string } {
  const file = join(directory, 'postgres.log');
  if (existsSync(file) && statSync(file).size > MAX_LOG_BYTES) renameSync(file, `${file}.1`);
  const descriptor = openSync(file, 'a', 0o600);
  const before = statSync(file).size;
  return { descriptor, written: () => readFileSync(file).subarray(before).toString() };
}
