import { execFile, execFileSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startCluster, type Cluster } from '../../../src/main/adapters/embedded-postgres/cluster.ts';
import { unprivilegedUser } from '../../../src/main/adapters/embedded-postgres/unprivileged-user.ts';
import { createConnections } from '../../../src/main/adapters/postgres/connections.ts';
import { testHosts } from '../../../src/main/adapters/postgres/diagnose/test-hosts.ts';
import type { TlsOptions } from '../../../src/main/adapters/postgres/connect-options.ts';
import { loadSettings } from '../../../src/main/host/settings.ts';
import { CentralUnavailableError } from '../../../src/main/application/ports.ts';
import { silentLogger } from '../../support/central-database.ts';
import { notRunWithout } from '../../support/not-run.ts';

const SCRIPT = join(import.meta.dirname, '../../../scripts/db-migrate.ts');
const OPENSSL = '/usr/bin/openssl';
const reason = existsSync(OPENSSL) ? '' : notRunWithout(OPENSSL);
const HOST_IN_CERTIFICATE = 'servidor.tienda';

describe.skipIf(reason !== '')(`a server that is reached over TLS${reason}`, () => {
  let directory: string;
  let cluster: Cluster;
  let ca: string;
  let otherCa: string;

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'nexus-test-tls-'));
    chmodSync(directory, 0o755);
    cluster = await startCluster({ directory, durable: false });
    ca = makeCertificate('server');
    otherCa = makeCertificate('other');
    const user = await unprivilegedUser();
    const key = join(directory, 'server.key');
    chmodSync(key, 0o600);
    if (user) chownSync(key, user.uid, user.gid);
    const admin = new pg.Client({ connectionString: cluster.url('postgres') });
    await admin.connect();
    await admin.query(`ALTER SYSTEM SET ssl_cert_file = '${join(directory, 'server.crt')}'`);
    await admin.query(`ALTER SYSTEM SET ssl_key_file = '${key}'`);
    await admin.query(`ALTER SYSTEM SET ssl = on`);
    await admin.query('SELECT pg_reload_conf()');
    await admin.end();
  });
  afterAll(async () => {
    await cluster.stop();
    rmSync(directory, { recursive: true, force: true });
  });

  function makeCertificate(name: string): string {
    const file = join(directory, `${name}.crt`);
    execFileSync(
      OPENSSL,
      [
        ...[
          'req',
          '-x509',
          '-newkey',
          'ec',
          '-pkeyopt',
          'ec_paramgen_curve:prime256v1',
          '-nodes',
          '-days',
          '2',
        ],
        ...['-subj', `/CN=${HOST_IN_CERTIFICATE}`, '-addext', `subjectAltName=DNS:${HOST_IN_CERTIFICATE}`],
        ...['-keyout', join(directory, `${name}.key`), '-out', file],
      ],
      { stdio: 'ignore' },
    );
    return readFileSync(file, 'utf8');
  }

  async function isEncrypted(tls: TlsOptions, parameters = ''): Promise<boolean | undefined> {
    const urls = [`${cluster.url('postgres')}${parameters}`];
    const connections = createConnections({ urls, tls, logger: silentLogger });
    try {
      return await connections.use(5_000, async (client) => {
        const { rows } = await client.query<{ ssl: boolean }>(
          'SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()',
        );
        return rows[0]?.ssl;
      });
    } finally {
      await connections.close();
    }
  }

  it('is spoken to in secret once its authority and its name are known', async () => {
    // The server reads its new configuration a moment after it was told to.
    await vi.waitFor(async () => {
      expect(await isEncrypted({ ca, servername: HOST_IN_CERTIFICATE })).toBe(true);
    });
  });

  it('is not spoken to when somebody else vouches for it, or it has another name', async () => {
    await expect(isEncrypted({ ca: otherCa, servername: HOST_IN_CERTIFICATE })).rejects.toBeInstanceOf(
      CentralUnavailableError,
    );
    await expect(isEncrypted({ ca, servername: 'otro.servidor' })).rejects.toBeInstanceOf(
      CentralUnavailableError,
    );
  });

  it.each(['?sslmode=disable', '?ssl=false', '?ssl=0&application_name=caja'])(
    'attack: the address ends in %s. TLS is spoken all the same',
    async (parameters) => {
      await vi.waitFor(async () => {
        expect(await isEncrypted({ ca, servername: HOST_IN_CERTIFICATE }, parameters)).toBe(true);
      });
    },
  );

  it.each(['?sslmode=require', '?sslmode=no-verify', '?sslrootcert=/nowhere/ca.pem', '?sslmode=prefer'])(
    'attack: the address ends in %s. The authority that was configured still decides',
    async (parameters) => {
      await vi.waitFor(async () => {
        expect(await isEncrypted({ ca, servername: HOST_IN_CERTIFICATE }, parameters)).toBe(true);
      });
      await expect(
        isEncrypted({ ca: otherCa, servername: HOST_IN_CERTIFICATE }, parameters),
      ).rejects.toBeInstanceOf(CentralUnavailableError);
    },
  );

  it('is told apart from one that nobody vouches for, or that has another name', async () => {
    const ask = async (tls: TlsOptions) => {
      const [report] = await testHosts({ urls: [cluster.url('postgres')], tls, logger: silentLogger });
      return report?.ok === false ? report.problem : 'answers';
    };
    expect(await ask({ ca: otherCa, servername: HOST_IN_CERTIFICATE })).toBe('certificate-untrusted');
    expect(await ask({ servername: HOST_IN_CERTIFICATE })).toBe('certificate-untrusted');
    expect(await ask({ ca, servername: 'otro.servidor' })).toBe('certificate-of-another');
    // Through the handshake, to a database without the shop's tables.
    expect(await ask({ ca, servername: HOST_IN_CERTIFICATE })).toBe('schema-missing');
  });

  it('is spoken to in secret, whoever vouches for it, where the shop says that it accepts any certificate', async () => {
    await vi.waitFor(async () => {
      expect(await isEncrypted({ ca: otherCa, rejectUnauthorized: false })).toBe(true);
    });
  });

  it('lets db:migrate in by the same certificates', async () => {
    const migrate = (...options: string[]) =>
      promisify(execFile)(process.execPath, [SCRIPT, '--report', ...options], {
        env: { ...process.env, NEXUS_DATABASE_URL: `${cluster.url('postgres')}?sslmode=disable` },
      });
    // The database was never migrated: the server was reached, and has no such table.
    await expect(
      migrate('--ca', join(directory, 'server.crt'), '--server-name', HOST_IN_CERTIFICATE),
    ).rejects.toMatchObject({ stderr: expect.stringContaining('legacy_findings') });
    await expect(
      migrate('--ca', join(directory, 'other.crt'), '--server-name', HOST_IN_CERTIFICATE),
    ).rejects.toMatchObject({ stderr: expect.stringContaining('certificate') });
  });

  describe('that asks each terminal for a certificate of its own', () => {
    const settingsOf = (tls: object) => {
      writeFileSync(
        join(directory, 'settings.json'),
        JSON.stringify({
          database: {
            url: cluster.url('postgres'),
            tls: { caFile: 'server.crt', serverName: HOST_IN_CERTIFICATE, ...tls },
          },
        }),
      );
      const settings = loadSettings(directory, null, {});
      if (!settings.ok) throw new Error(settings.error);
      return settings.value.database?.tls ?? {};
    };

    beforeAll(async () => {
      const admin = new pg.Client({ connectionString: cluster.url('postgres') });
      await admin.connect();
      const { rows } = await admin.query<{ file: string }>(`SELECT current_setting('hba_file') AS file`);
      writeFileSync(rows[0]?.file ?? '', 'hostssl all all 127.0.0.1/32 scram-sha-256 clientcert=verify-ca\n');
      await admin.query(`ALTER SYSTEM SET ssl_ca_file = '${join(directory, 'other.crt')}'`);
      await admin.query('SELECT pg_reload_conf()');
      await admin.end();
    });

    it('lets in who has one of its authority, by certFile and keyFile of the settings', async () => {
      const tls = settingsOf({ certFile: 'other.crt', keyFile: 'other.key' });
      await vi.waitFor(async () => {
        expect(await isEncrypted(tls)).toBe(true);
      });
    });

    it('does not let in who has none, or one of another authority', async () => {
      await vi.waitFor(async () => {
        await expect(isEncrypted(settingsOf({}))).rejects.toBeInstanceOf(CentralUnavailableError);
      });
      await expect(
        isEncrypted(settingsOf({ certFile: 'server.crt', keyFile: 'server.key' })),
      ).rejects.toBeInstanceOf(CentralUnavailableError);
    });
  });
});
