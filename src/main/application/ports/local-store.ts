import type { Cart } from '../../../shared/contract/sale.ts';
import type {
  CustomerId,
  IncarnationId,
  InvoiceId,
  LeaseId,
  OperationId,
  PaymentId,
  TerminalId,
} from '../../../shared/domain/ids.ts';
import type { Cents } from '../../../shared/domain/money.ts';
import type { TicketDocument } from '../../../shared/domain/ticket/document.ts';
import type { Operation, OperationBody, OperationStamp } from '../../../shared/operations/operation.ts';

/** Of one life of a local store. Its seqs are contiguous from 1. */
export interface TerminalIdentity {
  readonly terminalId: TerminalId;
  readonly code: string;
  readonly incarnationId: IncarnationId;
}

export type OutboxState = 'pending' | 'delivered' | 'parked';

/** An operation as the outbox keeps it. `canonical` is the text that was hashed and is sent. */
export interface OutboxEntry {
  readonly operation: Operation;
  readonly canonical: string;
  /** SHA-256 of `canonical`, hexadecimal. */
  readonly hash: string;
  readonly state: OutboxState;
  readonly folio: string | null;
  readonly ticketNumber: string | null;
  readonly attempts: number;
  readonly lastError: string | null;
  readonly acknowledgedAt: string | null;
  /** The parked operation without which this one cannot be applied. */
  readonly waitsFor: OperationId | null;
}

/** What is kept beside an operation. */
export interface Filing {
  readonly folio: string | null;
  readonly ticketNumber: string | null;
  /** For cancelling an invoice that another terminal made: whose account it moves. Otherwise it is known here. */
  readonly account?: { readonly customerId: CustomerId; readonly balanceChangeCents: Cents };
}

/**
 * Everything that one durable transaction of `local.db` may do. Synchronous: nothing can interleave, and no network
 * or printer fits inside.
 */
export interface LocalTransaction {
  entryById(id: OperationId): OutboxEntry | undefined;
  /** The next number of the lease, or null when it is used up. */
  takeFolio(): string | null;
  takeTicketNumber(): string;
  /**
   * Gives the operation its seq and writes it as pending. An operation of the API is not shown by any screen, so none
   * has to acknowledge it.
   */
  append(body: OperationBody, stamp: OperationStamp, filing: Filing): OutboxEntry;
  enqueuePrint(operationId: OperationId, document: TicketDocument): void;
  replaceCart(cart: Cart): void;
  park(parked: ParkedCart): void;
  /** Nothing happens when it is not there. */
  removeParked(id: OperationId): void;
}

/** A cart that was put aside, with the id that it will be charged under. */
export interface ParkedCart {
  readonly cart: Cart;
  readonly name: string;
  readonly parkedAt: string;
}

export interface LeaseRange {
  readonly leaseId: LeaseId;
  readonly firstNumber: number;
  readonly lastNumber: number;
}

/** What one operation does to the account it moves. */
export interface AccountChange {
  readonly operationId: OperationId;
  /** + owes more. */
  readonly changeCents: Cents;
}

