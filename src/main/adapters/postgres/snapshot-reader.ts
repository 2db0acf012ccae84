import type { Connections } from './connections.ts';
import { readTransaction } from './transaction.ts';
import type { ReadSnapshot } from './queries/snapshot.ts';

const TIMEOUT_MS = 35_000;

/** Reads for the HTTP paths: one snapshot each, with instants in the shop's zone. */
export function createSnapshotReader(connections: Connections): ReadSnapshot {
  return (work) =>
    connections.use(TIMEOUT_MS, (client) =>
      readTransaction(client, async () => {
        await client.query(
          `SELECT set_config('TimeZone', value #>> '{}', true) FROM public.store_settings WHERE key = 'time_zone'`,
        );
        return work({
          rows: async (row, sql, values) => {
            const { rows } = await client.query<Record<string, unknown>>(sql, [...values]);
            return rows.map((found) => row.parse(found));
          },
        });
      }),
    );
}
