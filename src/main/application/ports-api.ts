/**
 * What the original's HTTP paths need beside `ports.ts`: reads of central under its own column names, since these are
 * what the paths answer.
 */
import type { BusinessDate } from '../../shared/domain/business-date.ts';
import type { InvoiceStatus } from '../../shared/domain/invoices/status.ts';
import type { CustomerId, IncarnationId, InvoiceId } from '../../shared/domain/ids.ts';
import type { Cents } from '../../shared/domain/money.ts';
import type { OpenInvoice } from '../../shared/domain/receivables/allocate.ts';
import type { CustomerRecord, ReplicaPart } from './ports.ts';

export type { InvoiceStatus };

/** ISO 8601 with the offset of the shop's zone: its first ten characters are the shop's day. */
export type ShopInstant = string;

export interface PageRequest {
  /** 1 or more. */
  readonly page: number;
  /** 1 to 100. */
  readonly perPage: number;
}

export interface Page<Row> {
  readonly rows: readonly Row[];
  /** How many there are in all pages. */
  readonly total: number;
}

export interface CustomerListRow {
  readonly id_customer: number;
  readonly name: string;
  readonly rfc: string | null;
  readonly business_name: string | null;
  readonly phone: string | null;
  readonly balance: Cents;
  readonly credit_limit: Cents;
  readonly payment_terms: number;
}

export interface CustomerDetails extends CustomerListRow {
  readonly email: string | null;
  readonly address: string | null;
  readonly active: boolean;
  readonly created_at: ShopInstant | null;
  readonly uuid: CustomerId;
}

export interface InvoiceListRow {
  readonly id_invoice: number;
  readonly folio: string;
  readonly date_issued: ShopInstant | null;
  readonly subtotal: Cents;
  readonly tax_amount: Cents;
  readonly total: Cents;
  readonly amount_paid: Cents;
  readonly status: InvoiceStatus;
  readonly customer_name: string;
  readonly rfc: string | null;
}

export interface InvoiceDetails extends InvoiceListRow {
  readonly customer_id: number;
  /** Hundredths of a percent. */
  readonly tax_rate: number | null;
  readonly notes: string | null;
  readonly created_at: ShopInstant | null;
  readonly business_name: string | null;
  readonly address: string | null;
  readonly uuid: InvoiceId;
  readonly terms: 'contado' | 'credito';
  readonly due_date: BusinessDate | null;
  readonly ticket_number: string | null;
  readonly customer_reference: string | null;
  readonly cancelled_at: ShopInstant | null;
  readonly cancel_reason: string | null;
}

export interface InvoiceItem {
  readonly id_invoice_item: number;
  readonly invoice_id: number;
  readonly part_id: number | null;
  readonly aftermarket_id: number | null;
  readonly description: string;
  /** Thousandths. Rows of the original may hold what no sale would be given today. */
  readonly quantity: number;
  readonly unit_cost: Cents | null;
  /** Hundredths of a percent. */
  readonly margin_pct: number | null;
  readonly unit_price: Cents;
  readonly line_total: Cents;
  readonly oem_part_number: string | null;
  readonly aftermarket_number: string | null;
}

export type StatementInvoice = Pick<
  InvoiceListRow,
  'id_invoice' | 'folio' | 'date_issued' | 'total' | 'amount_paid' | 'status'
>;

export interface StatementPayment {
  readonly id_payment: number;
  readonly amount: Cents;
  /** What was given back of it, or all of it once it was reversed: what no longer counts in the customer's favour. */
  readonly refunded: Cents;
  readonly payment_method: string;
  readonly reference: string | null;
  readonly date_payment: ShopInstant | null;
  readonly notes: string | null;
  readonly invoice_folio: string | null;
}

export interface Statement {
  readonly customer: CustomerDetails;
  readonly invoices: readonly StatementInvoice[];
  readonly payments: readonly StatementPayment[];
}

/**
 * Every answer is of one snapshot; `includedSeq` is the last seq of the incarnation that it contains.
 * @throws CentralUnavailableError from each of them
 */
export interface CentralQueries {
  /** Active customers by name. `search` is plain text: none of its characters stands for others. */
  customers(query: PageRequest & { readonly search: string }): Promise<Page<CustomerListRow>>;
  customer(id: number): Promise<CustomerDetails | null>;
  /** Newest first. */
  invoices(
    query: PageRequest & { readonly customerId: number | null; readonly status: InvoiceStatus | null },
  ): Promise<Page<InvoiceListRow>>;
  invoice(
    id: number,
  ): Promise<{ readonly invoice: InvoiceDetails; readonly items: readonly InvoiceItem[] } | null>;
  /** Complete, however long. */
  statement(customerId: number): Promise<Statement | null>;

  customerRecord(id: number, incarnation: IncarnationId): Promise<Known<CustomerRecord> | null>;
  invoiceRecord(id: number): Promise<InvoiceRecord | null>;
  /** What a payment may go to. */
  openInvoices(
    customer: CustomerId,
    incarnation: IncarnationId,
  ): Promise<{ readonly invoices: readonly OpenInvoice[]; readonly includedSeq: number }>;
  parts(
    references: readonly ReplicaPart['part'][],
  ): Promise<readonly Pick<ReplicaPart, 'part' | 'code' | 'name' | 'nameEs'>[]>;
}

export interface Known<Row> {
  readonly record: Row;
  readonly includedSeq: number;
}

/** An invoice as far as a payment or a cancellation must know it. */
export interface InvoiceRecord {
  readonly invoiceId: InvoiceId;
  readonly customerId: CustomerId;
  readonly folio: string;
  readonly terms: 'contado' | 'credito';
  readonly totalCents: Cents;
  readonly cancelled: boolean;
}
