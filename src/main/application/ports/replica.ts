import type { CustomerRow } from '../../../shared/contract/customers.ts';
import type { PartRow } from '../../../shared/contract/parts.ts';
import type { ShopSettings } from '../../../shared/contract/session.ts';
import type { CustomerId, InvoiceId } from '../../../shared/domain/ids.ts';
import type { Cents } from '../../../shared/domain/money.ts';
import type { OpenInvoice } from '../../../shared/domain/receivables/allocate.ts';
import type { MarginSources } from '../../../shared/domain/sale/margin.ts';
import type { BasisPoints } from '../../../shared/domain/scaled.ts';
import type { CustomerFieldsV1 } from '../../../shared/operations/customer-v1.ts';
import type { CashierRoster } from './cashiers.ts';
import type { TerminalIdentity } from './local-store.ts';

export const REPLICATED_TABLES = [
  'part_groups',
  'manufacturers',
  'parts',
  'aftermarket_parts',
  'customers',
  'open_invoices',
  'store_settings',
  'cashiers',
  'margins',
] as const;
export type ReplicatedTable = (typeof REPLICATED_TABLES)[number];

/**
 * What a pull brings of each table, under central's own column names. `numeric` and dates travel as text, so that no
 * figure becomes a binary fraction. Keys: the integer id as text for the catalogue, the UUID for customers, invoices
 * and cashiers, the key for settings.
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
  /** Of a group, of a brand, or of a brand for one customer (UUID). */
  readonly margins: {
    readonly group_id: number | null;
    readonly manufacturer_id: number | null;
    readonly customer_id: string | null;
    readonly margin_pct: string;
  };
  /** The `jsonb` as text. */
  readonly store_settings: { readonly value: string };
  readonly cashiers: {
    readonly name: string;
    readonly role: string;
    readonly pin_hash: string | null;
    readonly active: boolean;
  };
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
  /** The margins that may apply to a part beside those of its line, its customer and the shop. */
  partMargins(
    part: Pick<ReplicaPart, 'groupId' | 'manufacturerId'>,
    customerId: CustomerId | null,
  ): Pick<MarginSources, 'customerAndBrand' | 'brand' | 'group'>;
  /** Every margin that is not the shop's, by the name of what it is of. */
  margins(): readonly ReplicaMargin[];
  /** Groups or brands whose name has every word of the text, by name; with an empty text, the first. */
  searchNames(kind: 'group' | 'brand', text: string, limit: number): readonly NamedRow[];
  /** Another number after each page that may have changed a price. Counts from the start of the process. */
  priceRevision(): number;
  /** Undefined until all of them, and the shop's salt, have arrived. */
  cashierRoster(): CashierRoster | undefined;
  close(): void;
}

/** A part before any price: costs and margins are the domain's. */
export type ReplicaPart = Pick<PartRow, 'part' | 'code' | 'brand' | 'nameEs' | 'name' | 'group'> & {
  readonly groupId: number | null;
  readonly manufacturerId: number | null;
  readonly cost: { readonly sourceCents: Cents; readonly currency: 'MXN' | 'USD' } | null;
};

export interface NamedRow {
  readonly id: number;
  readonly name: string;
}

/** Whose margin it is. A group, brand or customer that is gone has no name; its margin can still be taken away. */
export interface ReplicaMargin {
  readonly group: Named | null;
  readonly brand: Named | null;
  readonly customer: { readonly id: CustomerId; readonly name: string | null } | null;
  readonly marginBasisPoints: BasisPoints;
}

interface Named {
  readonly id: number;
  readonly name: string | null;
}

/** A customer as central's snapshot has it, without this terminal's undelivered effects. */
export type ReplicaCustomer = Omit<
  CustomerRow,
  'availableCents' | 'favorCents' | 'overdueCents' | 'overdueDays'
> & {
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
