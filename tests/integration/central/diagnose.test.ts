import { createServer, type Server, type Socket } from 'node:net';
import { inspect } from 'node:util';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createConnectionTester } from '../../../src/main/adapters/postgres/diagnose/connection-tester.ts';
import { testHosts } from '../../../src/main/adapters/postgres/diagnose/test-hosts.ts';
import { TERMINAL_SCHEMA_VERSION } from '../../../src/main/adapters/postgres/schema-version.ts';
import type { ConnectionFields, HostReport, Logger } from '../../../src/main/application/ports.ts';
import {
  createCentralDatabase,
  createEmptyDatabase,
  type CentralDatabase,
} from '../../support/central-database.ts';

let database: CentralDatabase;
const logged: unknown[] = [];
const note = (...what: unknown[]) => void logged.push(what);
const logger: Logger = { info: note, warn: note, error: note };
const servers: Server[] = [];
const sockets: Socket[] = [];

beforeAll(async () => {
  database = await createCentralDatabase();
});
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await Promise.all(servers.splice(0).map((server) => new Promise((resolve) => server.close(resolve))));
});
afterAll(async () => {
  await database.expectBalanced();
  await database.drop();
});

/** The fields that somebody would write for the shop's own database. */
function fieldsOf(changes: Partial<ConnectionFields> = {}): ConnectionFields {
  const url = new URL(database.terminalUrl);
  return {
    hosts: `${url.hostname}:${url.port}`,
    database: url.pathname.slice(1),
    user: url.username,
    password: decodeURIComponent(url.password),
    encrypted: false,
    ...changes,
  };
}

async function problem(changes: Partial<ConnectionFields>): Promise<string | HostReport | undefined> {
  const tester = createConnectionTester({ kind: 'server', inUse: () => undefined, tlsOfNew: {}, logger });
  const [report] = await tester.test(fieldsOf(changes));
  return report?.ok === false ? report.problem : report;
}

/** A port that does what is asked of it to whoever connects. */
async function listening(onSocket: (socket: Socket) => void): Promise<string> {
  const server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => {});
    onSocket(socket);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return `127.0.0.1:${address.port}`;
}

describe('a connection that is tried', () => {
  it('says how a good one answers', async () => {
    const report = await problem({});
    expect(report).toMatchObject({ ok: true, encrypted: false, schemaVersion: TERMINAL_SCHEMA_VERSION });
    if (typeof report !== 'object' || !report.ok) throw new Error('not reached');
    expect(report.serverVersion).toMatch(/^\d+/);
    expect(report.latencyMs).toBeGreaterThanOrEqual(1);
    expect(Math.abs(report.clockSkewMs)).toBeLessThan(1_000);
  });

  it.each([
    ['a wrong password', { password: 'otra' }, 'wrong-password'],
    ['no password', { password: '' }, 'wrong-password'],
    ['a user that is nobody', { user: 'nadie' }, 'wrong-password'],
    ['a database that is not there', { database: 'no_existe' }, 'database-missing'],
    ['a name that nobody has', { hosts: 'no-existe.invalid' }, 'name-not-found'],
    ['a port that nobody listens on', { hosts: '127.0.0.1:1' }, 'refused'],
    ['a server without TLS, asked for it', { encrypted: true }, 'tls-not-offered'],
    ['hosts that are none', { hosts: 'a b/c' }, 'not-an-address'],
    ['a port that cannot be', { hosts: '127.0.0.1:99999' }, 'not-an-address'],
    ['a password with what ends an address', { password: 'p@ss/w:rd?#' }, 'wrong-password'],
  ])('names %s', async (_what, changes, expected) => {
    expect(await problem(changes)).toBe(expected);
  });

  it('names a host that takes the connection and says nothing', async () => {
    expect(await problem({ hosts: await listening(() => {}) })).toBe('timeout');
  });

  it('names a host that hangs up', async () => {
    expect(await problem({ hosts: await listening((socket) => socket.destroy()) })).toBe('cut');
  });

  it('names a database that is not of this application', async () => {
    const empty = await createEmptyDatabase();
    const name = new URL(empty.ownerUrl).pathname.slice(1);
    expect(await problem({ database: name })).toBe('schema-missing');
    await empty.drop();
  });

  it('names a login that is no terminal', async () => {
    await database.query(`DROP ROLE IF EXISTS nexus_diagnose_test`);
    await database.query(`CREATE ROLE nexus_diagnose_test LOGIN PASSWORD 'x'`);
    const name = new URL(database.ownerUrl).pathname.slice(1);
    await database.query(`GRANT CONNECT ON DATABASE ${name} TO nexus_diagnose_test`);
    expect(await problem({ user: 'nexus_diagnose_test', password: 'x' })).toBe('no-rights');
    await database.query(`REVOKE CONNECT ON DATABASE ${name} FROM nexus_diagnose_test`);
    await database.query(`DROP ROLE nexus_diagnose_test`);
  });

  it.each([
    ['older', 'version = 1, accepts_from = 1', 'schema-too-old'],
    ['newer', 'version = 99, accepts_from = 99', 'schema-too-new'],
  ])('names a schema that is %s', async (_what, change, expected) => {
    const [before] = await database.query<{ version: number; accepts_from: number }>(
      'SELECT version, accepts_from FROM schema_version',
    );
    await database.query(`UPDATE schema_version SET ${change}`);
    expect(await problem({})).toBe(expected);
    await database.query('UPDATE schema_version SET version = $1, accepts_from = $2', [
      before?.version,
      before?.accepts_from,
    ]);
  });

  it('names a copy that is only read', async () => {
    const name = new URL(database.ownerUrl).pathname.slice(1);
    await database.query(`ALTER DATABASE ${name} SET default_transaction_read_only = on`);
    expect(await problem({})).toBe('read-only');
    const owner = new pg.Client({ connectionString: database.ownerUrl });
    await owner.connect();
    await owner.query('SET default_transaction_read_only = off');
    await owner.query(`ALTER DATABASE ${name} RESET default_transaction_read_only`);
    await owner.end();
  });

  it('asks every host of a list', async () => {
    const tester = createConnectionTester({ kind: 'server', inUse: () => undefined, tlsOfNew: {}, logger });
    const { hosts } = fieldsOf();
    expect(await tester.test(fieldsOf({ hosts: `127.0.0.1:1, ${hosts}` }))).toMatchObject([
      { host: '127.0.0.1:1', ok: false, problem: 'refused' },
      { host: hosts, ok: true },
    ]);
  });

  it('tells no secret, neither in its answer nor in the log', async () => {
    const password = 'muy-secreta';
    const tester = createConnectionTester({
      kind: 'server',
      inUse: () => ({ urls: [database.terminalUrl.replace(/:[^:@]*@/, `:${password}@`)] }),
      tlsOfNew: {},
      logger,
    });
    const said = JSON.stringify([
      tester.inUse(),
      await tester.testInUse(),
      await tester.test(fieldsOf({ password })),
    ]);
    expect(said).not.toContain(password);
    expect(inspect(logged, { depth: 10 })).not.toContain(password);
  });

  it('says nothing of a connection that is not there yet', async () => {
    const tester = createConnectionTester({ kind: 'embedded', inUse: () => undefined, tlsOfNew: {}, logger });
    expect(tester.inUse()).toBeUndefined();
    expect(await tester.testInUse()).toEqual([]);
    expect(await testHosts({ urls: [], logger })).toEqual([]);
  });
});
