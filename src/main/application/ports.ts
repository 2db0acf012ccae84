/**
 * What the use cases need from outside. Adapters implement these; tests may stand in for them. Use cases see no SQL,
 * no socket and no clock of their own.
 */
import type { CustomerRow } from '../../shared/contract/customers.ts';
import type { PartRow } from '../../shared/contract/parts.ts';
import type { Cart } from '../../shared/contract/sale.ts';
import type { ShopSettings } from '../../shared/contract/session.ts';
import type {
  CustomerId,
  IncarnationId,
  InvoiceId,
  LeaseId,
  OperationId,
  PaymentId,
  TerminalId,
} from '../../shared/domain/ids.ts';
import type { Cents } from '../../shared/domain/money.ts';
import type { BasisPoints } from '../../shared/domain/scaled.ts';
import type { OpenInvoice } from '../../shared/domain/receivables/allocate.ts';
import type { TicketDocument } from '../../shared/domain/ticket/document.ts';
import type { TicketOptions } from '../../shared/domain/ticket/ticket-sections.ts';
import type { CustomerFieldsV1 } from '../../shared/operations/customer-v1.ts';
import type { Operation, OperationBody, OperationStamp } from '../../shared/operations/operation.ts';

export interface Clock {
  /** Milliseconds since 1970, UTC. */
  nowMs(): number;
}

export interface IdSource {
  /** A new UUIDv7. The caller brands it. */
  newId(): string;
}

// ---------------------------------------------------------------------------------------------- local store

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
}

export interface LeaseRange {
  readonly leaseId: LeaseId;
  readonly firstNumber: number;
  readonly lastNumber: number;
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
  /** The same for what central itself does not have yet. */
  undeliveredBalanceChange(customerId: CustomerId): Cents;
  /** Customers created or changed here and not in a snapshot that contains `includedSeq`. In the order it happened. */
  customerEntriesSince(includedSeq: number): readonly OutboxEntry[];
  recentSales(limit: number): readonly OutboxEntry[];
  lastUnacknowledgedSale(): OutboxEntry | undefined;
  acknowledge(id: OperationId): void;
  cart(): Cart | undefined;
  saveCart(cart: Cart): void;
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

// ------------------------------------------------------------------------------------------------- central

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
  /** Takes or replaces the hold of this operation, under the customer's lock. `timeoutMs` bounds the wait. */
  authoriseCredit(request: {
    operationId: OperationId;
    customerId: CustomerId;
    amountCents: Cents;
    timeoutMs: number;
  }): Promise<CreditDecision>;
  /** Integer keys of the original tables, for the HTTP paths. Null when central does not have it yet. */
  legacyId(entity: 'customer' | 'invoice' | 'payment', id: string): Promise<number | null>;
  pull(request: PullRequest): Promise<PullPage>;
  /** Codes (exact, prefix) and whole words, for as long as the replica has no complete copy. */
  searchParts(text: string, limit: number): Promise<readonly ReplicaPart[]>;
  /** Calls back when central says that something changed, where the connection allows LISTEN. */
  onWake(listener: () => void): () => void;
  close(): Promise<void>;
}

// ------------------------------------------------------------------------------------------------- replica

export const REPLICATED_TABLES = [
  'part_groups',
  'manufacturers',
  'parts',
  'aftermarket_parts',
  'customers',
  'open_invoices',
  'store_settings',
] as const;
export type ReplicatedTable = (typeof REPLICATED_TABLES)[number];

/**
 * What a pull brings of each table, under central's own column names. `numeric` and dates travel as text, so that no
 * figure becomes a binary fraction. Keys: the integer id as text for the catalogue, the UUID for customers and
 * invoices, the key for settings.
 */
export interface ReplicatedColumns {
  readonly part_groups: { readonly name_part_group: string };
  readonly manufacturers: { readonly name_manufacture: string };
  readonly parts: {
    readonly oem_part_number: string;
    readonly name_part: string | null;
    readonly name_es: string | null;
    readonly group_id: number | null;
    readonly cost_usd: string | null;
  };
  readonly aftermarket_parts: {
    readonly part_number: string;
    readonly name_aftermarket_parts: string | null;
    readonly name_es: string | null;
    readonly manufacturer_id: number | null;
    readonly price_usd: string | null;
    readonly cost_usd: string | null;
  };
  readonly customers: {
    readonly id_customer: number;
    readonly name: string;
    readonly business_name: string | null;
    readonly rfc: string | null;
    readonly email: string | null;
    readonly phone: string | null;
    readonly address: string | null;
    readonly active: boolean;
    readonly credit_limit: string;
    readonly balance: string;
    readonly payment_terms: number;
    readonly margin_pct: string | null;
    readonly reference_required: boolean;
    readonly offline_credit_limit: string | null;
  };
  /** Null columns once it is paid or cancelled: the replica then drops it. */
  readonly open_invoices: {
    readonly id_invoice: number;
    /** UUID of the customer. */
    readonly customer_id: string;
    readonly folio: string;
    readonly business_date: string;
    readonly due_date: string | null;
    readonly total: string;
    /** total - amount_paid */
    readonly open_amount: string;
  };
  /** The `jsonb` as text. */
  readonly store_settings: { readonly value: string };
}

