import { isPin } from '../../../shared/domain/cashiers/pin.ts';
import {
  NO_WRONG_PINS,
  waitAfterMs,
  waitLeftMs,
  type WrongPins,
} from '../../../shared/domain/cashiers/wrong-pins.ts';
import type { ShopError } from '../../../shared/domain/errors.ts';
import { failure, success, type Result } from '../../../shared/domain/result.ts';
import type { Clock, KnownCashier, LocalStore, PinHasher } from '../ports.ts';
import { storageProblem } from '../write-operation.ts';
import { currentRoster, type CashierRosterDeps } from './cashier-roster.ts';

const WRONG_PINS = 'wrong-pins';

export interface PinGateDeps extends CashierRosterDeps {
  readonly local: Pick<LocalStore, 'setting' | 'saveSetting'>;
  readonly clock: Clock;
  readonly pinHasher: PinHasher;
}

/** Tells whose a PIN is. */
export interface PinGate {
  /**
   * The active cashier with this PIN, whom `accept` may refuse. Each wrong PIN of this terminal makes the next try wait
   * longer, whatever it was typed for, also after a restart; during the wait no PIN is looked at, not even a right one.
   * One that is accepted ends that.
   */
  ownerOf(
    pin: string,
    accept?: (cashier: KnownCashier) => Result<unknown, ShopError>,
  ): Promise<Result<KnownCashier, ShopError>>;
}

export function createPinGate(deps: PinGateDeps): PinGate {
  const { local, clock } = deps;
  /** One at a time: a hundred tries at once would otherwise all be looked at before the first one counts. */
  let last: Promise<unknown> = Promise.resolve();

  async function check(
    pin: string,
    accept: (cashier: KnownCashier) => Result<unknown, ShopError>,
  ): Promise<Result<KnownCashier, ShopError>> {
    const wrong = readWrongPins(local);
    const waitMs = waitLeftMs(wrong, clock.nowMs());
    if (waitMs > 0) return failure({ code: 'pin-wait', waitMs });

    const cashier = await findCashier(deps, pin);
    if (!cashier.ok) return cashier;
    if (!cashier.value) {
      const count = wrong.count + 1;
      const kept = keepWrongPins(local, { count, lastAtMs: clock.nowMs() });
      return kept.ok ? failure({ code: 'wrong-pin', waitMs: waitAfterMs(count) }) : kept;
    }
    const accepted = accept(cashier.value);
    if (!accepted.ok) return accepted;
    if (wrong.count > 0) {
      const kept = keepWrongPins(local, NO_WRONG_PINS);
      if (!kept.ok) return kept;
    }
    return success(cashier.value);
  }

  return {
    ownerOf(pin, accept = success) {
      const checked = last.then(() => check(pin, accept));
      // Whoever asked is told of a failure; the next one in line goes on.
      last = checked.catch(() => {});
      return checked;
    },
  };
}

/** @returns undefined when it is nobody's */
async function findCashier(
  deps: PinGateDeps,
  pin: string,
): Promise<Result<KnownCashier | undefined, ShopError>> {
  const roster = currentRoster(deps);
  if (!roster) return failure({ code: 'central-away' });
  if (!isPin(pin)) return success(undefined);
  const hash = await deps.pinHasher.hash(pin, roster.pinSalt);
  return success(roster.cashiers.find((cashier) => cashier.active && cashier.pinHash === hash));
}

function readWrongPins(local: PinGateDeps['local']): WrongPins {
  const kept = local.setting(WRONG_PINS);
  return kept === undefined ? NO_WRONG_PINS : (JSON.parse(kept) as WrongPins);
}

/** A wrong PIN that cannot be counted would be a free one. */
function keepWrongPins(local: PinGateDeps['local'], wrong: WrongPins): Result<null, ShopError> {
  try {
    local.saveSetting(WRONG_PINS, JSON.stringify(wrong));
    return success(null);
  } catch (error) {
    const problem = storageProblem(error);
    if (problem) return failure(problem);
    throw error;
  }
}
