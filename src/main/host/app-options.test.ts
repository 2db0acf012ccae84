import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, describe, it, onTestFinished } from 'vitest';
import { appOptions, applicationVersion } from './app-options.ts';
import { parseHostOptions, type HostOptions } from './host-options.ts';
import type { Settings } from './settings.ts';

const URL = 'postgresql://pos:clave@10.0.0.5/shop';

function options(...args: readonly string[]): HostOptions {
  const parsed = parseHostOptions(args);
  if (!parsed.ok) throw new Error(parsed.error);
  return parsed.value;
}

function settings(changes: Partial<Settings> = {}): Settings {
  return { database: null, terminalCode: null, ...changes };
}

describe('appOptions', () => {
  it('without a database: a private one, filled with the sample shop', () => {
    expect(appOptions(settings(), options())).toEqual({ central: { kind: 'embedded', sampleShop: true } });
  });

  it('with --empty: a private one, and nothing in it', () => {
    expect(appOptions(settings(), options('--empty'))).toEqual({
      central: { kind: 'embedded', sampleShop: false },
    });
  });

  it('with a database: that one, which no option fills', () => {
    const database = { url: URL, tls: null };
    for (const given of [options(), options('--empty')]) {
      expect(appOptions(settings({ database }), given)).toEqual({ central: { kind: 'server', url: URL } });
    }
  });

  it('hands on its TLS, also an empty one, which asks for it with the authorities of the computer', () => {
    for (const tls of [{ ca: 'PEM', servername: 'db.tienda.mx' }, {}]) {
      expect(appOptions(settings({ database: { url: URL, tls } }), options())).toEqual({
        central: { kind: 'server', url: URL, tls },
      });
    }
  });

  it('hands on the code of the terminal', () => {
    expect(appOptions(settings({ terminalCode: 'T07' }), options())).toMatchObject({ terminalCode: 'T07' });
  });
});

describe('applicationVersion', () => {
  it('is the one of the package that is running', () => {
    const root = mkdtempSync(join(tmpdir(), 'nexus-version-'));
    onTestFinished(() => rmSync(root, { recursive: true }));
    writeFileSync(join(root, 'package.json'), '{"name":"nexus-pos","version":"9.8.7"}');
    expect(applicationVersion(root)).toBe('9.8.7');
  });
});