export interface LocalStore {
  readonly identity: TerminalIdentity;
  /**
   * Runs `work` in one transaction with synchronous=FULL.
   * @throws StorageFullError nothing was written
   * @throws OutcomeUnknownError the commit failed half way: reopen and look the operation's id up
   */
  transaction<Value>(work: (tx: LocalTransaction) => Value): Value;
  /** Closes and opens the file again, after an outcome that is unknown. */
  reopen(): void;
  entryById(id: OperationId): OutboxEntry | undefined;
  /**
   * Pending entries in the order they happened. Central takes the seqs of an incarnation without a gap, so that one
   * that waits for a parked operation is here too: it is parked in central as well, and what follows goes on.
   */
  pending(limit: number): readonly OutboxEntry[];
  /** Of this incarnation; 0 when it has written nothing. */
  lastSeq(): number;
  /** The lives before this one, oldest first. What they left undelivered is offered under their names. */
  earlierIncarnations(): readonly IncarnationId[];
  /** The highest seq of an incarnation that central has acknowledged as applied; 0 for none. */
  lastAcknowledgedSeq(incarnation: IncarnationId): number;
  /** Central is behind: everything of an incarnation above a seq is pending again, whatever its state. @returns how many */
  reofferAfter(incarnation: IncarnationId, seq: number): number;
  /**
   * An operation that cannot be sent, not even to be parked: damaged on the disk before central had it, or of another
   * content than what central has under its id. Nothing behind it fits its incarnation any more.
   */
  unsendable(): OperationId | undefined;
  outboxCounts(): {
    readonly pending: number;
    /** Without those that only wait for another. */
    readonly parked: number;
    readonly oldestPendingAt: string | null;
  };
  markDelivered(results: readonly { readonly id: OperationId; readonly folio: string | null }[]): void;
  /** To be tried again, and with them what waited for them. */
  markPending(ids: readonly OperationId[]): void;
  /** Central cannot apply it, and has been told. What needs it waits. */
  park(id: OperationId, reason: string): void;
  /** Central cannot even be told of it: it becomes `unsendable`. */
  putAside(id: OperationId, reason: string): void;
  recordAttempt(ids: readonly OperationId[], error: string): void;
  /** The operation that made this customer or payment. A sale's invoice has the id of its operation. */
  entryByEntity(id: CustomerId | PaymentId): OutboxEntry | undefined;
  /** The operation that cancelled an invoice, of this terminal. */
  cancellationOf(id: InvoiceId): OutboxEntry | undefined;
  /**
   * What moves a customer's account and is not in a snapshot of central that contains `includedSeq`: the effects to
   * add to that snapshot, nothing twice and nothing left out. In the order it happened.
   */
  accountEntriesSince(customerId: CustomerId, includedSeq: number): readonly OutboxEntry[];
  /** The sum of those effects: + owes more. */
  balanceChangeSince(customerId: CustomerId, includedSeq: number): Cents;
  /** What moves the account and central itself does not have yet. */
  undeliveredChanges(customerId: CustomerId): readonly AccountChange[];
  /** Customers created or changed here and not in a snapshot that contains `includedSeq`. In the order it happened. */
  customerEntriesSince(includedSeq: number): readonly OutboxEntry[];
  recentSales(limit: number): readonly OutboxEntry[];
  lastUnacknowledgedSale(): OutboxEntry | undefined;
  /** Sales to a customer's account that carry this number of his, whatever its case. Newest first. */
  salesWithReference(
    customerId: CustomerId,
    customerReference: string,
    limit: number,
  ): readonly OutboxEntry[];
  acknowledge(id: OperationId): void;
  cart(): Cart | undefined;
  saveCart(cart: Cart): void;
  /** Oldest first. */
  parked(): readonly ParkedCart[];
  printedDocument(id: OperationId): TicketDocument | undefined;
  foliosLeft(): number;
  /** The blocks that this incarnation holds, used up or not: central must never give their numbers again. */
  heldLeases(): readonly LeaseRange[];
  addLease(lease: LeaseRange): void;
  /** A lease request that has no answer yet is repeated with the same id. */
  openLeaseRequest(): LeaseId | undefined;
  rememberLeaseRequest(id: LeaseId): void;
  /**
   * A new life of this store, whose seqs start at 1. Copies of central made for an earlier life count by its seqs: the
   * replica starts over.
   */
  startIncarnation(id: IncarnationId, change: IncarnationChange): void;
  /** Its code was another terminal's. Tickets from here on carry the one that central gave. */
  renameTerminal(code: string): void;
  setting(key: string): string | undefined;
  saveSetting(key: string, value: string): void;
  /** What the HTTP API knows of a request that carried this `Idempotency-Key`. Kept as long as the outbox. */
  rememberedRequest(key: string): RememberedRequest | undefined;
  /** Replaces what was remembered of the key. */
  rememberRequest(key: string, request: RememberedRequest): void;
  close(): void;
}

export interface IncarnationChange {
  /**
   * What is pending from this operation on gets a place in the new life, since its own cannot be had. Null: all of it
   * is offered as it was written; central may have it already.
   */
  readonly renewFrom: OperationId | null;
  /** Kept by a store that is no copy of another one: nobody else can use their numbers. */
  readonly keepLeases: boolean;
}

export interface RememberedRequest {
  /** SHA-256 of method, path and body, hexadecimal. */
  readonly fingerprint: string;
  /** Null while the work is under way, or when the process ended before it could answer. */
  readonly answer: { readonly status: number; readonly body: string } | null;
}

/** Nothing was written: there is no space. */
export class StorageFullError extends Error {
  override readonly name = 'StorageFullError';
}

/** An I/O error during the commit: the transaction may or may not be on disk. */
export class OutcomeUnknownError extends Error {
  override readonly name = 'OutcomeUnknownError';
}
