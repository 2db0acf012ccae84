import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { posix, win32 } from 'node:path';

export interface Surroundings {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  readonly isRoot: boolean;
}

/**
 * Where a terminal keeps its data when nobody says otherwise. Root has no home that other users may enter, and
 * PostgreSQL does not run as root: its data goes where services keep theirs.
 */
export function defaultDataFolder({ platform, env, home, isRoot }: Surroundings): string {
  if (platform === 'win32') {
    return win32.join(env['LOCALAPPDATA'] ?? win32.join(home, 'AppData', 'Local'), 'Nexus POS');
  }
  if (platform === 'darwin') return posix.join(home, 'Library', 'Application Support', 'Nexus POS');
  if (isRoot) return '/var/lib/nexus-pos';
  // A relative XDG_DATA_HOME is invalid and must be ignored (XDG Base Directory Specification).
  const base = env['XDG_DATA_HOME'];
  return posix.join(base && posix.isAbsolute(base) ? base : posix.join(home, '.local', 'share'), 'nexus-pos');
}

export function surroundings(): Surroundings {
  return {
    platform: process.platform,
    env: process.env,
    home: homedir(),
    isRoot: process.getuid?.() === 0,
  };
}

/**
 * Makes the folder, and from here on keeps everything that this process makes to its user: sales, customers, the log.
 * Others may not look inside; under root they may pass through to the files they own.
 */
export function createDataFolder(folder: string, isRoot: boolean): void {
  mkdirSync(folder, { recursive: true, mode: isRoot ? 0o711 : 0o700 });
  process.umask(0o077);
}
