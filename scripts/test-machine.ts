/** Gets for the tests what this computer can have, and works out how to show windows on it. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { obtainElectron } from './obtain-electron.ts';
import { runStep } from './steps.ts';

const root = join(import.meta.dirname, '..');
const isRoot = process.getuid?.() === 0;

/** What Electron's program needs of Debian, and a screen for it. */
const FOR_ELECTRON = ['xvfb', 'xauth', 'libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1'];

/** Tries once to obtain Electron; with it, what Debian has to give so that it runs. */
export async function prepareElectron(): Promise<void> {
  const electron = await obtainElectron(root, (line) => console.log(line));
  if (!electron.ok) {
    console.log(electron.error);
    return;
  }
  await installForRoot(FOR_ELECTRON, () => process.platform !== 'linux' || hasProgram('xvfb-run'));
}

/** The pooler that shops put before their server, the oldest PostgreSQL that is supported, and what makes certificates. */
export async function installServers(): Promise<void> {
  await installForRoot(['openssl'], () => existsSync('/usr/bin/openssl'));
  await installForRoot(['pgbouncer'], () => existsSync('/usr/sbin/pgbouncer'));
  await installForRoot(['postgresql-15'], () => existsSync('/usr/lib/postgresql/15/bin/initdb'));
}

/** A screen with a keyboard of its own, for the keys that no page can send to itself. */
export async function installKeyboard(): Promise<void> {
  await installForRoot(['xvfb', 'xauth', 'xdotool', 'x11-xkb-utils'], () =>
    ['Xvfb', 'xauth', 'xdotool', 'setxkbmap'].every(hasProgram),
  );
}

/** Installs packages of the distribution where root may, unless `isThere` finds that it is not needed. */
export async function installForRoot(packages: readonly string[], isThere: () => boolean): Promise<void> {
  if (isThere() || !isRoot || !hasProgram('apt-get')) return;
  // In the runlevel of maintenance no package starts its service: the tests start their own.
  const env = { DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  const args = ['install', '--yes', '--no-install-recommends', ...packages];
  const title = `apt-get install ${packages.join(' ')}`;
  const updated = await runStep({ title: 'apt-get update', command: 'apt-get', args: ['update'], env });
  const installed = updated === 0 ? await runStep({ title, command: 'apt-get', args, env }) : updated;
  // Not fatal: what needs it is listed at the end if there is no other way.
  if (installed !== 0) console.log(`── ${title}: not to be had (${installed})`);
}

/** The command, inside a screen of its own where the computer has none. */
export function displayFor(
  command: string,
  args: readonly string[],
): { readonly command: string; readonly args: readonly string[] } {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  const needsScreen = process.platform === 'linux' && !DISPLAY && !WAYLAND_DISPLAY;
  if (!needsScreen || !hasProgram('xvfb-run')) return { command, args };
  return { command: 'xvfb-run', args: ['--auto-servernum', command, ...args] };
}

function hasProgram(name: string): boolean {
  return spawnSync('sh', ['-c', `command -v ${name}`], { stdio: 'ignore' }).status === 0;
}
