import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Surroundings } from '../host/data-folder.ts';
import { openBrowser, removeOpeningFile } from './open-browser.ts';

const url = 'http://127.0.0.1:4000/?token=hunter2';

let folder: string;
let where: Surroundings;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nexus-open-'));
  // A browser that writes down how it was started.
  const browser = join(folder, 'chromium');
  writeFileSync(
    browser,
    `#!/bin/sh\nprintf '%s\\n' "$@" > '${folder}/partial'\nmv '${folder}/partial' '${folder}/arguments'\n`,
  );
  chmodSync(browser, 0o755);
  where = { platform: 'linux', env: { DISPLAY: ':0', PATH: folder }, home: folder, isRoot: false };
});
afterEach(() => rmSync(folder, { recursive: true }));

const open = (changes: Partial<Surroundings> = {}) =>
  openBrowser({ url, dataFolder: folder, surroundings: { ...where, ...changes } });

async function startedWith(): Promise<string[]> {
  await vi.waitUntil(() => existsSync(join(folder, 'arguments')), { timeout: 10_000 });
  return readFileSync(join(folder, 'arguments'), 'utf8').trim().split('\n');
}

describe('openBrowser', () => {
  it('opens a window without tabs or address bar, with a profile of its own', async () => {
    expect(await open()).toEqual({ opened: true });
    const args = await startedWith();
    expect(args[0]).toMatch(/^--app=file:\/\//);
    expect(args).toContain(`--user-data-dir=${join(folder, 'browser-profile')}`);
  });

  it('says why it opened none', async () => {
    expect(await open({ env: { PATH: folder } })).toMatchObject({
      opened: false,
      reason: expect.stringContaining('pantalla'),
    });
    expect(await open({ env: { DISPLAY: ':0', PATH: '/nowhere' } })).toMatchObject({
      opened: false,
      reason: expect.stringContaining('navegador'),
    });
  });

  it('opens none as root, where a browser has no sandbox', async () => {
    expect(await open({ isRoot: true })).toMatchObject({
      opened: false,
      reason: expect.stringContaining('root'),
    });
    expect(existsSync(join(folder, 'arguments'))).toBe(false);
  });
});

describe('attack: another user reads the token', () => {
  it('the process list has none: the browser gets a file', async () => {
    await open();
    expect((await startedWith()).join(' ')).not.toContain('hunter2');
  });

  it('the file is for its owner alone, even where a wider one lay, and goes when the application stops', async () => {
    writeFileSync(join(folder, 'abrir.html'), '', { mode: 0o644 });
    await open();
    const file = fileURLToPath((await startedWith())[0]?.slice('--app='.length) ?? '');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, 'utf8')).toContain(`content="0;url=${url}"`);
    removeOpeningFile(folder);
    expect(existsSync(file)).toBe(false);
  });
});
