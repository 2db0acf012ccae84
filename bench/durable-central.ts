import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startCluster } from '../src/main/adapters/embedded-postgres/cluster.ts';
import { migrateCentral } from '../src/main/adapters/postgres/migrate/migrate-central.ts';
import { ensureTerminalLogin } from '../src/main/adapters/postgres/migrate/roles.ts';
import type { Logger } from '../src/main/application/ports.ts';

export const silentLogger: Logger = { info() {}, warn() {}, error() {} };

export interface DurableCentral {
  readonly ownerUrl: string;
  /** A terminal's rights, as in a shop. */
  readonly terminalUrl: string;
}

/** Runs `work` against a fresh central whose commits wait for the disk, as a shop's do, and throws it away. */
export async function withDurableCentral<Value>(
  work: (central: DurableCentral) => Promise<Value>,
): Promise<Value> {
  const directory = mkdtempSync(join(tmpdir(), 'nexus-bench-'));
  chmodSync(directory, 0o755);
  const cluster = await startCluster({ directory, durable: true });
  try {
    const admin = new pg.Client({ connectionString: cluster.url('postgres') });
    await admin.connect();
    await admin.query('CREATE DATABASE nexus');
    await admin.end();
    const ownerUrl = cluster.url('nexus');
    await migrateCentral({ ownerUrl, timeZone: 'America/Mexico_City', logger: silentLogger });
    const login = { user: 'nexus_pos', password: 'only-for-this-run' };
    await ensureTerminalLogin({ ownerUrl, login });
    const terminalUrl = new URL(ownerUrl);
    terminalUrl.username = login.user;
    terminalUrl.password = login.password;
    return await work({ ownerUrl, terminalUrl: terminalUrl.href });
  } finally {
    await cluster.stop();
    rmSync(directory, { recursive: true, force: true });
  }
}
