import type {
  InvoiceChoices,
  InvoiceDetail,
  InvoiceFilter,
  InvoicePlace,
  InvoiceRow,
} from '../../../shared/contract/invoices.ts';
import type { CustomerId, InvoiceId } from '../../../shared/domain/ids.ts';

export interface InvoicePageRequest {
  readonly filter: InvoiceFilter;
  /** Whose words the filter's text has, as far as the terminal knows them. */
  readonly customersNamed: readonly CustomerId[];
  readonly after: InvoicePlace | null;
  readonly limit: number;
}

/** @throws CentralUnavailableError from each of them */
export interface CentralInvoices {
  /** Newest first. `next` is null on the last page. */
  page(
    request: InvoicePageRequest,
  ): Promise<{ readonly rows: readonly InvoiceRow[]; readonly next: InvoicePlace | null }>;
  choices(): Promise<InvoiceChoices>;
  /** The sale behind an invoice, as its terminal recorded it; null for what the original system made. */
  recordedSale(id: InvoiceId): Promise<string | null>;
  find(id: InvoiceId): Promise<InvoiceDetail | null>;
}
