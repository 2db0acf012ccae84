import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { AppOptions, CentralOptions } from '../compose.ts';
import type { HostOptions } from './host-options.ts';
import type { Settings } from './settings.ts';

/** What settings and command line say about central and this terminal, in the words of compose. */
export function appOptions(
  settings: Settings,
  options: HostOptions,
): Pick<AppOptions, 'central' | 'terminalCode'> {
  return {
    central: central(settings, options),
    ...(settings.terminalCode !== null && { terminalCode: settings.terminalCode }),
  };
}

function central({ database }: Settings, { sampleShop }: HostOptions): CentralOptions {
  if (database === null) return { kind: 'embedded', sampleShop };
  return { kind: 'server', url: database.url, ...(database.tls && { tls: database.tls }) };
}

/** The version in the package.json beside `out/`, which is the one that is running. */
export function applicationVersion(root: string): string {
  const content: unknown = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return z.object({ version: z.string() }).parse(content).version;
}
