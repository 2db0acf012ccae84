import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { basisPoints, scaledFromDecimal } from '../../../../shared/domain/scaled.ts';
import type { TableWriter } from './write-page.ts';

const marginColumns = z.object({
  group_id: z.int().nullable(),
  manufacturer_id: z.int().nullable(),
  customer_id: z.uuid().nullable(),
  margin_pct: z.string().transform((text) => basisPoints(scaledFromDecimal(text, 2))),
});

export function marginWriters(db: Database): { readonly margins: TableWriter } {
  const put = db.prepare(
    `INSERT OR REPLACE INTO margins VALUES (@key, @group_id, @manufacturer_id, @customer_id, @margin_pct)`,
  );
  const drop = db.prepare('DELETE FROM margins WHERE id = ?');
  return {
    margins: {
      put: (key, columns) => put.run({ ...marginColumns.parse(columns), key: Number(key) }),
      remove: (key) => drop.run(Number(key)),
    },
  };
}
