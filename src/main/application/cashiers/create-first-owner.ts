import { isPin, LONGEST_PIN, SHORTEST_PIN } from '../../../shared/domain/cashiers/pin.ts';
import type { ShopError } from '../../../shared/domain/errors.ts';
import type { CashierId } from '../../../shared/domain/ids.ts';
import { failure, success, type Result } from '../../../shared/domain/result.ts';
import type { SharedSettings } from '../../../shared/domain/settings/shared-settings.ts';
import { askShared } from '../settings/ask-shared.ts';
import { askCentral } from '../api/ask-central.ts';
import type { CentralCashiers, LocalStore, PinHasher, SharedSettingsStore } from '../ports.ts';
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
  readonly shared: () => SharedSettingsStore | undefined;
}

export interface FirstOwner {
  /** Minted with the form: the same request again is the same owner. */
  readonly cashierId: CashierId;
  readonly name: string;
  readonly pin: string;
  /** How the shop makes its prices; null leaves it as it is. */
  readonly prices: Pick<SharedSettings, 'priceBasis' | 'roundingStepCents'> | null;
}

/** The owner of a shop that has none, who is on duty from here on. Of two terminals that try at once, one wins. */
export async function createFirstOwner(
  deps: FirstOwnerDeps,
  { cashierId, name, pin, prices }: FirstOwner,
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
  const priced = prices && (await setPrices(deps, cashierId, prices));
  // Asked again, he is the same owner, and only the prices are missing.
  if (priced && !priced.ok) return priced;
  const owner: CashierOnDuty = { id: cashierId, name: name.trim(), role: 'dueño' };
  deps.duty.begin(owner);
  await untilCopied(deps, cashierId);
  return success(owner);
}

async function setPrices(
  deps: FirstOwnerDeps,
  cashierId: CashierId,
  prices: NonNullable<FirstOwner['prices']>,
): Promise<Result<void, ShopError>> {
  const { terminalId } = deps.local.identity;
  const answer = await askShared(deps, async (store) => {
    const now = await store.read();
    if (!now) return;
    const names = ['priceBasis', 'roundingStepCents'] as const;
    const changes = names
      .filter((name) => now[name] !== prices[name])
      .map((name) => ({ name, before: now[name], after: prices[name] }));
    await store.change(changes, { cashierId, terminalId });
  });
  return answer.ok ? success(undefined) : answer;
}

export function notAPin(): ShopError {
  return { code: 'bad-input', field: 'PIN', problem: `tiene de ${SHORTEST_PIN} a ${LONGEST_PIN} dígitos` };
}
