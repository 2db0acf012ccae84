import { performance } from 'node:perf_hooks';
import pg from 'pg';
import type { HostReport, Logger } from '../../../application/ports.ts';
import { connectOptions, type TlsOptions } from '../connect-options.ts';
import { shownHost } from '../connection-url.ts';
import { TERMINAL_SCHEMA_VERSION } from '../schema-version.ts';
import { problemOf } from './problem-of.ts';

const ANSWER_MS = 5_000;

export interface HostsToTest {
  /** A connection string for each host. */
  readonly urls: readonly string[];
  readonly tls?: TlsOptions | undefined;
  readonly logger: Logger;
}

/** What each host answers, all asked at once. Answers within about ten seconds whatever they do. */
export function testHosts({ urls, tls, logger }: HostsToTest): Promise<HostReport[]> {
  return Promise.all(urls.map((url) => testHost(url, tls, logger)));
}

async function testHost(url: string, tls: TlsOptions | undefined, logger: Logger): Promise<HostReport> {
  const host = shownHost(url);
  const client = new pg.Client({ ...connectOptions(url, tls, 'nexus-pos'), query_timeout: ANSWER_MS });
  // What breaks while it ends says nothing about the answer that it gave.
  client.on('error', () => {});
  try {
    await client.connect();
    return await askHost(client, host);
  } catch (error) {
    const problem = problemOf(error);
    if (problem === 'unknown') logger.warn('connection-test-failed', { host, error });
    return { host, ok: false, problem };
  } finally {
    // A socket that never opened has nothing to close.
    client.end().catch(() => {});
  }
}

async function askHost(client: pg.Client, host: string): Promise<HostReport> {
  const startedAt = performance.now();
  const { rows } = await client.query<{ now_ms: number; read_only: string; server_version: string }>(
    `SELECT (extract(epoch FROM clock_timestamp()) * 1000)::double precision AS now_ms,
            current_setting('transaction_read_only') AS read_only,
            current_setting('server_version') AS server_version`,
  );
  const latencyMs = performance.now() - startedAt;
  const answeredAtMs = performance.timeOrigin + startedAt + latencyMs / 2;
  const [server] = rows;
  if (!server) throw new Error('the server answered nothing');
  const { rows: versions } = await client.query<{ version: number; accepts_from: number }>(
    'SELECT version, accepts_from FROM public.schema_version',
  );
  const [schema] = versions;
  const problem = !schema
    ? 'schema-missing'
    : TERMINAL_SCHEMA_VERSION > schema.version
      ? 'schema-too-old'
      : TERMINAL_SCHEMA_VERSION < schema.accepts_from
        ? 'schema-too-new'
        : server.read_only === 'on'
          ? 'read-only'
          : undefined;
  if (problem !== undefined || !schema) return { host, ok: false, problem: problem ?? 'schema-missing' };
  return {
    host,
    ok: true,
    latencyMs: Math.max(1, Math.round(latencyMs)),
    encrypted: client.ssl,
    serverVersion: server.server_version,
    schemaVersion: schema.version,
    clockSkewMs: Math.round(answeredAtMs - server.now_ms),
  };
}
