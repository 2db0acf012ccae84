import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { Role } from '../../../../shared/domain/cashiers/rights.ts';
import type { CashierId } from '../../../../shared/domain/ids.ts';
import type { CashierRoster, ReplicatedTable } from '../../../application/ports.ts';

interface CashierRow {
  readonly cashier_id: CashierId;
  readonly name: string;
  /** Checked when it was written. */
  readonly role: Role;
  readonly pin_hash: string | null;
  readonly active: 0 | 1;
}

/** The key in `store_settings`. */
const PIN_SALT = 'pin_salt';

/** Who may sign in; undefined until everybody and the salt have arrived: a shop without cashiers looks different. */
export function rosterReader(
  db: Database,
  isComplete: (table: ReplicatedTable) => boolean,
): () => CashierRoster | undefined {
  const all = db.prepare<[], CashierRow>('SELECT * FROM cashiers');
  const setting = db.prepare<[string], { readonly value: string }>(
    'SELECT value FROM store_settings WHERE key = ?',
  );
  return () => {
    const stored = setting.get(PIN_SALT);
    const salt = z
      .string()
      .min(1)
      .safeParse(stored && JSON.parse(stored.value));
    if (!isComplete('cashiers') || !salt.success) return undefined;
    return {
      pinSalt: salt.data,
      cashiers: all.all().map((row) => ({
        id: row.cashier_id,
        name: row.name,
        role: row.role,
        active: row.active === 1,
        pinHash: row.pin_hash,
      })),
    };
  };
}
