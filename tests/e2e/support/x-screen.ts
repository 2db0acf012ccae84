import { execFile, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { chromium, type Page } from '@playwright/test';
import { isRoot } from '../../support/not-run.ts';
import { CHROMIUM_ARGUMENTS, findChromium } from './chromium.ts';

const run = promisify(execFile);
const PROGRAMS = ['Xvfb', 'xdotool', 'setxkbmap'];

/** xdotool waits half of its delay after a key goes down and half after it goes up. */
const PERSON_DELAY_MS = '160';
const SCANNER_DELAY_MS = '4';

/** Why keys of a real keyboard cannot be sent here; null when they can. */
export function obstacleToXScreen(): string | null {
  if (process.platform !== 'linux') return 'teclado de X: sólo se prueba en Linux';
  const bySomebodyElse = isRoot() ? '' : ', que solo root instala';
  const missing = PROGRAMS.filter((name) => spawnSync('which', [name]).status !== 0);
  if (missing.length > 0) return `teclado de X: falta ${missing.join(', ')}${bySomebodyElse}`;
  if (findChromium()?.isPackaged === false) return null;
  return `teclado de X: falta un navegador que abra ventanas${bySomebodyElse}`;
}

/** A screen of its own with one window of the application, and the keyboard in front of it. */
export interface XScreen {
  readonly page: Page;
  /** Keys one after another, in the names of X (`F12`, `ctrl+r`, `dead_acute`). */
  press(...keys: readonly string[]): Promise<void>;
  /** At a person's pace. */
  type(text: string): Promise<void>;
  /** At a scanner's pace, with its Enter. */
  scan(code: string): Promise<void>;
  /** Keeps a key down until `released`; the X server repeats it. */
  hold(key: string): Promise<{ release(): Promise<void> }>;
  close(): Promise<void>;
}

/**
 * Opens the address as an application window in a real browser on an X server of its own. Whatever a key does there, the
 * browser and the X server do it as at a counter.
 * @param layout of the keyboard, in the names of XKB
 */
export async function openXScreen(address: string, layout: string): Promise<XScreen> {
  const found = findChromium();
  if (!found) throw new Error('no browser');
  // It ends with its last client, so that nothing is left behind however the tests end.
  const server = spawn(
    'Xvfb',
    ['-displayfd', '1', '-screen', '0', '1366x768x24', '-nolisten', 'tcp', '-terminate'],
    {
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  );
  const ended = once(server, 'exit');
  const [number] = (await Promise.race([
    once(server.stdout, 'data'),
    ended.then(() => Promise.reject(new Error('Xvfb did not start'))),
  ])) as [Buffer];
  const env = { ...process.env, ...found.env, DISPLAY: `:${number.toString().trim()}` };
  const profile = mkdtempSync(join(tmpdir(), 'nexus-profile-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: found.executablePath,
    headless: false,
    chromiumSandbox: false,
    viewport: null,
    env,
    args: [...CHROMIUM_ARGUMENTS, `--app=${address}`, '--window-position=0,0', '--window-size=1366,768'],
  });
  const page = context.pages()[0] ?? (await context.waitForEvent('page'));
  await run('setxkbmap', ['-layout', layout], { env });
  const keyboard = (...args: readonly string[]) => run('xdotool', args, { env });
  await keyboard('search', '--sync', '--onlyvisible', '--class', 'chrom', 'windowfocus', '--sync');

  return {
    page,
    press: async (...keys) => void (await keyboard('key', '--delay', PERSON_DELAY_MS, ...keys)),
    type: async (text) => void (await keyboard('type', '--delay', PERSON_DELAY_MS, text)),
    scan: async (code) => void (await keyboard('type', '--delay', SCANNER_DELAY_MS, `${code}\n`)),
    async hold(key) {
      await keyboard('keydown', key);
      return { release: async () => void (await keyboard('keyup', key)) };
    },
    async close() {
      await context.close();
      server.kill();
      await ended;
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
