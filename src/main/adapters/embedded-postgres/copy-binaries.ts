import { cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { PostgresBinaries } from './binaries.ts';

/** Copies the program to where its user can read it, once for each version. Takes 60 MB. */
export function copyBinaries(
  binaries: PostgresBinaries,
  folder: string,
  onNotice: (notice: string) => void,
): PostgresBinaries {
  const root = join(folder, `postgresql-${binaries.version}`);
  if (!existsSync(root)) {
    onNotice(`PostgreSQL no corre como root y su usuario no puede leer el programa: se copia a ${root}.`);
    mkdirSync(folder, { recursive: true, mode: 0o755 });
    // Renamed when complete: a copy that was interrupted is never taken for one.
    const incomplete = `${root}.copying-${process.pid}`;
    rmSync(incomplete, { recursive: true, force: true });
    cpSync(binaries.root, incomplete, { recursive: true, verbatimSymlinks: true });
    renameSync(incomplete, root);
  }
  const inCopy = (program: string) => join(root, 'bin', basename(program));
  return {
    version: binaries.version,
    root,
    initdb: inCopy(binaries.initdb),
    postgres: inCopy(binaries.postgres),
    pgCtl: inCopy(binaries.pgCtl),
  };
}
