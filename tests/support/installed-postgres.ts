import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../src/main/adapters/embedded-postgres/free-port.ts';
import { initialise, SUPERUSER } from '../../src/main/adapters/embedded-postgres/initialise.ts';
import { launch } from '../../src/main/adapters/embedded-postgres/server-process.ts';
import { unprivilegedUser } from '../../src/main/adapters/embedded-postgres/unprivileged-user.ts';

/** Where Debian puts its versions, each in a folder of its number; the variable names another place. */
export const INSTALLED_VERSIONS = process.env['NEXUS_TEST_POSTGRESQL'] ?? '/usr/lib/postgresql';
const binariesOf = (major: number) => join(INSTALLED_VERSIONS, String(major), 'bin');

export function hasInstalledPostgres(major: number): boolean {
  return existsSync(join(binariesOf(major), 'postgres'));
}

/** A throw-away cluster of the PostgreSQL that the distribution brings, beside the one of the application. */
export async function startInstalledPostgres(
  major: number,
): Promise<{ readonly clusterUrl: string; stop(): Promise<void> }> {
  const directory = mkdtempSync(join(tmpdir(), `nexus-test-pg${major}-`));
  chmodSync(directory, 0o755);
  const root = binariesOf(major);
  const home = {
    directory,
    dataDirectory: join(directory, 'data'),
    user: await unprivilegedUser(),
    binaries: {
      ...{ initdb: join(root, 'initdb'), postgres: join(root, 'postgres'), pgCtl: join(root, 'pg_ctl') },
      root,
      version: String(major),
    },
  };
  const password = await initialise(home);
  const port = await freePort();
  const outcome = await launch(home, port, false);
  if (!outcome.ready) throw new Error(`PostgreSQL ${major} ${outcome.problem}: ${outcome.log}`);
  return {
    clusterUrl: `postgresql://${SUPERUSER}:${password}@127.0.0.1:${port}/postgres`,
    async stop() {
      await outcome.server.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
