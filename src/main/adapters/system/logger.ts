import { pino, type DestinationStream, type Level } from 'pino';
import type { Logger } from '../../application/ports.ts';

export interface LoggerOptions {
  /** Where the lines go: a file of the data folder, or the terminal of whoever started a script. */
  readonly destination: DestinationStream;
  readonly level?: Level;
}

/** One JSON object a line. Secrets are taken out wherever they appear: by name, and inside connection strings. */
export function createLogger({ destination, level = 'info' }: LoggerOptions): Logger {
  const log = pino(
    {
      level,
      base: null,
      timestamp: () => `,"at":"${new Date().toISOString()}"`,
      messageKey: 'event',
      formatters: { level: (name) => ({ level: name }) },
    },
    destination,
  );
  return {
    info: (event, details) => log.info(withoutSecrets(details), event),
    warn: (event, details) => log.warn(withoutSecrets(details), event),
    error: (event, details) => log.error(withoutSecrets(details), event),
  };
}

const SECRET_NAME = /password|passwd|pwd|secret|token|authorization|cookie|^pin$|apikey/i;
const USER_INFO = /([a-z][a-z0-9+.-]*:\/\/[^\s:@/]*):[^\s@]*@/gi;
const TOKEN_PARAMETER = /([?&]token=)[^&\s"]+/gi;
const HIDDEN = '***';
/** A cycle, or something that nobody reads in a log. */
const DEEPEST = 8;

function withoutSecrets(value: unknown, depth = 0): Record<string, unknown> {
  return hideIn(value ?? {}, depth) as Record<string, unknown>;
}

function hideIn(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return hideInText(value);
  if (typeof value === 'bigint') return value.toString();
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= DEEPEST) return '[…]';
  if (value instanceof Error) return hideIn(serialisedError(value), depth + 1);
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map((member) => hideIn(member, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      SECRET_NAME.test(name) ? HIDDEN : hideIn(member, depth + 1),
    ]),
  );
}

function hideInText(text: string): string {
  return text.replace(USER_INFO, `$1:${HIDDEN}@`).replace(TOKEN_PARAMETER, `$1${HIDDEN}`);
}

function serialisedError(error: Error): Record<string, unknown> {
  const { name: type, message, stack } = error;
  const code = 'code' in error ? { code: error.code } : {};
  const cause = error.cause === undefined ? {} : { cause: error.cause };
  return { type, message, stack, ...code, ...cause };
}
