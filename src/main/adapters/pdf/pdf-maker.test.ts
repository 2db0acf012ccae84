import { describe, expect, it } from 'vitest';
import { cashTicket, creditTicket } from '../../../../tests/support/sample-tickets.ts';
import { ticketSections } from '../../../shared/domain/ticket/ticket-sections.ts';
import { createPdfMaker } from './pdf-maker.ts';
import { ticketPdf, TICKET_WIDTH_POINTS } from './ticket-pdf.ts';

const pdf = createPdfMaker();

/** Width and height of every page, in points. */
function pageSizes(bytes: Uint8Array): { readonly width: number; readonly height: number }[] {
  const boxes = Buffer.from(bytes)
    .toString('latin1')
    .matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g);
  return [...boxes].map(([, width, height]) => ({ width: Number(width), height: Number(height) }));
}

describe('the PDF of a ticket', () => {
  it('is one page of 80 mm, as long as its content', async () => {
    const [short] = pageSizes(
      await pdf.ticket({ ...cashTicket, lines: cashTicket.lines.slice(0, 1) }, { reprint: false }),
    );
    const lines = Array.from({ length: 120 }, () => cashTicket.lines).flat();
    const long = pageSizes(await pdf.ticket({ ...cashTicket, lines }, { reprint: false }));
    expect(long).toHaveLength(1);
    expect(short?.width).toBeCloseTo(TICKET_WIDTH_POINTS, 1);
    expect(long[0]?.width).toBeCloseTo((80 / 25.4) * 72, 1);
    expect(long[0]?.height).toBeGreaterThan(5000);
    expect(short?.height).toBeLessThan(400);
  });

  it('embeds its typeface, so that ñ, accents and € print anywhere', async () => {
    const text = Buffer.from(await pdf.ticket(cashTicket, { reprint: false })).toString('latin1');
    expect(text).toMatch(/\/FontName \/[A-Z]{6}\+Roboto-Regular/);
    expect(text).toContain('/FontFile2');
  });

  it('survives text that looks like markup, and the largest figures', async () => {
    expect(pageSizes(await pdf.ticket(creditTicket, { reprint: true }))).toHaveLength(1);
  });

  it.each([
    ['a cash sale', cashTicket, false],
    ['a reprint of a sale on credit', creditTicket, true],
  ])('says what every other form of the ticket says: %s', (_name, ticket, reprint) => {
    const sections = ticketSections(ticket, { reprint });
    const said = textsOf(ticketPdf(ticket, { reprint }).content);
    const expected = [
      sections.shopName,
      ...(sections.notice ? [sections.notice] : []),
      ...sections.facts.flatMap(({ label, value }) => [label, value]),
      ...sections.lines.flatMap((line) => [line.description, line.quantityAndPrice, line.amount]),
      sections.articles,
      ...[...sections.totals, ...sections.payment].flatMap(({ label, amount }) => [label, amount]),
      ...sections.closing,
    ];
    expect(said).toEqual(expect.arrayContaining(expected));
  });
});

/** Every text anywhere in a definition. */
function textsOf(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) =>
    key === 'text' && typeof value === 'string' ? [value] : textsOf(value),
  );
}