/**
 * Where a copy stands. Between runs `after` is null and every row with a stamp below `watermark` is here. A run takes
 * rows with stamp >= watermark in order of (stamp, key), in pages that may lie hours apart; inside it `after` is the
 * last row taken and `watermark` is what the run may claim at its end: xmin of the snapshot of its FIRST page. What
 * commits behind `after` meanwhile has a higher stamp than that, so the next run brings it.
 *
 * Central's part: first page: `watermark` := xmin of this snapshot; last page: `after` := null and
 * `watermark` := min(that xmin, highest stamp seen + 1), or min(that xmin, former watermark) when the run was empty. So a
 * watermark that falls shows a central that went back in time. A tombstone whose key is there again is left out. In a
 * run from watermark 0 deleted rows and closed invoices are left out.
 */
export interface PullCursor {
  /** `xid8` as decimal text. */
  readonly watermark: string;
  readonly after: { readonly stamp: string; readonly key: string } | null;
}

export interface PullRequest {
  readonly terminal: TerminalIdentity;
  readonly cursors: Readonly<Record<ReplicatedTable, PullCursor>>;
  readonly pageSize: number;
}

export interface PulledRow {
  readonly key: string;
  readonly stamp: string;
  /** Null for a row that was deleted. */
  readonly columns: Readonly<Record<string, string | number | boolean | null>> | null;
}

export interface PullPage {
  readonly systemIdentifier: string;
  readonly timeline: number;
  readonly takenAtMs: number;
  /** The last seq of this terminal that this same snapshot contains. */
  readonly includedSeq: number;
  readonly tables: readonly {
    readonly table: ReplicatedTable;
    readonly rows: readonly PulledRow[];
    readonly next: PullCursor;
    /** Whether more rows of this run wait behind `next`. */
    readonly more: boolean;
    /** Only in a first page: about how many rows there are. */
    readonly total: number | null;
  }[];
}

export interface Replica {
  /** Null until the first copy is complete. */
  asOfMs(): number | null;
  firstCopy(): { readonly done: number; readonly total: number } | null;
  includedSeq(): number;
  cursors(): Readonly<Record<ReplicatedTable, PullCursor>>;
  /**
   * Stores rows and cursors in one transaction. A page of another central, another timeline or an earlier time is not
   * stored: everything is forgotten, and the next pull starts from nothing.
   */
  apply(page: PullPage): 'applied' | 'started-over';
  /** Another incarnation counts seqs anew: of it, the copy contains nothing yet. */
  forgetIncludedSeq(): void;
  /** Forgets everything: another central, another timeline, damage or another schema. */
  reset(): void;
  /** Best first; with a `kind`, up to `limit` of that kind alone. */
  searchParts(text: string, limit: number, kind?: ReplicaPart['part']['kind']): readonly ReplicaPart[];
  partsByCode(code: string): readonly ReplicaPart[];
  part(reference: NonNullable<PartRow['part']>): ReplicaPart | undefined;
  searchCustomers(text: string, limit: number): readonly ReplicaCustomer[];
  customer(id: CustomerId): ReplicaCustomer | undefined;
  openInvoices(id: CustomerId): readonly OpenInvoice[];
  invoice(id: InvoiceId): { readonly customerId: CustomerId; readonly totalCents: Cents } | undefined;
  /** By the integer keys of the original tables, which the HTTP paths carry. */
  customerByLegacyId(id: number): CustomerRecord | undefined;
  invoiceByLegacyId(
    id: number,
  ): { readonly invoiceId: InvoiceId; readonly customerId: CustomerId } | undefined;
  settings(): ShopSettings | undefined;
  close(): void;
}

/** A part before any price: costs and margins are the domain's. */
export type ReplicaPart = Pick<PartRow, 'part' | 'code' | 'brand' | 'nameEs' | 'name' | 'group'> & {
  readonly cost: { readonly sourceCents: Cents; readonly currency: 'MXN' | 'USD' } | null;
};

/** A customer as central's snapshot has it, without this terminal's undelivered effects. */
export type ReplicaCustomer = Omit<CustomerRow, 'availableCents'> & {
  readonly marginBasisPoints: BasisPoints | null;
  /** What may be lent while central is away; null: as the shop's setting says. */
  readonly offlineCreditLimitCents: Cents | null;
  /**
   * The last seq of this terminal that `balanceCents` contains. Of the row, since a run in several pages brings rows
   * of different snapshots.
   */
  readonly includedSeq: number;
};

/** A customer as it can be edited. `fields` as stored, within no limits of the contract: old data may exceed them. */
export interface CustomerRecord {
  readonly customerId: CustomerId;
  readonly active: boolean;
  readonly fields: CustomerFieldsV1;
}

// ---------------------------------------------------------------------------------------------------- host

export interface TicketPrinter {
  /** `renderer`: this host cannot print by itself, the screen does. */
  print(html: string): Promise<'printed' | 'renderer'>;
}

export interface PdfMaker {
  ticket(document: TicketDocument, options: TicketOptions): Promise<Uint8Array>;
}

export interface Logger {
  info(event: string, details?: Readonly<Record<string, unknown>>): void;
  warn(event: string, details?: Readonly<Record<string, unknown>>): void;
  error(event: string, details?: Readonly<Record<string, unknown>>): void;
}

/**
 * Named instants at which a test may kill the process, to show what survives. Does nothing unless armed by
 * NEXUS_CRASH_AT.
 */
export const CRASH_POINTS = [
  'lease-given',
  'before-local-commit',
  'after-local-commit',
  'before-central-commit',
  'after-central-commit',
  'after-mark-delivered',
] as const;
export type CrashPoint = (typeof CRASH_POINTS)[number];
export type CrashPoints = (point: CrashPoint) => void;
