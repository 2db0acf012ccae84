import type { Role } from '../../../shared/domain/cashiers/rights.ts';
import type { CashierId } from '../../../shared/domain/ids.ts';

/** A cashier as central has him, and the terminal's copy of it. */
export interface KnownCashier {
  readonly id: CashierId;
  readonly name: string;
  readonly role: Role;
  readonly active: boolean;
  /** Null: he has no PIN and cannot sign in. */
  readonly pinHash: string | null;
}

/** Everybody who may sign in at this shop, and what their PINs were hashed with. */
export interface CashierRoster {
  readonly pinSalt: string;
  readonly cashiers: readonly KnownCashier[];
}

export interface PinHasher {
  /** Slow and hungry for memory on purpose, off the event loop. The same PIN and salt give the same text. */
  hash(pin: string, salt: string): Promise<string>;
}
