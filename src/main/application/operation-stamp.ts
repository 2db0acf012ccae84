import { businessDateAt } from '../../shared/domain/business-date.ts';
import type { OperationStamp } from '../../shared/operations/operation.ts';
import type { CashierOnDuty } from './cashiers/duty.ts';
import type { Clock } from './ports.ts';

/** Now, at the counter, in the shop's zone. */
export function counterStamp(clock: Clock, timeZone: string, cashier: CashierOnDuty): OperationStamp {
  const nowMs = clock.nowMs();
  return {
    source: 'counter',
    cashier: { id: cashier.id, name: cashier.name },
    occurredAt: new Date(nowMs).toISOString(),
    businessDate: businessDateAt(nowMs, timeZone),
  };
}
