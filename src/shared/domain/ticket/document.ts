import type { Cents } from '../money.ts';
import type { QuantityMilli } from '../scaled.ts';

/** A ticket as data: everything on the paper, nothing about the paper. Stored with its print job, so that a reprint is the same. */
export interface TicketDocument {
  readonly kind: 'sale';
  readonly shopName: string;
  readonly folio: string | null;
  readonly ticketNumber: string;
  /** Date and time in the shop's zone, as printed. */
  readonly issuedOn: string;
  readonly issuedAt: string;
  readonly cashierName: string | null;
  readonly customerName: string;
  readonly customerRfc: string | null;
  readonly customerReference: string | null;
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
  readonly owedCents: Cents;
}
