import type { Logger } from '../application/ports.ts';
import type { UseCases } from '../application/use-cases.ts';
import { cashiersProcedures } from './cashiers.ts';
import { customersProcedures } from './customers.ts';
import { createImplementer, type ReferenceSource } from './implementer.ts';
import { invoicesProcedures } from './invoices.ts';
import { partsProcedures } from './parts.ts';
import { saleProcedures } from './sale.ts';
import { sessionProcedures } from './session.ts';
import { localProcedures } from './local.ts';
import { settingsProcedures } from './settings.ts';
import { ticketsProcedures } from './tickets.ts';

export type AppRouter = ReturnType<typeof createRouter>;

/** The contract over the use cases, for any transport. */
export function createRouter(useCases: UseCases, logger: Logger, newReference: ReferenceSource) {
  const os = createImplementer(logger, newReference);
  return os.router({
    session: sessionProcedures(os, useCases),
    parts: partsProcedures(os, useCases),
    cashiers: cashiersProcedures(os, useCases),
    customers: customersProcedures(os, useCases),
    invoices: invoicesProcedures(os, useCases),
    sale: saleProcedures(os, useCases),
    tickets: ticketsProcedures(os, useCases),
    settings: settingsProcedures(os, useCases),
    local: localProcedures(os, useCases),
  });
}
