import type { Content, ContentText, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces';
import type { TicketDocument } from '../../../shared/domain/ticket/document.ts';
import {
  ticketSections,
  type TicketAmount,
  type TicketFact,
  type TicketLine,
  type TicketOptions,
} from '../../../shared/domain/ticket/ticket-sections.ts';

const POINTS_PER_MM = 72 / 25.4;
/** Paper of 80 mm; its height follows from the content. */
export const TICKET_WIDTH_POINTS = 80 * POINTS_PER_MM;
const MARGIN = 4 * POINTS_PER_MM;
const INNER_WIDTH = TICKET_WIDTH_POINTS - 2 * MARGIN;

/** The ticket for pdfmake: one page, as long as it needs to be. */
export function ticketPdf(ticket: TicketDocument, options: TicketOptions): TDocumentDefinitions {
  const sections = ticketSections(ticket, options);
  return {
    pageSize: { width: TICKET_WIDTH_POINTS, height: 'auto' },
    pageMargins: [MARGIN, MARGIN, MARGIN, MARGIN * 1.5],
    defaultStyle: { font: 'Roboto', fontSize: 8.5, lineHeight: 1.15 },
    info: { title: `Ticket ${ticket.folio ?? ticket.ticketNumber}`, creator: 'Nexus POS' },
    content: [
      { text: sections.shopName, fontSize: 13, bold: true, alignment: 'center', lineHeight: 1.05 },
      ...sections.shop.map((text): Content => ({ text, alignment: 'center' })),
      ...(sections.notice ? [notice(sections.notice)] : []),
      rule(),
      ...sections.facts.map(fact),
      rule(),
      columns([
        { text: 'DESCRIPCIÓN', fontSize: 7, characterSpacing: 0.3 },
        { text: 'IMPORTE', fontSize: 7, characterSpacing: 0.3, alignment: 'right' },
      ]),
      ...sections.lines.map(articleLine),
      rule(),
      { text: sections.articles },
      ...sections.totals.map(amountLine),
      ...(sections.payment.length > 0 ? [rule({ dashed: true })] : []),
      ...sections.payment.map(amountLine),
      rule(),
      ...sections.closing.map((text, index): Content => ({
        text,
        alignment: 'center',
        bold: index === sections.closing.length - 1,
      })),
    ],
  };
}

function notice(text: string): Content {
  const cell: TableCell = {
    text,
    bold: true,
    characterSpacing: 1,
    alignment: 'center',
    margin: [8, 1, 8, 0],
  };
  return {
    columns: [
      { text: '', width: '*' },
      { table: { body: [[cell]] }, width: 'auto', layout: { hLineWidth: () => 1, vLineWidth: () => 1 } },
      { text: '', width: '*' },
    ],
    margin: [0, 4, 0, 0],
  };
}

function rule({ dashed = false } = {}): Content {
  const line = { type: 'line' as const, x1: 0, y1: 0, x2: INNER_WIDTH, y2: 0, lineWidth: 0.7 };
  return { canvas: [dashed ? { ...line, dash: { length: 2 } } : line], margin: [0, 5, 0, 5] };
}

function fact({ label, value }: TicketFact): Content {
  return {
    columns: [
      { text: label, width: 52 },
      { text: value, bold: true, width: '*' },
    ],
    columnGap: 4,
  };
}

/** Kept whole: a description never parts from its amount. */
function articleLine(line: TicketLine): Content {
  return {
    stack: [
      { text: line.description, bold: true },
      ...(line.code === '' ? [] : [{ text: line.code, fontSize: 8 }]),
      columns([
        { text: line.quantityAndPrice, fontSize: 8 },
        { text: line.amount, bold: true, alignment: 'right' },
      ]),
    ],
    unbreakable: true,
    margin: [0, 3, 0, 0],
  };
}

function amountLine({ label, amount, strong }: TicketAmount): Content {
  const size = strong ? { fontSize: 14, bold: true } : {};
  return {
    columns: [
      { text: label, alignment: 'right', width: '*', ...size },
      { text: amount, alignment: 'right', width: 84, ...size },
    ],
    columnGap: 8,
    margin: [0, strong ? 3 : 0.5, 0, 0],
  };
}

function columns([left, right]: readonly [ContentText, ContentText]): Content {
  return {
    columns: [
      { ...left, width: '*' },
      { ...right, width: 'auto' },
    ],
    columnGap: 8,
  };
}
