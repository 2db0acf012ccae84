import type { UseCases } from '../application/use-cases.ts';
import type { Implementer } from './implementer.ts';
import { valueOf } from './shop-failure.ts';

export function ticketsProcedures(os: Implementer, useCases: UseCases) {
  return {
    html: os.tickets.html.handler(async ({ input }) => ({ html: valueOf(await useCases.ticketHtml(input)) })),
    pdf: os.tickets.pdf.handler(async ({ input }) => {
      const { fileName, bytes } = valueOf(await useCases.ticketPdf(input));
      return { fileName, base64: Buffer.from(bytes).toString('base64') };
    }),
    print: os.tickets.print.handler(async ({ input }) => ({
      host: valueOf(await useCases.printTicket(input)),
    })),
  };
}
