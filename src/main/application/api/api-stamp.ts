import type { ApiDeps } from './api-deps.ts';
import { businessDateAt, DEFAULT_TIME_ZONE } from '../../../shared/domain/business-date.ts';
import type { OperationStamp } from '../../../shared/operations/operation.ts';

/** Now, in the shop's zone, by no cashier. */
export function apiStamp({ clock, replica }: Pick<ApiDeps, 'clock' | 'replica'>): OperationStamp {
  const nowMs = clock.nowMs();
  return {
    source: 'API',
    cashier: null,
    occurredAt: new Date(nowMs).toISOString(),
    businessDate: businessDateAt(nowMs, replica.settings()?.timeZone ?? DEFAULT_TIME_ZONE),
  };
}
