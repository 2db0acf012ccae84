import { businessDateAt } from '../../shared/domain/business-date.ts';
import type { OperationStamp } from '../../shared/operations/operation.ts';
import type { Duty } from './cashiers/duty.ts';
import type { Clock } from './ports.ts';

/** Now, at the counter, in the shop's zone, by whoever is on duty. */
export function counterStamp(clock: Clock, timeZone: string, duty: Pick<Duty, 'current'>): OperationStamp {
  const nowMs = clock.nowMs();
  const cashier = duty.current();
  return {
    source: 'counter',
    cashier: cashier && { id: cashier.id, name: cashier.name },
    occurredAt: new Date(nowMs).toISOString(),
    businessDate: businessDateAt(nowMs, timeZone),
  };
}
