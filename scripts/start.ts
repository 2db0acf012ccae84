/** Starts the shop: builds it if needed, and shows it in Electron where that can be had, in a browser otherwise. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { surroundings } from '../src/main/host/data-folder.ts';
import { parseHostOptions, USAGE } from '../src/main/host/host-options.ts';
import { buildIfNeeded } from './build-if-needed.ts';
import { obtainElectron } from './obtain-electron.ts';

const root = join(import.meta.dirname, '..');
/** An Electron that ends badly this soon could not start at all, for example without its sandbox. */
const FAILED_START_MS = 20_000;

process.exitCode = await start(process.argv.slice(2));

async function start(args: readonly string[]): Promise<number> {
  const parsed = parseHostOptions(args);
  if (!parsed.ok || parsed.value.help) {
    say(parsed.ok ? USAGE : parsed.error);
    return parsed.ok ? 0 : 1;
  }
  const { host } = parsed.value;
  await buildIfNeeded(root, say);
  if (host === 'browser') return browserHost();

  const obstacle = obstacleToElectron() ?? (await electronOrObstacle());
  if (typeof obstacle === 'object') {
    const startedAt = performance.now();
    const code = await electronHost(obstacle.program, args);
    const couldNotStart = code !== 0 && performance.now() - startedAt < FAILED_START_MS;
    if (host === 'electron' || !couldNotStart) return code;
    say('Electron no pudo arrancar en esta computadora: Nexus POS se abre en el navegador.');
    return browserHost();
  }
  if (host === 'electron') {
    say(obstacle);
    return 1;
  }
  say(`${obstacle} Nexus POS se abre en el navegador.`);
  return browserHost();
}

/** What keeps a window of Electron from opening here at all, in Spanish. */
function obstacleToElectron(): string | null {
  const { platform, env, isRoot } = surroundings();
  if (platform !== 'linux') return null;
  if (!env['DISPLAY'] && !env['WAYLAND_DISPLAY']) return 'No hay pantalla para Electron.';
  // Under root Chromium works only without its sandbox, which is what keeps a page away from the computer.
  if (isRoot) return 'Electron no corre como root, porque perdería su protección.';
  return null;
}

async function electronOrObstacle(): Promise<{ program: string } | string> {
  const electron = await obtainElectron(root, say);
  return electron.ok ? { program: electron.value } : electron.error;
}

/** In this same process, so that a signal reaches it directly. It ends the process by itself. */
async function browserHost(): Promise<number> {
  const built = join(root, 'out', 'main', 'browser-host.js');
  await import(built);
  return 0;
}

function electronHost(program: string, args: readonly string[]): Promise<number> {
  const child = spawn(program, [root, ...args], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
