import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../src/main/adapters/embedded-postgres/free-port.ts';
import { unprivilegedUser } from '../../src/main/adapters/embedded-postgres/unprivileged-user.ts';
import { INSTALLED_VERSIONS } from './installed-postgres.ts';

const START_TIMEOUT_MS = 60_000;

export interface InstalledCluster {
  /** Superuser's connection string, database `postgres`. */
  readonly url: string;
  stop(): Promise<void>;
}

/** The major versions that the distribution put on this machine, from 15 on. */
export function installedVersions(): readonly string[] {
  if (!existsSync(INSTALLED_VERSIONS)) return [];
  return readdirSync(INSTALLED_VERSIONS).filter(
    (version) => Number(version) >= 15 && existsSync(join(INSTALLED_VERSIONS, version, 'bin', 'initdb')),
  );
}

/** A throw-away cluster of a version that is installed beside the one that comes with the application. */
export async function startInstalledCluster(version: string): Promise<InstalledCluster> {
  const binaries = join(INSTALLED_VERSIONS, version, 'bin');
  const user = await unprivilegedUser();
  const directory = mkdtempSync(join(tmpdir(), `nexus-pg${version}-`));
  chmodSync(directory, 0o755);
  const data = join(directory, 'data');
  mkdirSync(data, { mode: 0o700 });
  if (user) chownSync(data, user.uid, user.gid);
  const options = { ...user, cwd: '/', env: { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' } };
  const locale = ['-E', 'UTF8', '--locale=C.UTF-8'];
  execFileSync(join(binaries, 'initdb'), ['-D', data, '-U', 'admin', '-A', 'trust', ...locale], {
    ...options,
    stdio: 'ignore',
  });
  const port = await freePort();
  const server = spawn(
    join(binaries, 'postgres'),
    [
      ...['-D', data, '-p', String(port), '-h', '127.0.0.1', '-c', 'unix_socket_directories='],
      ...['-c', 'fsync=off', '-c', 'full_page_writes=off'],
    ],
    { ...options, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  await new Promise<void>((resolve, reject) => {
    let log = '';
    const timer = setTimeout(() => reject(new Error(`not ready: ${log}`)), START_TIMEOUT_MS);
    server.once('exit', (code) => reject(new Error(`PostgreSQL ${version} ended with ${code}: ${log}`)));
    server.once('error', reject);
    server.stderr.on('data', (chunk: Buffer) => {
      log += chunk.toString();
      if (!log.includes('ready to accept connections')) return;
      clearTimeout(timer);
      resolve();
    });
  });
  return {
    url: `postgresql://admin@127.0.0.1:${port}/postgres`,
    stop: () =>
      new Promise((resolve) => {
        server.once('exit', () => {
          rmSync(directory, { recursive: true, force: true });
          resolve();
        });
        server.kill('SIGINT');
      }),
  };
}
