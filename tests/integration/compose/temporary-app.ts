import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { startApp, type App, type CentralOptions } from '../../../src/main/compose.ts';
import { hasPrivateCentral, privateImbalances } from '../../support/private-central.ts';
import { memoryLog, type LogLine } from '../replica/temporary-replica.ts';

/** Never filled: what is under test here needs no shop with goods in it. */
export const PRIVATE: CentralOptions = { kind: 'embedded', sampleShop: false };

export interface TemporaryApp {
  readonly app: App;
  readonly log: readonly LogLine[];
  readonly notices: readonly string[];
}

/** A data folder of its own, removed when the test ends. PostgreSQL may run as another user, who must get through. */
export function temporaryDataFolder(): string {
  const directory = mkdtempSync(join(tmpdir(), 'nexus-app-'));
  chmodSync(directory, 0o755);
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

/** The composed application under bare Node, stopped when the test ends. */
export async function startTemporaryApp(
  dataDirectory: string,
  central: CentralOptions = PRIVATE,
): Promise<TemporaryApp> {
  const { log, logger } = memoryLog();
  const notices: string[] = [];
  const app = await startApp({
    ...{ dataDirectory, central, logger, host: 'browser', version: '0.0.0' },
    printer: { print: async () => 'renderer' },
    onNotice: (notice) => void notices.push(notice),
  });
  onTestFinished(async () => {
    try {
      if (hasPrivateCentral(dataDirectory)) expect(await privateImbalances(dataDirectory)).toEqual([]);
    } finally {
      await app.stop();
    }
  });
  return { app, log, notices };
}
