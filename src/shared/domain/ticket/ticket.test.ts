import { describe, expect, it } from 'vitest';
import {
  cashTicket,
  creditTicket,
  fullShopTicket,
  mixedTicket,
} from '../../../../tests/support/sample-tickets.ts';
import { escapeHtml, renderTicketHtml } from './ticket-html.ts';
import { ticketSections } from './ticket-sections.ts';
import { renderTicketText, type TicketColumns } from './ticket-text.ts';

const WIDTHS: readonly TicketColumns[] = [32, 42, 48];

describe('renderTicketText', () => {
  it.each(WIDTHS)('prints a cash sale in %i columns as it was approved', async (columns) => {
    await expect(renderTicketText(cashTicket, { columns, reprint: false })).toMatchFileSnapshot(
      `golden/venta-contado-${columns}.txt.golden`,
    );
  });

  it.each(WIDTHS)(
    'prints a reprint of a sale on credit in %i columns as it was approved',
    async (columns) => {
      await expect(renderTicketText(creditTicket, { columns, reprint: true })).toMatchFileSnapshot(
        `golden/venta-credito-reimpresion-${columns}.txt.golden`,
      );
    },
  );

  it.each(WIDTHS)(
    'prints all that a shop says of itself in %i columns as it was approved',
    async (columns) => {
      await expect(renderTicketText(fullShopTicket, { columns, reprint: false })).toMatchFileSnapshot(
        `golden/venta-datos-de-tienda-${columns}.txt.golden`,
      );
    },
  );

  it.each(WIDTHS)(
    'prints money, saldo a favor and credit in %i columns as it was approved',
    async (columns) => {
      await expect(renderTicketText(mixedTicket, { columns, reprint: false })).toMatchFileSnapshot(
        `golden/venta-mixta-${columns}.txt.golden`,
      );
    },
  );

  it.each(WIDTHS)('keeps every line within %i columns and every amount in the last one', (columns) => {
    for (const ticket of [cashTicket, creditTicket, fullShopTicket, mixedTicket]) {
      const lines = renderTicketText(ticket, { columns, reprint: true }).split('\n');
      expect(Math.max(...lines.map((text) => text.length))).toBeLessThanOrEqual(columns);
      const amounts = lines.filter((text) => /\d\.\d\d$/.test(text) && !/ x \$\S+$/.test(text));
      expect(new Set(amounts.map((text) => text.length))).toEqual(new Set([columns]));
    }
  });

  it('says that it is a reprint only when it is one', () => {
    expect(renderTicketText(cashTicket, { columns: 48, reprint: true })).toContain('*** REIMPRESIÓN ***');
    expect(renderTicketText(cashTicket, { columns: 48, reprint: false })).not.toContain('REIMPRESIÓN');
  });
});

describe('renderTicketHtml', () => {
  it('prints a cash sale as it was approved', async () => {
    await expect(renderTicketHtml(cashTicket, { reprint: false })).toMatchFileSnapshot(
      'golden/venta-contado.html.golden',
    );
  });

  it('prints all that a shop says of itself as it was approved', async () => {
    await expect(renderTicketHtml(fullShopTicket, { reprint: false })).toMatchFileSnapshot(
      'golden/venta-datos-de-tienda.html.golden',
    );
  });

  it('is a document of its own for 80 mm paper, without script and without anything from outside', () => {
    const html = renderTicketHtml(cashTicket, { reprint: false });
    expect(html).toMatch(/^<!doctype html>/);
    expect(html).toContain('@page { size: 80mm auto');
    expect(html).not.toMatch(/<script|<link|<img|url\(|https?:/);
  });

  it('shows every text as text', () => {
    const html = renderTicketHtml(creditTicket, { reprint: false });
    expect(html).not.toMatch(/<script|<img|<b>/);
    expect(html).toContain('&lt;img src=x onerror=&quot;alert(1)&quot;&gt;');
    expect(html).toContain(escapeHtml("</style><script>alert('x')</script>"));
  });

  it('says that it is a reprint only when it is one', () => {
    expect(renderTicketHtml(cashTicket, { reprint: true })).toContain('<p class="notice">REIMPRESIÓN</p>');
    expect(renderTicketHtml(cashTicket, { reprint: false })).not.toContain('REIMPRESIÓN');
  });
});

describe('ticketSections', () => {
  it('says nothing of what the shop left empty, and thanks on papers from before shops said more', () => {
    const empty = {
      legalName: '',
      rfc: '',
      taxRegime: '',
      address: '',
      phone: '',
      invoiceHelp: '',
      closing: '',
    };
    const sections = ticketSections({ ...cashTicket, shop: empty }, { reprint: false });
    expect(sections.shop).toEqual([]);
    expect(sections.closing).toEqual(['Precios más IVA', 'Este comprobante no es un CFDI']);
    expect(ticketSections(cashTicket, { reprint: false }).closing.at(-1)).toBe('¡Gracias por su compra!');
  });

  it('says everything that a ticket must say', () => {
    const said = JSON.stringify(ticketSections(cashTicket, { reprint: false }));
    for (const text of [
      ...['Refaccionaria Núñez e Hijos', 'NX-000123', 'T01-000045', '23/11/2026 14:05', 'Lucía Ibáñez'],
      ...['Público en general', 'XAXX010101000', '2 x $189.50', '379.00', '2.5 x $87.00'],
      ...['Subtotal', '1,245.50', 'IVA 16 %', '199.28', 'TOTAL', '$1,444.78'],
      ...['Tarjeta', '1,000.00', 'Efectivo', '500.00', 'Recibido', '1,500.00', 'Cambio', '55.22'],
      'Este comprobante no es un CFDI',
    ]) {
      expect(said).toContain(text);
    }
  });

  it('counts pieces, and lines where a quantity is not whole', () => {
    const whole = { ...cashTicket, lines: cashTicket.lines.slice(0, 2) };
    expect(ticketSections(whole, { reprint: false }).articles).toBe('3 artículos');
    const one = { ...cashTicket, lines: cashTicket.lines.slice(1, 2) };
    expect(ticketSections(one, { reprint: false }).articles).toBe('1 artículo');
    expect(ticketSections(cashTicket, { reprint: false }).articles).toBe('3 partidas');
  });

  it('says what is owed and until when, and no change that was not given', () => {
    const { facts, payment } = ticketSections(creditTicket, { reprint: false });
    expect(facts).toContainEqual({ label: 'Vence', value: '23/12/2026' });
    expect(facts).toContainEqual({ label: 'Folio', value: 'por asignar' });
    expect(payment).toEqual([{ label: 'A crédito', amount: '1,444.78', strong: false }]);
  });
});
