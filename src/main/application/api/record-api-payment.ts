import type { ShopError } from '../../../shared/domain/errors.ts';
import {
  PUBLIC_CUSTOMER_ID,
  type ApplicationId,
  type CustomerId,
  type InvoiceId,
  type OperationId,
  type PaymentId,
} from '../../../shared/domain/ids.ts';
import type { Cents } from '../../../shared/domain/money.ts';
import { allocateOldestFirst, type OpenInvoice } from '../../../shared/domain/receivables/allocate.ts';
import { failure, success, type Result } from '../../../shared/domain/result.ts';
import type { PaymentMethod } from '../../../shared/domain/sale/tender.ts';
import { findApiCustomer } from './api-customer.ts';
import type { ApiDeps } from './api-deps.ts';
import { findApiInvoice } from './api-invoice.ts';
import { apiStamp } from './api-stamp.ts';
import { openInvoicesNow } from './open-invoices-now.ts';
import { afterDelivery, type Recorded } from './recorded.ts';
import { writeOperation } from '../write-operation.ts';

export interface PaymentRequest {
  readonly customerId: number;
  /** Null: the oldest invoices first. */
  readonly invoiceId: number | null;
  readonly amountCents: Cents;
  readonly method: PaymentMethod;
  readonly reference: string | null;
  readonly notes: string | null;
}

/** An operation carries no more; what is left is saldo a favor. */
const MOST_APPLICATIONS = 1000;

/** An abono. What no invoice takes, or the invoice that was named does not, becomes saldo a favor. */
export async function recordApiPayment(
  deps: ApiDeps,
  operationId: OperationId,
  request: PaymentRequest,
): Promise<Result<Recorded, ShopError>> {
  const repeated = deps.local.entryById(operationId);
  if (repeated) return success(await afterDelivery(deps, repeated));

  const customer = await findApiCustomer(deps, request.customerId);
  if (!customer.ok) return customer;
  const { customerId } = customer.value;
  if (customerId === PUBLIC_CUSTOMER_ID) return failure({ code: 'public-customer-on-credit' });
  const only = await namedInvoice(deps, customerId, request.invoiceId);
  if (!only.ok) return only;

  const open = await openInvoicesNow(deps, customerId);
  const { amountCents, method, reference, notes } = request;
  const stamp = apiStamp(deps);
  const written = writeOperation(deps.local, operationId, (tx) => {
    // Inside the transaction, where no other payment can come between the look and the write.
    const payable = open().filter((invoice) => only.value === null || invoice.invoiceId === only.value);
    const applications = allocationsOf(amountCents, payable).map((allocation) => ({
      applicationId: deps.ids.newId() as ApplicationId,
      ...allocation,
    }));
    const paymentId = deps.ids.newId() as PaymentId;
    const payload = { paymentId, customerId, amountCents, method, reference, notes, applications };
    const filing = { folio: null, ticketNumber: null };
    return tx.append({ kind: 'payment-received', version: 1, id: operationId, payload }, stamp, filing);
  });
  return written.ok ? success(await afterDelivery(deps, written.value.entry)) : written;
}

function allocationsOf(amountCents: Cents, payable: readonly OpenInvoice[]) {
  return allocateOldestFirst(amountCents, payable).allocations.slice(0, MOST_APPLICATIONS);
}

async function namedInvoice(
  deps: ApiDeps,
  customerId: CustomerId,
  key: number | null,
): Promise<Result<InvoiceId | null, ShopError>> {
  if (key === null) return success(null);
  const found = await findApiInvoice(deps, key);
  if (!found.ok) return found;
  const invoice = found.value;
  if (invoice.customerId !== customerId) return failure(refused('es de otro cliente'));
  if (invoice.cancelled) return failure(refused('está cancelada y no recibe pagos'));
  return success(invoice.invoiceId);
}

function refused(problem: string): ShopError {
  return { code: 'bad-input', field: 'invoice_id', problem: `la factura ${problem}` };
}
