import type { Role } from '../../../shared/domain/cashiers/rights.ts';
import type { CashierId, OperationId, TerminalId } from '../../../shared/domain/ids.ts';
import type { Cents } from '../../../shared/domain/money.ts';

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

/** What is given of a cashier; the rest stays as it is. One that is not known yet is made. */
export interface CashierChange {
  readonly cashierId: CashierId;
  readonly name?: string;
  readonly role?: Role;
  readonly active?: boolean;
  readonly pinHash?: string;
}

/** Central's side of cashiers, and what it keeps of who allowed and who changed what. */
export interface CentralCashiers {
  /**
   * Only in a shop without an active owner; the same request again gets the same answer.
   * @throws CentralUnavailableError
   */
  createFirstOwner(
    owner: { readonly cashierId: CashierId; readonly name: string; readonly pinHash: string },
    terminal: TerminalId,
  ): Promise<'created' | 'owner-exists' | 'pin-taken'>;
  /**
   * Whether `by` is an active owner is central's to say, and the shop never stays without one.
   * @throws CentralUnavailableError
   */
  saveCashier(
    change: CashierChange,
    by: CashierId,
    terminal: TerminalId,
  ): Promise<'saved' | 'not-owner' | 'pin-taken' | 'last-owner'>;
  /** Active or not, by name. @throws CentralUnavailableError */
  listCashiers(): Promise<readonly KnownCashier[]>;
  /** What supervisors allowed, newest first. @throws CentralUnavailableError */
  listAuthorisations(
    before: AuthorisationCursor | null,
    limit: number,
  ): Promise<readonly ListedAuthorisation[]>;
  /** What was changed of what terminals share, newest first. @throws CentralUnavailableError */
  listSharedChanges(before: number | null, limit: number): Promise<readonly ListedChange[]>;
}

/** The place of an authorisation in the list. */
export interface AuthorisationCursor {
  /** To the microsecond, as central wrote it. */
  readonly recordedAt: string;
  readonly operationId: OperationId;
  readonly right: string;
}

export interface ListedAuthorisation extends AuthorisationCursor {
  readonly detail: string;
  readonly allowedBy: string;
  /** Who was on duty. */
  readonly askedBy: string | null;
  /** ISO 8601, UTC. */
  readonly occurredAt: string;
  readonly terminalCode: string | null;
  readonly folio: string | null;
  readonly ticketNumber: string | null;
  readonly customerName: string | null;
  readonly totalCents: Cents | null;
}

export interface ListedChange {
  readonly id: number;
  /** `setting`, `cashier` or `margin`. */
  readonly subject: string;
  /** The setting's key, or the row's id. */
  readonly subjectKey: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly terminalCode: string | null;
  readonly cashierName: string | null;
  /** ISO 8601, UTC. */
  readonly recordedAt: string;
}
