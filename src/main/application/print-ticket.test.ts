import { describe, expect, it } from 'vitest';
import { cartLine, charge, openCounter } from '../../../tests/support/core/counter.ts';
import { createPdfMaker } from '../adapters/pdf/pdf-maker.ts';
import { completeSale } from './complete-sale.ts';
import { CentralUnavailableError, type CentralInvoices } from './ports.ts';
import { printTicket, ticketHtml, ticketPdf, type TicketDeps } from './print-ticket.ts';

/** A counter that has sold once, and a terminal beside it that has not. */
async function twoTerminals(recordedSale: CentralInvoices['recordedSale'] | null = null) {
  const seller = openCounter();
  const input = charge({ lines: [cartLine({ description: 'Balata delantera' })] });
  expect(await completeSale(seller.deps, input)).toMatchObject({ ok: true });
  const entry = seller.store.entryById(input.operationId);
  const beside = openCounter();
  const printed: string[] = [];
  const depsOf = (counter: typeof seller): TicketDeps => ({
    local: counter.store,
    replica: counter.replica,
    central: () => (recordedSale ? {} : undefined),
    invoices: {
      recordedSale: recordedSale ?? (() => Promise.reject(new CentralUnavailableError('reset'))),
    } as CentralInvoices,
    pdf: createPdfMaker(),
    printer: {
      async print(html) {
        printed.push(html);
        return 'printed';
      },
    },
  });
  const request = { operationId: input.operationId, reprint: true };
  return {
    seller: depsOf(seller),
    beside: depsOf(beside),
    canonical: entry?.canonical ?? '',
    request,
    printed,
  };
}

const htmlOf = async (deps: TicketDeps, request: Parameters<typeof ticketHtml>[1]) => {
  const html = await ticketHtml(deps, request);
  return html.ok ? html.value : html.error.code;
};

describe('the ticket of a sale', () => {
  it('is the stored one at the terminal that made it, also while central is away', async () => {
    const { seller, request, printed } = await twoTerminals();
    expect(await printTicket(seller, request)).toEqual({ ok: true, value: 'printed' });
    expect(printed[0]).toContain('REIMPRESIÓN');
    expect(printed[0]).toContain('NX-000001');
  });

  it('says the same at any other terminal, from what was recorded', async () => {
    const { canonical } = await twoTerminals();
    const { seller, beside, request } = await twoTerminals(async () => canonical);
    const html = await htmlOf(beside, request);
    expect(html).toContain('Balata delantera');
    expect(html).toBe(await htmlOf(seller, request));
    expect(await ticketPdf(beside, request)).toMatchObject({ value: { fileName: 'ticket-NX-000001.pdf' } });
  });

  it('of another terminal waits for central', async () => {
    const { beside, request } = await twoTerminals();
    expect(await htmlOf(beside, request)).toBe('central-away');
  });

  it('is none when nobody recorded such a sale', async () => {
    const { beside, request } = await twoTerminals(async () => null);
    expect(await htmlOf(beside, request)).toBe('operation-not-found');
  });
});
