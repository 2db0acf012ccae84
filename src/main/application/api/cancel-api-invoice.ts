import type { ShopError } from '../../../shared/domain/errors.ts';
import type { OperationId } from '../../../shared/domain/ids.ts';
import { cents, ZERO_CENTS } from '../../../shared/domain/money.ts';
import { failure, success, type Result } from '../../../shared/domain/result.ts';
import { findApiInvoice } from './api-invoice.ts';
import type { ApiDeps } from './api-deps.ts';
import { recordApiOperation } from './record-api-operation.ts';
import { afterDelivery, type Recorded } from './recorded.ts';

const NO_REASON = 'Sin motivo (cancelada por la API)';

export async function cancelApiInvoice(
  deps: ApiDeps,
  operationId: OperationId,
  invoiceKey: number,
  reason: string | null,
): Promise<Result<Recorded, ShopError>> {
  const repeated = deps.local.entryById(operationId);
  if (repeated) return success(await afterDelivery(deps, repeated));

  const found = await findApiInvoice(deps, invoiceKey);
  if (!found.ok) return found;
  const { invoiceId, customerId, terms, totalCents, cancelled, folio } = found.value;
  if (cancelled) return failure({ code: 'invoice-already-cancelled', folio });
  // The money of a counter sale is given back: it nets to zero.
  const balanceChangeCents = terms === 'contado' ? ZERO_CENTS : cents(-totalCents);
  const payload = { invoiceId, reason: reason ?? NO_REASON };
  return recordApiOperation(
    deps,
    { kind: 'invoice-cancelled', version: 1, id: operationId, payload },
    { folio: null, ticketNumber: null, account: { customerId, balanceChangeCents } },
  );
}
