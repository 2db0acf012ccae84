import { z } from 'zod';
import type { IncarnationId } from '../../../../shared/domain/ids.ts';
import { count } from './columns.ts';
import type { Snapshot } from './snapshot.ts';

/** The last seq of an incarnation that this snapshot contains; 0 for none. */
export async function readIncludedSeq(snapshot: Snapshot, incarnation: IncarnationId): Promise<number> {
  const [row] = await snapshot.rows(
    z.object({ last_seq: count }),
    'select last_seq from terminal_incarnations where id = $1',
    [incarnation],
  );
  return row?.last_seq ?? 0;
}
