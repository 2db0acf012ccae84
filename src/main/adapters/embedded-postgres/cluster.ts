import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findBinaries, type PostgresBinaries } from './binaries.ts';
import { unprivilegedUser, type UnprivilegedUser } from './unprivileged-user.ts';

const run = promisify(execFile);
const START_TIMEOUT_MS = 60_000;

/** The bootstrap superuser of a private cluster. */
export const SUPERUSER = 'nexus_admin';

export interface ClusterOptions {
  /** Holds the cluster in `data/` and its password beside it. Must be reachable by the user PostgreSQL runs as. */
  readonly directory: string;
  /** False only for tests and their throw-away clusters: commits do not wait for the disk. */
  readonly durable: boolean;
}

export interface Cluster {
  readonly host: '127.0.0.1';
  readonly port: number;
  readonly password: string;
  readonly pid: number;
  /** Connection string of the superuser for one database. */
  url(database: string): string;
  stop(): Promise<void>;
}

/**
 * Starts a private PostgreSQL, initialising it the first time. PostgreSQL refuses to run as root, so root runs it as
 * an ordinary system user.
 * @throws Error with the end of the server's log when it does not come up
 */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const binaries = await findBinaries();
  const user = await unprivilegedUser();
  const dataDirectory = join(options.directory, 'data');
  mkdirSync(options.directory, { recursive: true, mode: 0o755 });
  const password = await initialise(binaries, options.directory, dataDirectory, user);
  const port = await freePort();
  const server = launch(binaries, dataDirectory, port, options.durable, user);
  await untilReady(server);
  if (server.pid === undefined) throw new Error('PostgreSQL has no process id');
  return {
    host: '127.0.0.1',
    port,
    password,
    pid: server.pid,
    url: (database) => `postgresql://${SUPERUSER}:${password}@127.0.0.1:${port}/${database}`,
    stop: () => stop(server),
  };
}

async function initialise(
  binaries: PostgresBinaries,
  directory: string,
  dataDirectory: string,
  user: UnprivilegedUser | null,
): Promise<string> {
  const passwordFile = join(directory, 'superuser-password');
  if (existsSync(join(dataDirectory, 'PG_VERSION'))) return readFileSync(passwordFile, 'utf8').trim();

  // A folder without PG_VERSION is what an interrupted initdb leaves; it holds nothing yet.
  rmSync(dataDirectory, { recursive: true, force: true });
  mkdirSync(dataDirectory, { recursive: true, mode: 0o700 });
  const password = randomBytes(24).toString('base64url');
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (user) {
    chownSync(dataDirectory, user.uid, user.gid);
    chownSync(passwordFile, user.uid, user.gid);
  }
  await run(
    binaries.initdb,
    [
      ...['-D', dataDirectory, '-U', SUPERUSER, '-A', 'scram-sha-256', `--pwfile=${passwordFile}`],
      ...['-E', 'UTF8', '--locale=C.UTF-8', '--locale-provider=icu', '--icu-locale=es-MX'],
    ],
    processOptions(user),
  );
  return password;
}

function launch(
  binaries: PostgresBinaries,
  dataDirectory: string,
  port: number,
  durable: boolean,
  user: UnprivilegedUser | null,
): ChildProcess {
  const volatile = ['-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off'];
  return spawn(
    binaries.postgres,
    [
      ...['-D', dataDirectory, '-p', String(port), '-h', '127.0.0.1', '-c', 'unix_socket_directories='],
      ...(durable ? [] : volatile),
    ],
    { ...processOptions(user), stdio: ['ignore', 'ignore', 'pipe'] },
  );
}

function processOptions(user: UnprivilegedUser | null) {
  // Messages in English and times in UTC, whatever the computer's settings: they are matched and logged.
  return { ...user, cwd: '/', env: { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' } };
}

function untilReady(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let log = '';
    const timer = setTimeout(() => fail(`was not ready after ${START_TIMEOUT_MS} ms`), START_TIMEOUT_MS);
    const fail = (what: string) => {
      clearTimeout(timer);
      server.kill('SIGKILL');
      reject(new Error(`PostgreSQL ${what}: ${log.slice(-2000)}`));
    };
    const onExit = (code: number | null) => fail(`exited with ${code}`);
    const onError = (error: Error) => fail(error.message);
    server.once('exit', onExit);
    server.once('error', onError);
    server.stderr?.on('data', (chunk: Buffer) => {
      log = (log + chunk.toString()).slice(-10_000);
      if (!log.includes('ready to accept connections')) return;
      clearTimeout(timer);
      server.off('exit', onExit);
      server.off('error', onError);
      resolve();
    });
  });
}

/** "Fast" shutdown: cuts the sessions, rolls back, and writes a checkpoint (PostgreSQL manual, 18.5). */
function stop(server: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (server.exitCode !== null || server.signalCode !== null) return resolve();
    server.once('exit', () => resolve());
    server.kill('SIGINT');
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no free port')),
      );
    });
  });
}
