import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { failure, success, type Result } from '../src/shared/domain/result.ts';
import { chooseHost, FAILED_START_MS, type HostChoices } from './choose-host.ts';
import { obstacleToElectron } from './obstacle-to-electron.ts';
import { runProgram } from './run-program.ts';

const NOT_TO_BE_HAD = 'Electron no está instalado y no se pudo descargar.';
const BROWSER_CODE = 7;

let folder: string;
let said: string[];
let nowMs: number;
let browserStarts: number;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nexus-choice-'));
  [said, nowMs, browserStarts] = [[], 0, 0];
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A program of a few lines of shell in the place of Electron. */
function stub(script: string): Result<string, string> {
  const program = join(folder, 'electron');
  writeFileSync(program, `#!/bin/sh\n${script}\n`);
  chmodSync(program, 0o755);
  return success(program);
}

function choose(changes: Partial<HostChoices>): Promise<number> {
  return chooseHost({
    wanted: 'auto',
    obstacleToElectron: () => null,
    obtainElectron: async () => stub('exit 0'),
    runElectron: (program) => runProgram(program, []),
    runBrowserHost: async () => {
      browserStarts += 1;
      return BROWSER_CODE;
    },
    say: (line) => void said.push(line),
    nowMs: () => nowMs,
    ...changes,
  });
}

const never = () => {
  throw new Error('must not be asked');
};

describe('chooseHost', () => {
  it('opens Electron where it can be had, and ends as it does', async () => {
    expect(await choose({})).toBe(0);
    expect([said, browserStarts]).toEqual([[], 0]);
  });

  it('opens the browser host where that was asked for, without a look at Electron', async () => {
    expect(await choose({ wanted: 'browser', obstacleToElectron: never, obtainElectron: never })).toBe(
      BROWSER_CODE,
    );
  });

  it('says in one line that there is no place for a window, downloads nothing, and opens the browser host', async () => {
    const obstacle = () => 'No hay pantalla para Electron.';
    expect(await choose({ obstacleToElectron: obstacle, obtainElectron: never })).toBe(BROWSER_CODE);
    expect(said).toEqual(['No hay pantalla para Electron. Nexus POS se abre en el navegador.']);
  });

  it('says in one line that Electron is not to be had, and opens the browser host', async () => {
    expect(await choose({ obtainElectron: async () => failure(NOT_TO_BE_HAD) })).toBe(BROWSER_CODE);
    expect(said).toEqual([`${NOT_TO_BE_HAD} Nexus POS se abre en el navegador.`]);
  });

  it('says so and fails where nothing but Electron was asked for', async () => {
    expect(await choose({ wanted: 'electron', obtainElectron: async () => failure(NOT_TO_BE_HAD) })).toBe(1);
    expect([said, browserStarts]).toEqual([[NOT_TO_BE_HAD], 0]);
  });

  it.each(['exit 1', 'kill -TRAP $$', 'kill -SEGV $$'])(
    'opens the browser host when Electron ends by itself at once: %s',
    async (script) => {
      expect(await choose({ obtainElectron: async () => stub(script) })).toBe(BROWSER_CODE);
      expect(said).toEqual([
        'Electron no pudo arrancar en esta computadora: Nexus POS se abre en el navegador.',
      ]);
    },
  );

  it('ends with Electron where nothing else was asked for, however soon it ended', async () => {
    expect(await choose({ wanted: 'electron', obtainElectron: async () => stub('exit 3') })).toBe(3);
    expect(browserStarts).toBe(0);
  });

  it('ends with an Electron that had been running for a while, however badly', async () => {
    const runElectron: HostChoices['runElectron'] = async (program) => {
      const end = await runProgram(program, []);
      nowMs += FAILED_START_MS;
      return end;
    };
    expect(await choose({ runElectron, obtainElectron: async () => stub('exit 1') })).toBe(1);
    expect([said, browserStarts]).toEqual([[], 0]);
  });

  it.each([
    ['INT', 130],
    ['TERM', 143],
    ['HUP', 129],
    ['KILL', 137],
  ])('does not open the browser host when somebody stops Electron with SIG%s', async (signal, code) => {
    expect(await choose({ obtainElectron: async () => stub(`kill -${signal} $$`) })).toBe(code);
    expect([said, browserStarts]).toEqual([[], 0]);
  });

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'passes %s on to an Electron that is starting, waits for it, and opens nothing else',
    async (signal) => {
      const ready = join(folder, 'ready');
      const name = signal.slice(3);
      // It stops in its own way, and with a code that would otherwise mean that it could not start.
      const script = `trap 'kill $!; exit 9' ${name}\nsleep 60 &\n: > ${ready}\nwait`;
      const ended = choose({ obtainElectron: async () => stub(script) });
      await expect.poll(() => existsSync(ready)).toBe(true);
      process.emit(signal, signal);
      expect(await ended).toBe(9);
      expect([said, browserStarts]).toEqual([[], 0]);
    },
  );

  it('listens to no signal once the program has ended', async () => {
    const before = process.listenerCount('SIGINT');
    await choose({});
    expect(process.listenerCount('SIGINT')).toBe(before);
  });

  it('does not hide a program that cannot be run', async () => {
    await expect(choose({ obtainElectron: async () => success(join(folder, 'gone')) })).rejects.toThrow(
      'ENOENT',
    );
  });
});

describe('obstacleToElectron', () => {
  const linux = { platform: 'linux' as const, home: '/home/caja', isRoot: false };

  it.each([
    ['a display', { ...linux, env: { DISPLAY: ':0' } }, null],
    ['Wayland', { ...linux, env: { WAYLAND_DISPLAY: 'wayland-0' } }, null],
    ['no display', { ...linux, env: { DISPLAY: '' } }, 'No hay pantalla para Electron.'],
    [
      'root',
      { ...linux, env: { DISPLAY: ':0' }, isRoot: true },
      'Electron no corre como root, porque perdería su protección.',
    ],
    ['Windows', { ...linux, platform: 'win32' as const, env: {} }, null],
  ])('%s', (_where, surroundings, obstacle) => {
    expect(obstacleToElectron(surroundings)).toBe(obstacle);
  });
});
