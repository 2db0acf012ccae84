import type { InvoiceRecord } from '../ports-api.ts';
import type { ShopError } from '../../../shared/domain/errors.ts';
import { failure, success, type Result } from '../../../shared/domain/result.ts';
import type { ApiDeps } from './api-deps.ts';
import { LOOK_UP_TIMEOUT_MS, readCentral } from './ask-central.ts';

type Deps = Pick<ApiDeps, 'local' | 'replica' | 'central' | 'queries'>;

/**
 * The invoice of an integer key: central's row, or while central is away an open one of the replica. Cancelled if it
 * was cancelled here and central does not know yet.
 */
export async function findApiInvoice(deps: Deps, id: number): Promise<Result<InvoiceRecord, ShopError>> {
  const answer = await readCentral(deps, (queries) => queries.invoiceRecord(id), LOOK_UP_TIMEOUT_MS);
  if (answer.ok && answer.value === null) return failure({ code: 'invoice-not-found' });
  const invoice = answer.ok ? answer.value : copiedInvoice(deps, id);
  // The replica holds open invoices alone: what it does not have may exist.
  if (!invoice) return failure({ code: 'central-away' });
  const cancelledHere = deps.local.cancellationOf(invoice.invoiceId)?.state === 'pending';
  return success({ ...invoice, cancelled: invoice.cancelled || cancelledHere });
}

function copiedInvoice({ replica }: Deps, id: number): InvoiceRecord | undefined {
  const found = replica.invoiceByLegacyId(id);
  if (!found) return undefined;
  const { invoiceId, customerId } = found;
  const invoice = replica.invoice(invoiceId);
  const folio = replica.openInvoices(customerId).find((open) => open.invoiceId === invoiceId)?.folio;
  if (!invoice || folio === undefined) return undefined;
  // What is open was sold on credit.
  return { ...found, folio, terms: 'credito', totalCents: invoice.totalCents, cancelled: false };
}
