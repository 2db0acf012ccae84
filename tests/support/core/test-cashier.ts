import type { CashierId } from '../../../src/shared/domain/ids.ts';
import { createDuty, type CashierOnDuty, type Duty } from '../../../src/main/application/cashiers/duty.ts';

/** Who is at the counter of most tests. */
export const testCashier: CashierOnDuty = {
  id: '01900000-0000-7000-8000-00000000ca01' as CashierId,
  name: 'Lupita Hernández',
  role: 'cajero',
};

export function dutyOf(cashier: CashierOnDuty | null): Duty {
  const duty = createDuty();
  if (cashier) duty.begin(cashier);
  return duty;
}
