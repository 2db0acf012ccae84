import { spawn } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { failure, success, type Result } from '../src/shared/domain/result.ts';

/** A download that brings nothing for this long, before its first byte or after any other, is given up. */
const STALLED_MS = 60_000;
const NOT_TO_BE_HAD = 'Electron no está instalado y no se pudo descargar.';

/**
 * The program of Electron; downloaded once if it is missing. Without a connection it is not to be had, and nobody waits
 * for it again today.
 * @param stalledMs how long a download may bring nothing
 * @returns its path, or why there is none, in Spanish
 */
export async function obtainElectron(
  root: string,
  say: (line: string) => void,
  stalledMs = STALLED_MS,
): Promise<Result<string, string>> {
  const folder = join(root, 'node_modules', 'electron');
  if (!existsSync(folder)) return failure('Electron no está entre las dependencias instaladas.');
  const installed = installedProgram(folder);
  if (installed) return success(installed);
  if (failedToday(folder)) return failure(`${NOT_TO_BE_HAD} Se intentará de nuevo mañana.`);
  if (!isWritable(folder)) return failure(`${NOT_TO_BE_HAD} No hay permiso para escribir en ${folder}.`);
  await download(folder, say, stalledMs);
  const obtained = installedProgram(folder);
  if (obtained) return success(obtained);
  rememberFailure(folder);
  return failure(NOT_TO_BE_HAD);
}

/** As Electron's own installer decides it: a program of exactly this version. */
export function installedProgram(folder: string): string | null {
  const pathFile = join(folder, 'path.txt');
  const versionFile = join(folder, 'dist', 'version');
  if (!existsSync(pathFile) || !existsSync(versionFile)) return null;
  if (readFileSync(versionFile, 'utf8').trim().replace(/^v/, '') !== packageVersion(folder)) return null;
  const program = join(folder, 'dist', readFileSync(pathFile, 'utf8').trim());
  return existsSync(program) ? program : null;
}

/** Runs the installer, which verifies what it gets. Its failure shows in the program not being there. */
function download(folder: string, say: (line: string) => void, stalledMs: number): Promise<void> {
  const report = pathToFileURL(join(import.meta.dirname, 'report-download.mjs')).href;
  const installer = spawn(process.execPath, ['--import', report, join(folder, 'install.js')], {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    env: { ...process.env, ELECTRON_GET_NO_PROGRESS: '1' },
  });
  return new Promise((resolve) => {
    let stalled: NodeJS.Timeout | undefined;
    let shown = -1;
    installer.on('message', (message: { received: number; total: number | null }) => {
      clearTimeout(stalled);
      stalled = setTimeout(() => installer.kill(), stalledMs);
      const tenth = message.total ? Math.floor((message.received / message.total) * 10) : 0;
      if (tenth === shown) return;
      shown = tenth;
      say(tenth === 0 ? 'Descargando Electron…' : `Descargando Electron… ${tenth * 10} %`);
    });
    const done = () => {
      clearTimeout(stalled);
      resolve();
    };
    installer.once('error', done);
    installer.once('exit', done);
  });
}

function failedToday(folder: string): boolean {
  const file = memory();
  return existsSync(file) && readFileSync(file, 'utf8') === memoryOf(folder);
}

function rememberFailure(folder: string): void {
  try {
    mkdirSync(dirname(memory()), { recursive: true });
    writeFileSync(memory(), memoryOf(folder));
  } catch (error) {
    // A home that cannot be written to: the next start tries again, which costs five seconds.
    if (!(error instanceof Error && 'code' in error)) throw error;
  }
}

function memory(): string {
  const cache = process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache');
  return join(cache, 'nexus-pos', 'electron-not-to-be-had');
}

function memoryOf(folder: string): string {
  return `${packageVersion(folder)} ${new Date().toDateString()}\n`;
}

function packageVersion(folder: string): string {
  return (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }).version;
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    // Whatever forbids it, the program cannot be placed there.
    return false;
  }
}
