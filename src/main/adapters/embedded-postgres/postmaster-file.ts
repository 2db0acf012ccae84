import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a running server says of itself in `postmaster.pid` (PostgreSQL source, miscadmin.h, LOCK_FILE_LINE_*). */
export interface PostmasterFile {
  readonly pid: number;
  readonly dataDirectory: string;
  readonly port: number | null;
  readonly ready: boolean;
}

/** Null when there is no such file, or an incomplete one, which a server writes as its first act. */
export function readPostmasterFile(dataDirectory: string): PostmasterFile | null {
  const file = join(dataDirectory, 'postmaster.pid');
  return existsSync(file) ? parsePostmasterFile(readFileSync(file, 'utf8')) : null;
}

export function parsePostmasterFile(content: string): PostmasterFile | null {
  const [pid, dataDirectory, , port, , , , status] = content.split('\n').map((line) => line.trim());
  if (!/^\d+$/.test(pid ?? '') || !dataDirectory) return null;
  return {
    pid: Number(pid),
    dataDirectory,
    port: /^\d+$/.test(port ?? '') ? Number(port) : null,
    ready: status === 'ready',
  };
}
