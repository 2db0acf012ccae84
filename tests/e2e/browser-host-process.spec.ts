import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { temporaryDataFolder, type TemporaryDataFolder } from './support/data-folder.ts';
import { launchShop, PROJECT, type ShopProcess } from './support/launch-shop.ts';

let folder: TemporaryDataFolder;
const started: ChildProcess[] = [];

test.beforeEach(() => {
  folder = temporaryDataFolder();
});
test.afterEach(async () => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
  await folder.remove();
});

async function start(args: readonly string[] = []): Promise<ShopProcess> {
  const shop = await launchShop({ dataFolder: folder.path, args });
  started.push(shop.child);
  return shop;
}

const postgresPid = () => folder.postgresPid();

async function runningPostgres(): Promise<number> {
  await expect.poll(postgresPid, { timeout: 30_000 }).not.toBeNull();
  return postgresPid() ?? 0;
}

/** What can be read of every process of this computer by everybody. */
function commandLines(): string {
  const processes = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return processes.map((pid) => readOrNothing(`/proc/${pid}/cmdline`)).join('\n');
}

function readOrNothing(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // A process that ended between the listing and the reading.
    return '';
  }
}

const isAlive = (pid: number) => readOrNothing(`/proc/${pid}/cmdline`) !== '';

test.describe('the browser host as a process', () => {
  test('prints its address alone on a line and lets in who has the token', async () => {
    const shop = await start();
    expect(shop.output().split('\n')).toContain(`Nexus POS en ${shop.url}`);
    const asked = async (path: string, token: string | null) => {
      const headers = token === null ? {} : { authorization: `Bearer ${token}` };
      return (await fetch(`${shop.origin}${path}`, { headers })).status;
    };
    for (const path of ['/', '/pos', '/cuentas', '/ajustes']) {
      // oxlint-disable-next-line no-await-in-loop -- three requests
      expect([path, await asked(path, shop.token), await asked(path, null)]).toEqual([path, 200, 401]);
    }
    expect(commandLines()).not.toContain(shop.token);
    expect(await shop.stop()).toBe(0);
  });

  test('keeps sales, customers and log to the user it runs as', async () => {
    const shop = await start();
    await runningPostgres();
    const files = readdirSync(folder.path).map((name) => join(folder.path, name));
    const openToOthers = files.filter(
      (file) => statSync(file).isFile() && (statSync(file).mode & 0o077) !== 0,
    );
    expect(openToOthers).toEqual([]);
    expect(await shop.stop()).toBe(0);
  });

  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    test(`stops everything it started at ${signal}`, async () => {
      const shop = await start();
      const postgres = await runningPostgres();
      const startedAt = performance.now();
      shop.child.kill(signal);
      // A terminal and npm both pass it on: the second one must not cut the stop short.
      shop.child.kill(signal);
      const [code] = (await once(shop.child, 'exit')) as [number | null];
      expect(code).toBe(0);
      expect(performance.now() - startedAt).toBeLessThan(20_000);
      expect(isAlive(postgres)).toBe(false);
      expect(postgresPid()).toBeNull();
      expect(existsSync(join(folder.path, 'running.json'))).toBe(false);
    });
  }

  test('stops at once when it is told so while it starts', async () => {
    const shop = await start();
    expect(await shop.stop()).toBe(0);
    expect(postgresPid()).toBeNull();
  });

  test('a second start on the same data folder leads to the first and leaves it alone', async () => {
    const first = await start();
    const second = await start();
    expect(second.url).toBe(first.url);
    expect(second.output()).toContain('ya está abierto');
    await expect.poll(() => second.child.exitCode).toBe(0);
    const answer = await fetch(first.origin, { headers: { authorization: `Bearer ${first.token}` } });
    expect(answer.status).toBe(200);
    expect(await first.stop()).toBe(0);
  });

  test('after it was killed, the next start stops the database it left and goes on', async () => {
    const killed = await start();
    const orphan = await runningPostgres();
    await killed.kill();
    expect(isAlive(orphan)).toBe(true);
    const next = await start();
    await expect.poll(postgresPid, { timeout: 30_000 }).not.toBe(orphan);
    expect(isAlive(orphan)).toBe(false);
    expect(next.token).not.toBe(killed.token);
    expect(await next.stop()).toBe(0);
  });

  test('says so when its port is taken, and leaves nothing running', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const address = other.address();
    const port = String(typeof address === 'object' && address ? address.port : 0);
    await expect(start(['--port', port])).rejects.toThrow(`El puerto ${port} está ocupado.`);
    other.close();
    await expect.poll(postgresPid).toBeNull();
  });

  /** Ctrl+C goes to all of a terminal's group; `kill` and service managers tell npm alone. */
  const tellings = [
    ['Ctrl+C', (npm: number) => process.kill(-npm, 'SIGINT')],
    ['SIGTERM', (npm: number) => process.kill(npm, 'SIGTERM')],
  ] as const;
  for (const [name, tell] of tellings) {
    test(`npm start stops everything at ${name}`, async () => {
      const args = ['start', '--', '--host', 'browser', '--port', '0', '--no-open', '--data', folder.path];
      const npm = spawn('npm', args, {
        cwd: PROJECT,
        // A group of its own, as in a terminal.
        detached: true,
        stdio: ['ignore', 'pipe', 'ignore'],
        env: { ...process.env, NEXUS_DATABASE_URL: '' },
      });
      started.push(npm);
      let output = '';
      npm.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
      const address = /^Nexus POS en http:\/\/127\.0\.0\.1:\d+\/\?token=\S+$/m;
      await expect.poll(() => output, { timeout: 60_000 }).toMatch(address);
      const postgres = await runningPostgres();
      tell(npm.pid ?? 0);
      await once(npm, 'exit');
      await expect.poll(() => isAlive(postgres), { timeout: 20_000 }).toBe(false);
      await expect.poll(() => existsSync(join(folder.path, 'running.json'))).toBe(false);
    });
  }
});
