import { CentralUnavailableError, type CentralInvoices } from '../ports.ts';
import { withinTime } from '../within-time.ts';

/** A page of a long list may take central a moment; nobody waits longer for a socket that is dead. */
const READ_TIMEOUT_MS = 4_000;

export interface AskInvoicesDeps {
  /** Undefined while central is known not to be there. */
  readonly central: () => unknown;
  readonly invoices: CentralInvoices;
}

/** The answer of central about invoices; undefined when it is away. */
export async function askInvoices<Value>(
  { central, invoices }: AskInvoicesDeps,
  question: (invoices: CentralInvoices) => Promise<Value>,
): Promise<Value | undefined> {
  if (!central()) return undefined;
  try {
    return await withinTime(question(invoices), READ_TIMEOUT_MS);
  } catch (error) {
    if (error instanceof CentralUnavailableError) return undefined;
    throw error;
  }
}
