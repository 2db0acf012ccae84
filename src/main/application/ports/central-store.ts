import type { ReferenceUse } from '../../../shared/contract/sale.ts';
import type { CustomerId, LeaseId, OperationId } from '../../../shared/domain/ids.ts';
import type { Cents } from '../../../shared/domain/money.ts';
import type { AccountChange, LeaseRange, OutboxEntry, TerminalIdentity } from './local-store.ts';
import type { PullPage, PullRequest, ReplicaPart } from './replica.ts';

/** What both sides compare at every connect. */
export interface CentralGreeting {
  readonly systemIdentifier: string;
  readonly timeline: number;
  readonly schemaVersion: number;
  /** Highest seq that central holds of this incarnation; 0 for none. */
  readonly lastSeq: number;
  readonly nowMs: number;
  /** The terminal's code in the shop: another one than it came with when that was taken. */
  readonly knownAs: string;
}

export interface DeliveredResult {
  readonly id: OperationId;
  /** The folio that central keeps: the printed one, or the one it gave. */
  readonly folio: string | null;
  /** Already there with the same hash: nothing was touched. */
  readonly repeated: boolean;
  /** Accepted, and flagged for review with this reason. */
  readonly reviewReason: string | null;
}

/** Connection, deadlock, lock, resource, read-only, permission or internal: try the same again later. */
export class CentralUnavailableError extends Error {
  override readonly name = 'CentralUnavailableError';
}

/** A data or constraint error (SQLSTATE class 22 or 23): the same again will fail again. */
export class OperationRefusedError extends Error {
  override readonly name = 'OperationRefusedError';
}

/** The same id with another hash: a defect or damage, never overwritten. */
export class HashMismatchError extends Error {
  override readonly name = 'HashMismatchError';
}

/**
 * Another operation has this terminal, incarnation and seq: this store is an old copy, or a clone, and went on
 * selling before it could know. Nothing was applied; the store gives its operations another place.
 */
export class PlaceTakenError extends Error {
  override readonly name = 'PlaceTakenError';
}

export class SchemaMismatchError extends Error {
  override readonly name = 'SchemaMismatchError';
  readonly terminalVersion: number;
  readonly centralVersion: number;

  constructor(terminalVersion: number, centralVersion: number) {
    super(`terminal has schema ${terminalVersion}, central has ${centralVersion}`);
    this.terminalVersion = terminalVersion;
    this.centralVersion = centralVersion;
  }
}

export interface CreditHoldRequest {
  readonly operationId: OperationId;
  readonly customerId: CustomerId;
  readonly amountCents: Cents;
  /** What this terminal has not delivered yet and moves the same account: central counts each of them once. */
  readonly undelivered: readonly AccountChange[];
  /** Bounds the wait. */
  readonly timeoutMs: number;
}

export type CreditDecision =
  | { readonly authorised: true }
  | {
      readonly authorised: false;
      readonly reason: 'inactive' | 'limit';
      readonly limitCents: Cents;
      readonly balanceCents: Cents;
      readonly availableCents: Cents;
    };

export interface CentralStore {
  /**
   * Registers the terminal if central does not know it. `heldLeases`: a central restored from a backup may not know
   * a block that it gave; it records it and never gives its numbers again.
   * @throws CentralUnavailableError | SchemaMismatchError
   */
  greet(terminal: TerminalIdentity, heldLeases?: readonly LeaseRange[]): Promise<CentralGreeting>;
  /**
   * Applies the batch in one transaction, in order of seq: all or none.
   * @throws CentralUnavailableError | OperationRefusedError | HashMismatchError | PlaceTakenError | SchemaMismatchError
   */
  deliver(entries: readonly OutboxEntry[]): Promise<readonly DeliveredResult[]>;
  /** Stores an operation that central cannot apply, with its payload, folio and reason, so that it is seen. */
  park(entry: OutboxEntry, reason: string): Promise<void>;
  /** The same request id gives the same block again. */
  leaseFolios(terminal: TerminalIdentity, requestId: LeaseId, size: number): Promise<LeaseRange>;
  /** Takes or replaces the hold of this operation, under the customer's lock. */
  authoriseCredit(request: CreditHoldRequest): Promise<CreditDecision>;
  /** Invoices that carry this number of the customer's, whatever its case, and are not cancelled. Newest first. */
  referenceUses(request: {
    customerId: CustomerId;
    customerReference: string;
    most: number;
  }): Promise<readonly ReferenceUse[]>;
  /** Integer keys of the original tables, for the HTTP paths. Null when central does not have it yet. */
  legacyId(entity: 'customer' | 'invoice' | 'payment', id: string): Promise<number | null>;
  pull(request: PullRequest): Promise<PullPage>;
  /** Codes (exact, prefix) and whole words, for as long as the replica has no complete copy. */
  searchParts(text: string, limit: number): Promise<readonly ReplicaPart[]>;
  /** Calls back when central says that something changed, where the connection allows LISTEN. */
  onWake(listener: () => void): () => void;
  close(): Promise<void>;
}
