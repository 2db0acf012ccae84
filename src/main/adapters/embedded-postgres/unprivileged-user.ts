import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);
const USER = 'postgres';

export interface UnprivilegedUser {
  readonly uid: number;
  readonly gid: number;
}

/**
 * Whom PostgreSQL runs as when the application runs as root; null when it may run as the same user.
 * Creates the system user where it is missing.
 */
export async function unprivilegedUser(): Promise<UnprivilegedUser | null> {
  if (process.getuid?.() !== 0) return null;
  return (await lookUp()) ?? (await create());
}

async function lookUp(): Promise<UnprivilegedUser | null> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', USER]), run('id', ['-g', USER])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    // `id` exits with 1 for a user that does not exist; anything else shows again in `create`.
    return null;
  }
}

async function create(): Promise<UnprivilegedUser> {
  await run('useradd', ['--system', '--user-group', '--no-create-home', USER]);
  const user = await lookUp();
  if (!user) throw new Error(`the system user ${USER} could not be created`);
  return user;
}
