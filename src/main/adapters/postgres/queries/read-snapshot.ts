import type { Connections } from '../connections.ts';
import { readTransaction } from '../transaction.ts';
import type { ReadSnapshot } from './snapshot.ts';

/** A statement of ten years takes a moment; nobody waits longer for a socket that is dead. */
const READ_TIMEOUT_MS = 15_000;

const SET_ZONE = `select set_config('TimeZone', coalesce(
  (select value #>> '{}' from store_settings where key = 'time_zone'), 'America/Mexico_City'), true)`;

export function readSnapshots(connections: Pick<Connections, 'use'>): ReadSnapshot {
  return (work) =>
    connections.use(READ_TIMEOUT_MS, (client) =>
      readTransaction(client, async () => {
        await client.query(SET_ZONE);
        return work({
          async rows(row, sql, values) {
            const answer = await client.query(sql, [...values]);
            return answer.rows.map((read) => row.parse(read));
          },
        });
      }),
    );
}
