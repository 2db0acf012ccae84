import { z } from 'zod';
import type { InvoiceChoices } from '../../../../shared/contract/invoices.ts';
import type { CashierId, TerminalId } from '../../../../shared/domain/ids.ts';
import { textColumn, uuid } from './columns.ts';
import type { Snapshot } from './snapshot.ts';

const terminalRow = z.object({ id: uuid.transform((id) => id as TerminalId), code: textColumn });
const cashierRow = z.object({ id: uuid.transform((id) => id as CashierId), name: textColumn });

/** Terminals and cashiers of the shop, those that are gone included: their invoices are there. */
export async function invoiceChoices(snapshot: Snapshot): Promise<InvoiceChoices> {
  const terminals = await snapshot.rows(
    terminalRow,
    'SELECT id, code FROM public.terminals ORDER BY code',
    [],
  );
  const cashiers = await snapshot.rows(cashierRow, 'SELECT id, name FROM public.cashiers ORDER BY name', []);
  return {
    terminals: terminals.map(({ id, code }) => ({ terminalId: id, code })),
    cashiers: cashiers.map(({ id, name }) => ({ cashierId: id, name })),
  };
}
