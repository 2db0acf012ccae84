import type { ShopError } from '../../../shared/domain/errors.ts';
import { success, type Result } from '../../../shared/domain/result.ts';
import type { OperationBody } from '../../../shared/operations/operation.ts';
import type { Filing } from '../ports.ts';
import { checkedBody, writeOperation } from '../write-operation.ts';
import type { ApiDeps } from './api-deps.ts';
import { apiStamp } from './api-stamp.ts';
import { afterDelivery, type Recorded } from './recorded.ts';

const UNNUMBERED: Filing = { folio: null, ticketNumber: null };

/** Checks, writes durably and waits a moment for central. An operation of this id that is there already is the result. */
export async function recordApiOperation(
  deps: ApiDeps,
  body: OperationBody,
  filing: Filing = UNNUMBERED,
): Promise<Result<Recorded, ShopError>> {
  const checked = checkedBody(body);
  if (!checked.ok) return checked;
  const stamp = apiStamp(deps);
  const written = writeOperation(deps.local, body.id, (tx) => tx.append(checked.value, stamp, filing));
  return written.ok ? success(await afterDelivery(deps, written.value.entry)) : written;
}
