import assert from 'node:assert/strict';
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { lockDataFolder } from '../../../src/main/adapters/sqlite/local/lock-data-folder.ts';
import { createCentralDatabase, type CentralDatabase } from '../../support/central-database.ts';
import type { FromHost, HostState, ToHost } from '../../support/electron-stand-in/host-messages.ts';

const RUNNER = join(import.meta.dirname, '../../support/electron-stand-in/run-host.ts');

/** The Electron host in a process of its own, with the stand-in in the place of Electron. */
class Host {
  readonly child: ChildProcess;
  readonly ended: Promise<number | null>;
  #last: HostState | undefined;

  constructor(args: readonly string[], variables: Readonly<Record<string, string>>) {
    this.child = fork(RUNNER, [join(folder, 'app'), ...args], { env: { ...process.env, ...variables } });
    this.child.on('message', (message: FromHost) => {
      if (message.kind === 'state') this.#last = message.state;
    });
    this.ended = once(this.child, 'exit').then(([code]) => code as number | null);
  }

  /** What it has done so far; at its first word that is all it does before Electron is ready. */
  async state(): Promise<HostState> {
    if (this.#last !== undefined && this.child.connected) this.tell('state');
    await once(this.child, 'message');
    return this.last();
  }

  last(): HostState {
    if (this.#last === undefined) throw new Error('the host has said nothing');
    return this.#last;
  }

  tell(kind: ToHost['kind']): void {
    this.child.send({ kind });
  }

  async untilWindow(): Promise<void> {
    await vi.waitFor(async () => assert.equal((await this.state()).windows, 1), { timeout: 30_000 });
  }
}

let folder: string;
let central: CentralDatabase;
let host: Host | undefined;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'nexus-electron-host-'));
  chmodSync(folder, 0o711);
  // What the host looks for where the application is installed.
  mkdirSync(join(folder, 'app', 'out', 'renderer'), { recursive: true });
  writeFileSync(join(folder, 'app', 'package.json'), '{"version":"0.0.0"}');
  central = await createCentralDatabase();
});
afterEach(async () => {
  if (host?.child.exitCode === null && host.child.signalCode === null) {
    host.child.kill('SIGKILL');
    await host.ended;
  }
  host = undefined;
  await central.expectBalanced();
  await central.drop();
  rmSync(folder, { recursive: true, force: true });
});

function start(...args: readonly string[]): Host {
  host = new Host([...args, '--data', folder], { NEXUS_DATABASE_URL: central.terminalUrl });
  return host;
}

/** Everything that the shop held is free again. */
function expectNothingLeft(): void {
  expect(existsSync(join(folder, 'running.json'))).toBe(false);
  const locked = lockDataFolder(folder);
  expect(locked.ok).toBe(true);
  if (locked.ok) locked.value.release();
}

describe('runElectronHost', () => {
  it('attack: a page without the sandbox, a reload from the menu. Both are shut before Electron is ready', async () => {
    const { isReady, isSandboxEnabled, menus, schemes, userData, windows } = await start().state();
    expect({ isReady, isSandboxEnabled, menus, schemes, windows }).toEqual({
      isReady: false,
      isSandboxEnabled: true,
      menus: ['none'],
      schemes: ['nexus-pos'],
      windows: 0,
    });
    expect(userData).toBe(join(folder, 'electron'));
  });

  it('a second start that Electron refuses shows nothing, touches nothing and ends well', async () => {
    const second = start('--second');
    expect(await second.ended).toBe(0);
    expect(second.last()).toMatchObject({ windows: 0, errorBoxes: [], isSandboxEnabled: false });
    expect(second.last().said).toEqual(['Nexus POS ya está abierto: se muestra su ventana.']);
    expect(existsSync(join(folder, 'nexus.lock'))).toBe(false);
  });

  it('a data folder that another host has is left to it', async () => {
    const locked = lockDataFolder(folder);
    const address = 'http://127.0.0.1:1/?token=x';
    writeFileSync(
      join(folder, 'running.json'),
      JSON.stringify({ pid: process.pid, host: 'browser', url: address }),
    );
    const second = start();
    await second.state();
    second.tell('ready');
    expect(await second.ended).toBe(0);
    expect(second.last()).toMatchObject({
      windows: 0,
      errorBoxes: ['Nexus POS ya está abierto en el navegador de esta computadora.'],
      said: [`Nexus POS en ${address}`],
    });
    if (locked.ok) locked.value.release();
  });

  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    it(`stops in good order at ${signal}, once its window is open`, async () => {
      const running = start();
      await running.state();
      running.tell('ready');
      await running.untilWindow();
      expect(JSON.parse(readFileSync(join(folder, 'running.json'), 'utf8'))).toMatchObject({
        host: 'electron',
      });
      running.child.kill(signal);
      expect(await running.ended).toBe(0);
      expect(running.last().errorBoxes).toEqual([]);
      expectNothingLeft();
    });

    it(`hears ${signal} while it starts`, async () => {
      const running = start();
      await running.state();
      running.child.kill(signal);
      running.tell('ready');
      expect(await running.ended).toBe(0);
      expect(running.last().errorBoxes).toEqual([]);
      expectNothingLeft();
    });
  }

  it('holds up an Electron that quits while the shop starts, until everything is stopped', async () => {
    const running = start();
    await running.state();
    const answers: FromHost[] = [];
    running.child.on('message', (message: FromHost) => answers.push(message));
    running.tell('quit');
    running.tell('ready');
    expect(await running.ended).toBe(0);
    expect(answers).toContainEqual({ kind: 'was-held-up', heldUp: true });
    expectNothingLeft();
  });

  it('attack: reading the connection string from the disk. It is sealed at the first start', async () => {
    const file = join(folder, 'settings.json');
    writeFileSync(file, JSON.stringify({ database: { url: central.terminalUrl } }));
    host = new Host(['--data', folder], { NEXUS_DATABASE_URL: '' });
    await host.state();
    host.tell('ready');
    await host.untilWindow();
    host.child.kill('SIGTERM');
    expect(await host.ended).toBe(0);
    const written = readFileSync(file, 'utf8');
    expect(written).toContain('sealedUrl');
    expect(written).not.toContain(new URL(central.terminalUrl).password);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });
});
