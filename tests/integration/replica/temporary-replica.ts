import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openReplica } from '../../../src/main/adapters/sqlite/replica/open-replica.ts';
import type { Logger, Replica } from '../../../src/main/application/ports.ts';

export interface LogLine {
  readonly level: 'info' | 'warn' | 'error';
  readonly event: string;
  readonly details: Readonly<Record<string, unknown>>;
}

/** A replica in a folder of its own, removed when the test ends. */
export function temporaryReplica(): { replica: Replica; path: string; directory: string; log: LogLine[] } {
  const directory = mkdtempSync(join(tmpdir(), 'nexus-replica-'));
  const path = join(directory, 'replica.db');
  const { log, logger } = memoryLog();
  const replica = openReplica(path, logger);
  onTestFinished(() => {
    replica.close();
    rmSync(directory, { recursive: true, force: true });
  });
  return { replica, path, directory, log };
}

export function memoryLog(): { log: LogLine[]; logger: Logger } {
  const log: LogLine[] = [];
  const write =
    (level: LogLine['level']): Logger['info'] =>
    (event, details = {}) =>
      void log.push({ level, event, details });
  return { log, logger: { info: write('info'), warn: write('warn'), error: write('error') } };
}
