import { isPin, LONGEST_PIN, SHORTEST_PIN } from '../../../shared/domain/cashiers/pin.ts';
import type { ShopError } from '../../../shared/domain/errors.ts';
import type { CashierId } from '../../../shared/domain/ids.ts';
import { failure, success, type Result } from '../../../shared/domain/result.ts';
import { askCentral } from '../api/ask-central.ts';
import type { CentralCashiers, LocalStore, PinHasher } from '../ports.ts';
import { currentRoster } from './cashier-roster.ts';
import type { CashierOnDuty, Duty } from './duty.ts';
import { untilCopied, type UntilCopiedDeps } from './until-copied.ts';

export interface FirstOwnerDeps extends UntilCopiedDeps {
  readonly local: Pick<LocalStore, 'identity' | 'setting' | 'saveSetting'>;
  readonly duty: Duty;
  readonly pinHasher: PinHasher;
  /** Undefined while central is known not to be there. */
  readonly central: () => unknown;
  readonly centralCashiers: CentralCashiers;
}

export interface FirstOwner {
  /** Minted with the form: the same request again is the same owner. */
  readonly cashierId: CashierId;
  readonly name: string;
  readonly pin: string;
}

/** The owner of a shop that has none, who is on duty from here on. Of two terminals that try at once, one wins. */
export async function createFirstOwner(
  deps: FirstOwnerDeps,
  { cashierId, name, pin }: FirstOwner,
): Promise<Result<CashierOnDuty, ShopError>> {
  const roster = currentRoster(deps);
  if (!roster) return failure({ code: 'central-away' });
  if (!isPin(pin)) return failure(notAPin());
  const pinHash = await deps.pinHasher.hash(pin, roster.pinSalt);
  const outcome = await askCentral(deps, () =>
    deps.centralCashiers.createFirstOwner({ cashierId, name, pinHash }, deps.local.identity.terminalId),
  );
  if (!outcome.ok) return outcome;
  if (outcome.value !== 'created') return failure({ code: outcome.value });
  const owner: CashierOnDuty = { id: cashierId, name: name.trim(), role: 'dueño' };
  deps.duty.begin(owner);
  await untilCopied(deps, cashierId);
  return success(owner);
}

export function notAPin(): ShopError {
  return { code: 'bad-input', field: 'PIN', problem: `tiene de ${SHORTEST_PIN} a ${LONGEST_PIN} dígitos` };
}
