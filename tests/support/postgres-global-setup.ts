import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startCluster } from '../../src/main/adapters/embedded-postgres/cluster.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Superuser's connection string of the run's cluster, database `postgres`. */
    readonly clusterUrl: string;
  }
}

/** One throw-away PostgreSQL for the whole run; each test makes its own database in it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const directory = mkdtempSync(join(tmpdir(), 'nexus-test-'));
  chmodSync(directory, 0o755);
  const cluster = await startCluster({ directory, durable: false });
  project.provide('clusterUrl', cluster.url('postgres'));
  return async () => {
    await cluster.stop();
    rmSync(directory, { recursive: true, force: true });
  };
}
