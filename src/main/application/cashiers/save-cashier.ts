import type { Role } from '../../../shared/domain/cashiers/rights.ts';
import { isPin } from '../../../shared/domain/cashiers/pin.ts';
import type { ShopError } from '../../../shared/domain/errors.ts';
import type { CashierId } from '../../../shared/domain/ids.ts';
import { failure, success, type Result } from '../../../shared/domain/result.ts';
import { askCentral } from '../api/ask-central.ts';
import type { CashierChange } from '../ports.ts';
import { currentRoster } from './cashier-roster.ts';
import { notAPin, type FirstOwnerDeps } from './create-first-owner.ts';
import { requireRight } from './require-right.ts';

/** What is given is changed; a cashier that is not known yet is made. */
export interface SaveCashierRequest {
  readonly cashierId: CashierId;
  readonly name?: string | undefined;
  readonly role?: Role | undefined;
  readonly active?: boolean | undefined;
  readonly pin?: string | undefined;
}

/** Makes or changes a cashier, in central: every terminal has it with its next pull. */
export async function saveCashier(
  deps: FirstOwnerDeps,
  { cashierId, name, role, active, pin }: SaveCashierRequest,
): Promise<Result<null, ShopError>> {
  const by = requireRight(deps.duty, 'edit-cashiers');
  if (!by.ok) return by;
  const pinHash = await hashed(deps, pin);
  if (!pinHash.ok) return pinHash;
  const change: CashierChange = {
    cashierId,
    ...(name === undefined ? {} : { name }),
    ...(role === undefined ? {} : { role }),
    ...(active === undefined ? {} : { active }),
    ...(pinHash.value === undefined ? {} : { pinHash: pinHash.value }),
  };
  const outcome = await askCentral(deps, () =>
    deps.centralCashiers.saveCashier(change, by.value.id, deps.local.identity.terminalId),
  );
  if (!outcome.ok) return outcome;
  switch (outcome.value) {
    case 'saved':
      return success(null);
    case 'not-owner':
      return failure({ code: 'not-allowed', right: 'edit-cashiers' });
    case 'pin-taken':
    case 'last-owner':
      return failure({ code: outcome.value });
  }
}

async function hashed(
  deps: FirstOwnerDeps,
  pin: string | undefined,
): Promise<Result<string | undefined, ShopError>> {
  if (pin === undefined) return success(undefined);
  if (!isPin(pin)) return failure(notAPin());
  const roster = currentRoster(deps);
  return roster ? success(await deps.pinHasher.hash(pin, roster.pinSalt)) : failure({ code: 'central-away' });
}
