import type { BusinessDate } from '../business-date.ts';
import { addCents, subtractCents, type Cents } from '../money.ts';
import { formatPercent, type BasisPoints, type QuantityMilli } from '../scaled.ts';
import type { PriceBasis } from '../sale/price.ts';
import type { SharedSettings } from '../settings/shared-settings.ts';
import { taxRegimeText } from '../settings/tax-regimes.ts';
import type { TicketDocument, TicketShop } from './document.ts';

/** A completed sale, as far as its paper shows it. */
export interface PrintedSale {
  readonly folio: string | null;
  readonly ticketNumber: string;
  readonly customerName: string;
  readonly customerRfc: string | null;
  readonly customerReference: string | null;
  readonly collectedBy: string | null;
  readonly notes: string | null;
  readonly terms: 'contado' | 'credito';
  readonly dueOn: BusinessDate | null;
  readonly priceBasis: PriceBasis;
  readonly taxRateBasisPoints: BasisPoints;
  readonly lines: readonly {
    readonly quantityMilli: QuantityMilli;
    readonly code: string;
    readonly description: string;
    readonly unitPriceCents: Cents;
    readonly lineTotalCents: Cents;
  }[];
  readonly subtotalCents: Cents;
  readonly taxCents: Cents;
  readonly totalCents: Cents;
  readonly tenders: readonly {
    readonly method: string;
    readonly amountCents: Cents;
    readonly receivedCents: Cents;
  }[];
  readonly changeCents: Cents;
  readonly favorCents: Cents;
}

type TicketSettings = Pick<
  SharedSettings,
  | 'shopName'
  | 'legalName'
  | 'rfc'
  | 'taxRegime'
  | 'address'
  | 'phone'
  | 'invoiceHelp'
  | 'ticketClosing'
  | 'timeZone'
>;

/** What stands around it. */
export interface TicketIssue {
  /** As the shop has it set at this moment. */
  readonly settings: TicketSettings;
  readonly occurredAtMs: number;
  readonly businessDate: BusinessDate;
  readonly cashierName: string | null;
}

/** The ticket of a sale as data. Printed once and stored: a reprint shows this very document. */
export function buildSaleTicket(sale: PrintedSale, issue: TicketIssue): TicketDocument {
  const owedCents = subtractCents(
    sale.totalCents,
    addCents(sale.favorCents, ...sale.tenders.map((tender) => tender.amountCents)),
  );
  // On the account only because saldo a favor paid it: the customer owes nothing of it.
  const isPaid = sale.favorCents > 0 && owedCents === 0;
  return {
    kind: 'sale',
    shopName: issue.settings.shopName,
    shop: ticketShop(issue.settings),
    folio: sale.folio,
    ticketNumber: sale.ticketNumber,
    issuedOn: printedDate(issue.businessDate),
    issuedAt: printedTime(issue.occurredAtMs, issue.settings.timeZone),
    cashierName: issue.cashierName,
    customerName: sale.customerName,
    customerRfc: sale.customerRfc,
    customerReference: sale.customerReference,
    collectedBy: sale.collectedBy,
    notes: sale.notes,
    terms: isPaid ? 'contado' : sale.terms,
    dueOn: sale.dueOn === null || isPaid ? null : printedDate(sale.dueOn),
    pricesIncludeTax: sale.priceBasis === 'publico',
    lines: sale.lines.map(({ quantityMilli, code, description, unitPriceCents, lineTotalCents }) => ({
      quantityMilli,
      code,
      description,
      unitPriceCents,
      lineTotalCents,
    })),
    subtotalCents: sale.subtotalCents,
    taxPercent: formatPercent(sale.taxRateBasisPoints),
    taxCents: sale.taxCents,
    totalCents: sale.totalCents,
    tenders: sale.tenders.map(({ method, receivedCents }) => ({ method, receivedCents })),
    changeCents: sale.changeCents,
    favorCents: sale.favorCents,
    owedCents,
  };
}

function ticketShop(settings: TicketSettings): TicketShop {
  const { legalName, rfc, taxRegime, address, phone, invoiceHelp, ticketClosing } = settings;
  return {
    ...{ legalName, rfc, address, phone, invoiceHelp },
    taxRegime: taxRegimeText(taxRegime),
    closing: ticketClosing,
  };
}

/** `23/11/2026` */
function printedDate(date: BusinessDate): string {
  return date.split('-').toReversed().join('/');
}

/** `14:05` */
function printedTime(instantMs: number, timeZone: string): string {
  return timeFormat(timeZone).format(instantMs);
}

const timeFormats = new Map<string, Intl.DateTimeFormat>();

/** Making one takes longer than everything else on a ticket together. */
function timeFormat(timeZone: string): Intl.DateTimeFormat {
  let format = timeFormats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    timeFormats.set(timeZone, format);
  }
  return format;
}
