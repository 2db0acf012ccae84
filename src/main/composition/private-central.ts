import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { startCluster, type Cluster } from '../adapters/embedded-postgres/cluster.ts';
import { migrateCentral } from '../adapters/postgres/migrate/migrate-central.ts';
import { ensureTerminalLogin } from '../adapters/postgres/migrate/roles.ts';
import type { Logger } from '../application/ports.ts';
import { DEFAULT_TIME_ZONE } from '../../shared/domain/business-date.ts';

const DATABASE = 'nexus';
const TERMINAL_LOGIN = 'nexus_pos';

export interface PrivateCentralOptions {
  readonly directory: string;
  readonly logger: Logger;
  readonly onNotice: (notice: string) => void;
  /** Fills the shop if it is new. Given the owner's connection string, after the migrations. */
  readonly fill: (ownerUrl: string) => Promise<void>;
}

export interface PrivateCentral {
  /** With a terminal's rights and no others. */
  readonly terminalUrl: string;
  /** Whether the server's process is still there. */
  readonly isRunning: () => boolean;
  readonly stop: () => Promise<void>;
}

/** Starts the shop's own PostgreSQL in the data folder, brings it up to this version and fills it if it is new. */
export async function startPrivateCentral(options: PrivateCentralOptions): Promise<PrivateCentral> {
  const { directory, logger, onNotice, fill } = options;
  const cluster = await startCluster({ directory, durable: true, onNotice });
  try {
    const ownerUrl = cluster.url(DATABASE);
    await ensureDatabase(cluster);
    await migrateCentral({ ownerUrl, timeZone: DEFAULT_TIME_ZONE, logger });
    // New at each start: what is written nowhere cannot be read by anybody.
    const login = { user: TERMINAL_LOGIN, password: randomBytes(24).toString('base64url') };
    await ensureTerminalLogin({ ownerUrl, login });
    await fill(ownerUrl);
    return {
      terminalUrl: urlOf(ownerUrl, login),
      isRunning: () => processExists(cluster.pid),
      stop: () => cluster.stop(),
    };
  } catch (error) {
    await cluster.stop();
    throw error;
  }
}

async function ensureDatabase(cluster: Cluster): Promise<void> {
  const client = new pg.Client({ connectionString: cluster.url('postgres') });
  await client.connect();
  try {
    const found = await client.query('SELECT FROM pg_catalog.pg_database WHERE datname = $1', [DATABASE]);
    if (found.rows.length === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
  } finally {
    await client.end();
  }
}

function urlOf(
  url: string,
  { user, password }: { readonly user: string; readonly password: string },
): string {
  const changed = new URL(url);
  changed.username = user;
  changed.password = password;
  return changed.href;
}

function processExists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it is there and runs as somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
