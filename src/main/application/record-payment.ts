import type { ShopError } from '../../shared/domain/errors.ts';
import {
  PUBLIC_CUSTOMER_ID,
  type ApplicationId,
  type CustomerId,
  type InvoiceId,
  type OperationId,
  type PaymentId,
} from '../../shared/domain/ids.ts';
import { addCents, subtractCents, type Cents } from '../../shared/domain/money.ts';
import {
  allocateOldestFirst,
  type Allocation,
  type OpenInvoice,
} from '../../shared/domain/receivables/allocate.ts';
import { failure, success, type Result } from '../../shared/domain/result.ts';
import type { PaymentMethod } from '../../shared/domain/sale/tender.ts';
import type { OperationOf } from '../../shared/operations/operation.ts';
import { accountNow } from './account-view.ts';
import { findCustomer } from './find-customer.ts';
import type { IdSource, OutboxEntry } from './ports.ts';
import { recordOperation, type RecordDeps } from './record-operation.ts';

export interface RecordPaymentDeps extends RecordDeps {
  readonly ids: IdSource;
}

export interface PaymentRequest {
  readonly operationId: OperationId;
  readonly customerId: CustomerId;
  readonly amountCents: Cents;
  readonly method: PaymentMethod;
  readonly reference: string | null;
  readonly notes: string | null;
  /** Null: the oldest first. */
  readonly invoiceId: InvoiceId | null;
}

export interface RecordedPayment {
  readonly operationId: OperationId;
  readonly paymentId: PaymentId;
  readonly amountCents: Cents;
  readonly allocations: readonly Allocation[];
  /** Saldo a favor: what no invoice took. */
  readonly unallocatedCents: Cents;
  readonly repeated: boolean;
}

/**
 * An abono. Its amount is a fact from here on; where it goes is a wish, made on what this terminal knows: what no
 * longer fits when it is delivered becomes saldo a favor and is flagged.
 */
export async function recordPayment(
  deps: RecordPaymentDeps,
  request: PaymentRequest,
): Promise<Result<RecordedPayment, ShopError>> {
  const known = deps.local.entryById(request.operationId);
  if (known) return repeatedPayment(known, request);
  if (request.customerId === PUBLIC_CUSTOMER_ID) return failure({ code: 'public-customer-on-credit' });
  const customer = findCustomer(deps, request.customerId);
  if (!customer) return failure({ code: 'customer-not-found' });

  const allocated = allocate(request, accountNow(deps, customer).openInvoices);
  if (!allocated.ok) return allocated;
  const { operationId, customerId, amountCents, method, reference, notes } = request;
  const written = recordOperation(deps, {
    kind: 'payment-received',
    version: 1,
    id: operationId,
    payload: {
      paymentId: deps.ids.newId() as PaymentId,
      ...{ customerId, amountCents, method, reference, notes },
      applications: allocated.value.map((allocation) => ({
        ...allocation,
        applicationId: deps.ids.newId() as ApplicationId,
      })),
    },
  });
  if (!written.ok) return written;
  return isPayment(written.value)
    ? success(recordedPayment(written.value.operation, false))
    : failure({ code: 'id-reused' });
}

function allocate(
  { amountCents, invoiceId }: PaymentRequest,
  open: readonly OpenInvoice[],
): Result<readonly Allocation[], ShopError> {
  const chosen = invoiceId === null ? open : open.filter((invoice) => invoice.invoiceId === invoiceId);
  // Paid, cancelled or of somebody else: an abono to it would not be what was asked for.
  if (invoiceId !== null && chosen.length === 0) return failure({ code: 'invoice-not-found' });
  return success(allocateOldestFirst(amountCents, chosen).allocations);
}

function repeatedPayment(entry: OutboxEntry, request: PaymentRequest): Result<RecordedPayment, ShopError> {
  if (!isPayment(entry)) return failure({ code: 'id-reused' });
  const { payload } = entry.operation;
  const { invoiceId } = request;
  const same =
    payload.customerId === request.customerId &&
    payload.amountCents === request.amountCents &&
    payload.method === request.method &&
    payload.reference === request.reference &&
    payload.notes === request.notes &&
    (invoiceId === null || payload.applications.every((application) => application.invoiceId === invoiceId));
  return same ? success(recordedPayment(entry.operation, true)) : failure({ code: 'id-reused' });
}

function recordedPayment(
  { id, payload }: OperationOf<'payment-received'>,
  repeated: boolean,
): RecordedPayment {
  const allocations = payload.applications.map(({ invoiceId, amountCents }) => ({ invoiceId, amountCents }));
  const allocatedCents = addCents(...allocations.map((allocation) => allocation.amountCents));
  return {
    operationId: id,
    paymentId: payload.paymentId,
    amountCents: payload.amountCents,
    allocations,
    unallocatedCents: subtractCents(payload.amountCents, allocatedCents),
    repeated,
  };
}

function isPayment(
  entry: OutboxEntry,
): entry is OutboxEntry & { operation: OperationOf<'payment-received'> } {
  return entry.operation.kind === 'payment-received';
}
