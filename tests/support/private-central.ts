import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { SUPERUSER } from '../../src/main/adapters/embedded-postgres/cluster.ts';
import { readPostmasterFile } from '../../src/main/adapters/embedded-postgres/postmaster-file.ts';

/** Asks the private PostgreSQL of a data folder, which must be running, as its superuser. */
export async function askPrivateCentral<Row extends pg.QueryResultRow>(
  dataFolder: string,
  text: string,
): Promise<Row[]> {
  const directory = join(dataFolder, 'postgres');
  const port = readPostmasterFile(join(directory, 'data'))?.port;
  if (!port) throw new Error(`no PostgreSQL is running in ${directory}`);
  const password = readFileSync(join(directory, 'superuser-password'), 'utf8').trim();
  const client = new pg.Client(`postgresql://${SUPERUSER}:${password}@127.0.0.1:${port}/nexus`);
  await client.connect();
  try {
    return (await client.query<Row>(text)).rows;
  } finally {
    await client.end();
  }
}

/** @returns the customers whose figures disagree, each with what disagrees: none, ever */
export function privateImbalances(dataFolder: string): Promise<Record<string, unknown>[]> {
  return askPrivateCentral(dataFolder, 'SELECT * FROM public.verify_balances()');
}

/** Whether the folder has a private PostgreSQL that takes connections: a test may have stopped it, or never started one. */
export function hasPrivateCentral(dataFolder: string): boolean {
  const data = join(dataFolder, 'postgres', 'data');
  return existsSync(data) && readPostmasterFile(data)?.ready === true;
}
