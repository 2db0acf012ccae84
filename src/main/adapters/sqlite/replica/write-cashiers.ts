import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { ROLES } from '../../../../shared/domain/cashiers/rights.ts';
import type { TableWriter } from './write-page.ts';

const cashierColumns = z.object({
  name: z.string(),
  role: z.enum(ROLES),
  pin_hash: z.string().nullable(),
  active: z.boolean(),
});

/** Writes who may sign in. A cashier is never deleted in central: he is deactivated. */
export function cashierWriter(db: Database): TableWriter {
  const put = db.prepare('INSERT OR REPLACE INTO cashiers VALUES (@key, @name, @role, @pin_hash, @active)');
  const drop = db.prepare('DELETE FROM cashiers WHERE cashier_id = ?');
  return {
    put(key, columns) {
      const row = cashierColumns.parse(columns);
      return put.run({ ...row, key, active: Number(row.active) });
    },
    remove: (key) => drop.run(key),
  };
}
