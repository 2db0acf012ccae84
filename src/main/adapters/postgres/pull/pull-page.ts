import type pg from 'pg';
import { REPLICATED_TABLES, type PullPage, type PullRequest } from '../../../application/ports.ts';
import { readCentralState } from '../greet.ts';
import { assertSchemaFits } from '../schema-version.ts';
import { pullTable } from './pull-table.ts';

/** What changed since the terminal's cursors, a page of each table, all of one snapshot. */
export async function pullPage(client: pg.ClientBase, request: PullRequest): Promise<PullPage> {
  // The first statement fixes the snapshot of all that follow; its xmin is what a watermark may claim.
  const { rows: snapshot } = await client.query<{ xmin: string; included_seq: string }>(
    `SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS xmin,
            coalesce((SELECT last_seq FROM public.terminal_incarnations WHERE id = $1), 0) AS included_seq`,
    [request.terminal.incarnationId],
  );
  const [{ xmin, included_seq: includedSeq } = { xmin: '0', included_seq: '0' }] = snapshot;
  const state = await readCentralState(client);
  assertSchemaFits(state);

  const tables: PullPage['tables'][number][] = [];
  for (const table of REPLICATED_TABLES) {
    tables.push(await pullTable(client, table, request.cursors[table], request.pageSize, xmin));
  }
  return {
    systemIdentifier: state.system_identifier,
    timeline: state.timeline,
    takenAtMs: state.now_ms,
    includedSeq: Number(includedSeq),
    tables,
  };
}
