import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startCluster, type Cluster } from '../../../src/main/adapters/embedded-postgres/cluster.ts';
import { unprivilegedUser } from '../../../src/main/adapters/embedded-postgres/unprivileged-user.ts';
import { createConnections } from '../../../src/main/adapters/postgres/connections.ts';
import type { TlsOptions } from '../../../src/main/adapters/postgres/connect-options.ts';
import { CentralUnavailableError } from '../../../src/main/application/ports.ts';
import { silentLogger } from '../../support/central-database.ts';

const OPENSSL = '/usr/bin/openssl';
const reason = existsSync(OPENSSL) ? '' : ` (no ejecutado: falta ${OPENSSL})`;
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

  async function isEncrypted(tls: TlsOptions): Promise<boolean | undefined> {
    const connections = createConnections({ urls: [cluster.url('postgres')], tls, logger: silentLogger });
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
});
