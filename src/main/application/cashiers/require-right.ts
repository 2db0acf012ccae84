import { mayDo, type Right } from '../../../shared/domain/cashiers/rights.ts';
import type { ShopError } from '../../../shared/domain/errors.ts';
import { failure, success, type Result } from '../../../shared/domain/result.ts';
import type { CashierOnDuty, Duty } from './duty.ts';

/** Whoever is on duty; a failure when nobody is. */
export function requireCashier(duty: Pick<Duty, 'current'>): Result<CashierOnDuty, ShopError> {
  const cashier = duty.current();
  return cashier ? success(cashier) : failure({ code: 'nobody-on-duty' });
}

/** Whoever is on duty, if he may do it himself. */
export function requireRight(duty: Pick<Duty, 'current'>, right: Right): Result<CashierOnDuty, ShopError> {
  const cashier = requireCashier(duty);
  if (!cashier.ok) return cashier;
  return mayDo(cashier.value.role, right) ? cashier : failure({ code: 'not-allowed', right });
}
