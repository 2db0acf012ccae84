import { addCents, formatCents, formatPesos, ZERO_CENTS } from '../money.ts';
import { formatQuantity, ONE_PIECE } from '../scaled.ts';
import { DEFAULT_CLOSING } from '../settings/shared-settings.ts';
import type { TicketDocument } from './document.ts';

/** A ticket as a reader meets it from top to bottom. Every renderer sets the same words and figures. */
export interface TicketSections {
  readonly shopName: string;
  /** Under the name: who the shop is and where. */
  readonly shop: readonly string[];
  /** Over everything else: this paper is not the first. */
  readonly notice: string | null;
  readonly facts: readonly TicketFact[];
  readonly lines: readonly TicketLine[];
  readonly articles: string;
  readonly totals: readonly TicketAmount[];
  readonly payment: readonly TicketAmount[];
  readonly closing: readonly string[];
}

export interface TicketFact {
  readonly label: string;
  readonly value: string;
}

export interface TicketLine {
  readonly description: string;
  readonly code: string;
  /** `2 x $1,234.50` */
  readonly quantityAndPrice: string;
  readonly amount: string;
}

export interface TicketAmount {
  readonly label: string;
  readonly amount: string;
  readonly strong: boolean;
}

export interface TicketOptions {
  readonly reprint: boolean;
}

export const REPRINT_NOTICE = 'REIMPRESIÓN';

export function ticketSections(ticket: TicketDocument, { reprint }: TicketOptions): TicketSections {
  return {
    shopName: ticket.shopName,
    shop: shopLines(ticket),
    notice: reprint ? REPRINT_NOTICE : null,
    facts: facts(ticket),
    lines: ticket.lines.map((line) => ({
      description: line.description,
      code: line.code,
      quantityAndPrice: `${formatQuantity(line.quantityMilli)} x ${formatPesos(line.unitPriceCents)}`,
      amount: formatCents(line.lineTotalCents),
    })),
    articles: articles(ticket),
    totals: [
      plain('Subtotal', formatCents(ticket.subtotalCents)),
      plain(`IVA ${ticket.taxPercent} %`, formatCents(ticket.taxCents)),
      { label: 'TOTAL', amount: formatPesos(ticket.totalCents), strong: true },
    ],
    payment: payment(ticket),
    closing: [
      ticket.pricesIncludeTax ? 'Precios con IVA incluido' : 'Precios más IVA',
      'Este comprobante no es un CFDI',
      ...closingLines(ticket),
    ],
  };
}

function shopLines({ shop }: TicketDocument): string[] {
  if (!shop) return [];
  const rfc = shop.rfc === '' ? '' : `RFC ${shop.rfc}`;
  const phone = shop.phone === '' ? '' : `Tel. ${shop.phone}`;
  return [shop.legalName, rfc, shop.taxRegime, shop.address, phone].flatMap(linesOf);
}

function closingLines({ shop }: TicketDocument): string[] {
  return shop ? [shop.invoiceHelp, shop.closing].flatMap(linesOf) : [DEFAULT_CLOSING];
}

/** A text as it was typed, without its empty lines. */
function linesOf(text: string): string[] {
  return text.split(/\r?\n/).flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));
}

function facts(ticket: TicketDocument): TicketFact[] {
  const rows: readonly (readonly [string, string | null | undefined])[] = [
    ['Folio', ticket.folio ?? 'por asignar'],
    ['Ticket', ticket.ticketNumber],
    ['Fecha', `${ticket.issuedOn} ${ticket.issuedAt}`],
    ['Cajero', ticket.cashierName],
    ['Cliente', ticket.customerName],
    ['RFC', ticket.customerRfc],
    ['Su nota', ticket.customerReference],
    ['Recoge', ticket.collectedBy],
    ['Condiciones', ticket.terms === 'credito' ? 'Crédito' : 'Contado'],
    ['Vence', ticket.dueOn],
    ['Notas', ticket.notes],
  ];
  return rows.flatMap(([label, value]) =>
    value === null || value === undefined || value === '' ? [] : [{ label, value }],
  );
}

function payment(ticket: TicketDocument): TicketAmount[] {
  const tenders = ticket.tenders.map(({ method, receivedCents }) =>
    plain(METHOD_LABELS[method] ?? method, formatCents(receivedCents)),
  );
  const received = addCents(...ticket.tenders.map(({ receivedCents }) => receivedCents));
  const sum = tenders.length > 1 ? [plain('Recibido', formatCents(received))] : [];
  const change = ticket.changeCents > 0 ? [plain('Cambio', formatCents(ticket.changeCents))] : [];
  const favorCents = ticket.favorCents ?? ZERO_CENTS;
  const favor = favorCents > 0 ? [plain('Saldo a favor', formatCents(favorCents))] : [];
  const owed = ticket.owedCents > 0 ? [plain('A crédito', formatCents(ticket.owedCents))] : [];
  return [...tenders, ...sum, ...change, ...favor, ...owed];
}

/** Pieces are counted; litres and metres are one article a line. */
function articles({ lines }: TicketDocument): string {
  const whole = lines.every(({ quantityMilli }) => quantityMilli % ONE_PIECE === 0);
  const count = whole
    ? lines.reduce((sum, { quantityMilli }) => sum + quantityMilli / ONE_PIECE, 0)
    : lines.length;
  const noun = whole ? ['artículo', 'artículos'] : ['partida', 'partidas'];
  return `${count} ${noun[count === 1 ? 0 : 1]}`;
}

function plain(label: string, amount: string): TicketAmount {
  return { label, amount, strong: false };
}

const METHOD_LABELS: Readonly<Record<string, string>> = {
  efectivo: 'Efectivo',
  tarjeta: 'Tarjeta',
  transferencia: 'Transferencia',
  cheque: 'Cheque',
};
