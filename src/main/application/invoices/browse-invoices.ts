import type { InvoiceChoices, InvoiceDetail } from '../../../shared/contract/invoices.ts';
import type { ShopError } from '../../../shared/domain/errors.ts';
import type { InvoiceId } from '../../../shared/domain/ids.ts';
import { failure, success, type Result } from '../../../shared/domain/result.ts';
import type { LocalStore, Replica } from '../ports.ts';
import type { InvoicePage, InvoicePageInput } from '../use-cases.ts';
import { askInvoices, type AskInvoicesDeps } from './ask-invoices.ts';
import { salesOfThisTerminal } from './sales-of-this-terminal.ts';

/** As many as a name that is worth typing has. */
const MOST_CUSTOMERS_NAMED = 20;

export interface BrowseInvoicesDeps extends AskInvoicesDeps {
  readonly local: Pick<LocalStore, 'recentSales' | 'cancellationOf' | 'identity'>;
  readonly replica: Pick<Replica, 'searchCustomers'>;
}

/** A page of the shop's invoices, newest first. While central is away, the sales of this terminal. */
export async function browseInvoices(
  deps: BrowseInvoicesDeps,
  { filter, after, limit }: InvoicePageInput,
): Promise<Result<InvoicePage, ShopError>> {
  const page = await askInvoices(deps, (invoices) =>
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
  const detail = await askInvoices(deps, (invoices) => invoices.find(id));
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
  const choices = await askInvoices(deps, (invoices) => invoices.choices());
  return choices ? success(choices) : failure({ code: 'central-away' });
}
