import type { ShopError } from '../../shared/domain/errors.ts';
import type { InvoiceId, OperationId } from '../../shared/domain/ids.ts';
import { cents } from '../../shared/domain/money.ts';
import { failure, success, type Result } from '../../shared/domain/result.ts';
import { isSale } from './completed-sale.ts';
import type { CentralStore, Filing, OutboxEntry } from './ports.ts';
import { recordOperation, type RecordDeps } from './record-operation.ts';

export interface CancelInvoiceDeps extends RecordDeps {
  /** Undefined while central is known not to be there. */
  readonly central: () => Pick<CentralStore, 'greet'> | undefined;
}

export interface CancellationRequest {
  readonly operationId: OperationId;
  readonly invoiceId: InvoiceId;
  readonly reason: string;
}

export interface CancelledInvoice {
  readonly operationId: OperationId;
  readonly invoiceId: InvoiceId;
  readonly repeated: boolean;
}

/**
 * Cancels by a second operation that points at the sale, delivered or not. A sale of this terminal can be cancelled at
 * any time; another terminal's waits for central, which alone knows what became of it.
 */
export async function cancelInvoice(
  deps: CancelInvoiceDeps,
  { operationId, invoiceId, reason }: CancellationRequest,
): Promise<Result<CancelledInvoice, ShopError>> {
  const known = deps.local.entryById(operationId);
  if (known) return repeatedCancellation(known, { operationId, invoiceId, reason });

  const target = findTarget(deps, invoiceId);
  if (!target.ok) return target;
  const payload = { invoiceId, reason };
  const body = { kind: 'invoice-cancelled', version: 1, id: operationId, payload } as const;
  const written = recordOperation(deps, body, target.value);
  return written.ok ? success({ operationId, invoiceId, repeated: false }) : written;
}

/** @returns whose account the cancellation moves, when the local store cannot know it by itself */
function findTarget(deps: CancelInvoiceDeps, invoiceId: InvoiceId): Result<Filing['account'], ShopError> {
  const sale = deps.local.entryById(invoiceId as string as OperationId);
  const cancellation = deps.local.cancellationOf(invoiceId);
  if (cancellation) {
    return failure({ code: 'invoice-already-cancelled', folio: sale?.folio ?? sale?.ticketNumber ?? '' });
  }
  if (sale) return isSale(sale) ? success(undefined) : failure({ code: 'invoice-not-found' });
  if (!deps.central()) return failure({ code: 'central-away' });
  const open = deps.replica.invoice(invoiceId);
  if (!open) return failure({ code: 'invoice-not-found' });
  return success({ customerId: open.customerId, balanceChangeCents: cents(-open.totalCents) });
}

function repeatedCancellation(
  { operation }: OutboxEntry,
  { operationId, invoiceId, reason }: CancellationRequest,
): Result<CancelledInvoice, ShopError> {
  const same =
    operation.kind === 'invoice-cancelled' &&
    operation.payload.invoiceId === invoiceId &&
    operation.payload.reason === reason;
  return same ? success({ operationId, invoiceId, repeated: true }) : failure({ code: 'id-reused' });
}
