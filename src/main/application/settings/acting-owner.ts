import { mayDo } from '../../../shared/domain/cashiers/rights.ts';
import type { ShopError } from '../../../shared/domain/errors.ts';
import { failure, success, type Result } from '../../../shared/domain/result.ts';
import type { Duty } from '../cashiers/duty.ts';
import type { ActingCashier, LocalStore, SharedSettingsStore } from '../ports.ts';

export interface SharedSettingsDeps {
  readonly local: Pick<LocalStore, 'identity'>;
  readonly duty: Pick<Duty, 'current'>;
  /** Undefined while central is known not to be there. */
  readonly shared: () => SharedSettingsStore | undefined;
  /** Central has something new: the copy is brought up to date at once. */
  readonly pullNow: () => void;
}

/** Who changes settings here, if he may. Central asks the same again, of its own rows. */
export function actingOwner({ local, duty }: SharedSettingsDeps): Result<ActingCashier, ShopError> {
  const cashier = duty.current();
  if (!cashier) return failure({ code: 'nobody-on-duty' });
  if (!mayDo(cashier.role, 'edit-settings')) return failure({ code: 'not-allowed', right: 'edit-settings' });
  return success({ cashierId: cashier.id, terminalId: local.identity.terminalId });
}
