import { existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { destination, pino } from 'pino';
import type { Logger } from '../application/ports.ts';
import { withoutSecrets } from './without-secrets.ts';

const MAX_BYTES = 10 * 1024 * 1024;

export interface Log {
  readonly logger: Logger;
  readonly file: string;
  close(): void;
}

/** The log of this terminal: one line of JSON an event in `logs/nexus-pos.log`, the one before kept beside it. */
export function openLog(dataFolder: string): Log {
  const folder = join(dataFolder, 'logs');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, 'nexus-pos.log');
  if (existsSync(file) && statSync(file).size > MAX_BYTES) renameSync(file, `${file}.1`);
  // Written at once: the last lines before a crash are the ones that matter, and there are few.
  const sink = destination({ dest: file, sync: true, mode: 0o600 });
  const log = pino({ base: { pid: process.pid }, timestamp: pino.stdTimeFunctions.isoTime }, sink);
  return {
    logger: {
      info: (event, details) => log.info(withoutSecrets(details ?? {}), event),
      warn: (event, details) => log.warn(withoutSecrets(details ?? {}), event),
      error: (event, details) => log.error(withoutSecrets(details ?? {}), event),
    },
    file,
    close: () => sink.end(),
  };
}
