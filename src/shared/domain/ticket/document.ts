import type { Cents } from '../money.ts';
import type { QuantityMilli } from '../scaled.ts';

/** A ticket as data: everything on the paper, nothing about the paper. Stored with its print job, so that a reprint is the same. */
export interface TicketDocument {
  readonly kind: 'sale';
  readonly shopName: string;
  /** Absent from papers that were printed before shops could say more of themselves; empty texts are not printed. */
  readonly shop?: TicketShop;
  readonly folio: string | null;
  readonly ticketNumber: string;
  /** Date and time in the shop's zone, as printed. */
  readonly issuedOn: string;
  readonly issuedAt: string;
  readonly cashierName: string | null;
  readonly customerName: string;
  readonly customerRfc: string | null;
  readonly customerReference: string | null;
  /** Who collects, and a note. Papers of before they were printed have neither, nor saldo a favor. */
  readonly collectedBy?: string | null;
  readonly notes?: string | null;
  readonly terms: 'contado' | 'credito';
  readonly dueOn: string | null;
  /** Whether line prices include IVA. */
  readonly pricesIncludeTax: boolean;
  readonly lines: readonly {
    readonly quantityMilli: QuantityMilli;
    readonly code: string;
    readonly description: string;
    readonly unitPriceCents: Cents;
    readonly lineTotalCents: Cents;
  }[];
  readonly subtotalCents: Cents;
  readonly taxPercent: string;
  readonly taxCents: Cents;
  readonly totalCents: Cents;
  readonly tenders: readonly { readonly method: string; readonly receivedCents: Cents }[];
  readonly changeCents: Cents;
  readonly favorCents?: Cents;
  readonly owedCents: Cents;
}

/** What the shop says of itself, as it was when the paper was printed. Texts may have several lines. */
export interface TicketShop {
  readonly legalName: string;
  readonly rfc: string;
  /** Code and name of the SAT's catalogue. */
  readonly taxRegime: string;
  readonly address: string;
  readonly phone: string;
  readonly invoiceHelp: string;
  readonly closing: string;
}
