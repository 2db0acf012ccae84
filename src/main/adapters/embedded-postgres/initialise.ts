import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { ClusterHome } from './home.ts';
import { processOptions } from './run-as.ts';

const run = promisify(execFile);

/** The bootstrap superuser of a private cluster. */
export const SUPERUSER = 'nexus_admin';

/**
 * Makes the cluster if there is none, and returns the superuser's password.
 * initdb writes PG_VERSION first and the rest later: only the rename says that it is complete.
 */
export async function initialise(home: ClusterHome): Promise<string> {
  const { binaries, directory, dataDirectory, user } = home;
  const passwordFile = join(directory, 'superuser-password');
  if (existsSync(join(dataDirectory, 'PG_VERSION'))) return readFileSync(passwordFile, 'utf8').trim();

  const incomplete = `${dataDirectory}.incomplete`;
  rmSync(incomplete, { recursive: true, force: true });
  mkdirSync(incomplete, { mode: 0o700 });
  const password = randomBytes(24).toString('base64url');
  rmSync(passwordFile, { force: true });
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (user) {
    chownSync(incomplete, user.uid, user.gid);
    chownSync(passwordFile, user.uid, user.gid);
  }
  await run(
    binaries.initdb,
    [
      ...['-D', incomplete, '-U', SUPERUSER, '-A', 'scram-sha-256', `--pwfile=${passwordFile}`],
      ...['-E', 'UTF8', '--locale=C.UTF-8', '--locale-provider=icu', '--icu-locale=es-MX'],
    ],
    processOptions(user),
  );
  renameSync(incomplete, dataDirectory);
  return password;
}
