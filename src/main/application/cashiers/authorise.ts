import { mayDo, type AuthorisableRight } from '../../../shared/domain/cashiers/rights.ts';
import type { ShopError } from '../../../shared/domain/errors.ts';
import type { OperationId } from '../../../shared/domain/ids.ts';
import { failure, success, type Result } from '../../../shared/domain/result.ts';
import type { CashierOnDuty, Duty } from './duty.ts';
import type { PinGate } from './pin-gate.ts';

export interface AuthoriseDeps {
  readonly pinGate: PinGate;
  readonly duty: Duty;
}

export interface AuthoriseRequest {
  readonly operationId: OperationId;
  readonly right: AuthorisableRight;
  /** The figures that were shown: with others it has to be allowed again. */
  readonly detail: string;
  readonly pin: string;
}

/** Somebody who may do it allows it to one operation of the cashier on duty, who stays on duty. */
export async function authorise(
  { pinGate, duty }: AuthoriseDeps,
  { operationId, right, detail, pin }: AuthoriseRequest,
): Promise<Result<CashierOnDuty, ShopError>> {
  if (!duty.current()) return failure({ code: 'nobody-on-duty' });
  const found = await pinGate.ownerOf(pin, ({ role }) =>
    mayDo(role, right) ? success(null) : failure({ code: 'not-allowed', right }),
  );
  if (!found.ok) return found;
  const { id, name, role } = found.value;
  duty.allow(operationId, right, detail, { id, name, role });
  return success({ id, name, role });
}
