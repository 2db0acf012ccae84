import type { UseCases } from '../application/use-cases.ts';
import type { Implementer } from './implementer.ts';
import { valueOf } from './shop-failure.ts';

export function invoicesProcedures(os: Implementer, useCases: UseCases) {
  return {
    list: os.invoices.list.handler(async ({ input }) => {
      const { rows, next, source } = valueOf(await useCases.browseInvoices(input));
      return { rows: [...rows], next, source };
    }),
    choices: os.invoices.choices.handler(async () => valueOf(await useCases.invoiceChoices())),
    get: os.invoices.get.handler(async ({ input }) => valueOf(await useCases.readInvoice(input.invoiceId))),
  };
}
