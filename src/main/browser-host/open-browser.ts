import { spawn } from 'node:child_process';
import { accessSync, constants, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Surroundings } from '../host/data-folder.ts';
import { openingPage } from './pages.ts';

export interface OpenOptions {
  /** With its token. */
  readonly url: string;
  readonly dataFolder: string;
  readonly surroundings: Surroundings;
}

/** Whether a window was asked for; otherwise why not, in Spanish. */
export type Opened = { readonly opened: true } | { readonly opened: false; readonly reason: string };

/**
 * Opens the address in a window of its own, without tabs or address bar, or else in the usual browser. The browser is
 * given a file that only this user can read: everybody sees the arguments of everybody's programs, and the address
 * has the token.
 */
export async function openBrowser({ url, dataFolder, surroundings }: OpenOptions): Promise<Opened> {
  const { platform, env, isRoot } = surroundings;
  if (platform === 'linux' && !env['DISPLAY'] && !env['WAYLAND_DISPLAY']) {
    return { opened: false, reason: 'No hay pantalla en esta computadora.' };
  }
  // A browser's sandbox does not work under root, and without it any page owns the computer.
  if (isRoot) return { opened: false, reason: 'Como root no se abre el navegador.' };
  const file = await writeOpeningFile(dataFolder, url);
  const command = commandToOpen(pathToFileURL(file).href, dataFolder, surroundings);
  if (!command) return { opened: false, reason: 'No se encontró un navegador.' };
  const started = await start(command);
  return started ? { opened: true } : { opened: false, reason: 'El navegador no se pudo abrir.' };
}

export function removeOpeningFile(dataFolder: string): void {
  rmSync(openingFile(dataFolder), { force: true });
}

async function writeOpeningFile(dataFolder: string, url: string): Promise<string> {
  const file = openingFile(dataFolder);
  rmSync(file, { force: true });
  writeFileSync(file, String(await openingPage(url)), { mode: 0o600, flag: 'wx' });
  return file;
}

function openingFile(dataFolder: string): string {
  return join(dataFolder, 'abrir.html');
}

interface Command {
  readonly program: string;
  readonly args: readonly string[];
}

const CHROMIUMS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];

function commandToOpen(address: string, dataFolder: string, where: Surroundings): Command | null {
  const app = [
    `--app=${address}`,
    // A profile of its own: no extension of the user reads the shop's screen, and closing it closes only this window.
    `--user-data-dir=${join(dataFolder, 'browser-profile')}`,
    '--start-maximized',
    ...['--no-first-run', '--no-default-browser-check', '--disable-sync'],
  ];
  const chromium = findChromium(where);
  if (chromium) return { program: chromium, args: app };
  if (where.platform === 'darwin') return { program: 'open', args: [address] };
  if (where.platform === 'win32') return { program: 'explorer.exe', args: [address] };
  const opener = inPath(['xdg-open'], where.env);
  return opener ? { program: opener, args: [address] } : null;
}

function findChromium({ platform, env }: Surroundings): string | undefined {
  const chosen = env['CHROMIUM_PATH'];
  if (chosen) return chosen;
  if (platform === 'linux') return inPath(CHROMIUMS, env);
  const places =
    platform === 'darwin'
      ? ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome']
      : ['ProgramFiles', 'ProgramFiles(x86)'].flatMap((folder) => [
          join(env[folder] ?? '', 'Google', 'Chrome', 'Application', 'chrome.exe'),
          join(env[folder] ?? '', 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
        ]);
  return places.find(isProgram);
}

function inPath(names: readonly string[], env: Surroundings['env']): string | undefined {
  const folders = (env['PATH'] ?? '').split(delimiter).filter(Boolean);
  const places = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  // A snap may read neither our file nor keep a profile in a hidden folder.
  return places.find((place) => !place.startsWith('/snap/') && isProgram(place));
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    // Not there, or not ours to run: the next one is tried.
    return false;
  }
}

/** The window lives on by itself: it is the user's, not ours to close. */
function start({ program, args }: Command): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { detached: true, stdio: 'ignore' });
    child.once('error', () => resolve(false));
    child.once('spawn', () => {
      child.unref();
      resolve(true);
    });
  });
}
