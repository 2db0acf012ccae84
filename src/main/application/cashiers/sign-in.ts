import type { ShopError } from '../../../shared/domain/errors.ts';
import { success, type Result } from '../../../shared/domain/result.ts';
import type { CashierOnDuty, Duty } from './duty.ts';
import type { PinGate } from './pin-gate.ts';

export interface SignInDeps {
  readonly pinGate: PinGate;
  readonly duty: Duty;
}

/** Whoever has this PIN is on duty from here on, also in the place of somebody else. */
export async function signIn(deps: SignInDeps, pin: string): Promise<Result<CashierOnDuty, ShopError>> {
  const found = await deps.pinGate.ownerOf(pin);
  if (!found.ok) return found;
  const { id, name, role } = found.value;
  deps.duty.begin({ id, name, role });
  return success({ id, name, role });
}
