import { businessDateAt } from '../../shared/domain/business-date.ts';
import type { OperationStamp } from '../../shared/operations/operation.ts';
import type { Clock } from './ports.ts';

/** Now, at the counter, in the shop's zone. */
export function counterStamp(clock: Clock, timeZone: string): OperationStamp {
  const nowMs = clock.nowMs();
  return {
    source: 'counter',
    cashier: null,
    occurredAt: new Date(nowMs).toISOString(),
    businessDate: businessDateAt(nowMs, timeZone),
  };
}
