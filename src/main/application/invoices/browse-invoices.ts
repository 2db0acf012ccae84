import type { InvoiceChoices, InvoiceDetail } from '../../../shared/contract/invoices.ts';
import type { ShopError } from '../../../shared/domain/errors.ts';
import type { InvoiceId } from '../../../shared/domain/ids.ts';
import { failure, success, type Result } from '../../../shared/domain/result.ts';
import { CentralUnavailableError, type CentralInvoices, type LocalStore, type Replica } from '../ports.ts';
import type { InvoicePage, InvoicePageInput } from '../use-cases.ts';
import { withinTime } from '../within-time.ts';
import { salesOfThisTerminal } from './sales-of-this-terminal.ts';

/** A page of a long list may take central a moment; nobody waits longer for a socket that is dead. */
const READ_TIMEOUT_MS = 4_000;
/** As many as a name that is worth typing has. */
const MOST_CUSTOMERS_NAMED = 20;

export interface BrowseInvoicesDeps {
  readonly local: Pick<LocalStore, 'recentSales' | 'cancellationOf' | 'identity'>;
  readonly replica: Pick<Replica, 'searchCustomers'>;
  /** Undefined while central is known not to be there. */
  readonly central: () => unknown;
  readonly invoices: CentralInvoices;
}

/** A page of the shop's invoices, newest first. While central is away, the sales of this terminal. */
export async function browseInvoices(
  deps: BrowseInvoicesDeps,
  { filter, after, limit }: InvoicePageInput,
): Promise<Result<InvoicePage, ShopError>> {
  const page = await ask(deps, (invoices) =>
    invoices.page({ filter, customersNamed: customersNamed(deps, filter.text.trim()), after, limit }),
  );
  if (page) return success({ ...page, source: 'central' });
  // The pages before this one were central's: what is shown stays, and this one is asked for again.
  if (after) return failure({ code: 'central-away' });
  return success({ rows: salesOfThisTerminal(deps.local, filter, limit), next: null, source: 'terminal' });
}

export async function readInvoice(
  deps: BrowseInvoicesDeps,
  id: InvoiceId,
): Promise<Result<InvoiceDetail, ShopError>> {
  const detail = await ask(deps, (invoices) => invoices.find(id));
  if (detail === undefined) return failure({ code: 'central-away' });
  return detail ? success(detail) : failure({ code: 'invoice-not-found' });
}

/** A short number is a folio or a ticket; most telephones have its digits somewhere. */
const NUMBER_ALONE = /^\d{1,6}$/;

function customersNamed({ replica }: BrowseInvoicesDeps, text: string) {
  if (text === '' || NUMBER_ALONE.test(text)) return [];
  return replica.searchCustomers(text, MOST_CUSTOMERS_NAMED).map(({ customerId }) => customerId);
}

/** Whom the list can be narrowed down to. */
export async function invoiceChoices(deps: BrowseInvoicesDeps): Promise<Result<InvoiceChoices, ShopError>> {
  const choices = await ask(deps, (invoices) => invoices.choices());
  return choices ? success(choices) : failure({ code: 'central-away' });
}

/** Undefined when central is away. */
async function ask<Value>(
  { central, invoices }: Pick<BrowseInvoicesDeps, 'central' | 'invoices'>,
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
