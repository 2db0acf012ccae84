import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findBinaries, type PostgresBinaries } from './binaries.ts';
import { copyBinaries } from './copy-binaries.ts';
import { canReach } from './run-as.ts';
import { unprivilegedUser, type UnprivilegedUser } from './unprivileged-user.ts';

/** Where services of the whole computer keep their data: every user may pass through it. */
const COMMON_FOLDER = '/var/lib/nexus-pos';

export interface ClusterHome {
  readonly binaries: PostgresBinaries;
  /** Whom the server runs as; null: as we do. */
  readonly user: UnprivilegedUser | null;
  /** Holds `data/`, the password and the log. */
  readonly directory: string;
  readonly dataDirectory: string;
}

/** Finds a place for the cluster and its program that the user it runs as can reach. */
export async function prepareHome(wanted: string, onNotice: (notice: string) => void): Promise<ClusterHome> {
  const user = await unprivilegedUser();
  const own = await findBinaries();
  if (user) openToOthers(() => mkdirSync(wanted, { recursive: true, mode: 0o755 }));
  else mkdirSync(wanted, { recursive: true, mode: 0o700 });
  if (!user) return { binaries: own, user, directory: wanted, dataDirectory: join(wanted, 'data') };

  const directory = await reachableDirectory(wanted, user, onNotice);
  const binaries = (await canReach(own.postgres, user))
    ? own
    : openToOthers(() => copyBinaries(own, join(COMMON_FOLDER, 'programs'), onNotice));
  return { binaries, user, directory, dataDirectory: join(directory, 'data') };
}

async function reachableDirectory(
  wanted: string,
  user: UnprivilegedUser,
  onNotice: (notice: string) => void,
): Promise<string> {
  if (await canReach(wanted, user)) return wanted;
  const directory = join(COMMON_FOLDER, 'clusters', clusterId(wanted));
  openToOthers(() => mkdirSync(directory, { recursive: true, mode: 0o755 }));
  onNotice(
    `PostgreSQL no corre como root y su usuario no puede entrar a ${wanted}: la base de datos está en ${directory}. Respáldela junto con la carpeta de datos.`,
  );
  return directory;
}

/** Lets the user that the server runs as pass, although the application keeps what it makes to itself. */
function openToOthers<Value>(work: () => Value): Value {
  const before = process.umask(0o022);
  try {
    return work();
  } finally {
    process.umask(before);
  }
}

/** Ties the data folder to its cluster elsewhere, so that a new folder of the same name gets a new cluster. */
function clusterId(wanted: string): string {
  const file = join(wanted, 'cluster-id');
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  const id = randomUUID();
  writeFileSync(file, `${id}\n`);
  return id;
}
