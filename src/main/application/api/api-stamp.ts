import { businessDateAt, DEFAULT_TIME_ZONE } from '../../../shared/domain/business-date.ts';
import type { OperationStamp } from '../../../shared/operations/operation.ts';
import { currentSettings } from '../shop-settings.ts';
import type { ApiDeps } from './api-deps.ts';

/** Now, in the shop's zone, by no cashier. */
export function apiStamp(deps: Pick<ApiDeps, 'clock' | 'replica' | 'local'>): OperationStamp {
  const nowMs = deps.clock.nowMs();
  return {
    source: 'API',
    cashier: null,
    occurredAt: new Date(nowMs).toISOString(),
    businessDate: businessDateAt(nowMs, currentSettings(deps)?.timeZone ?? DEFAULT_TIME_ZONE),
  };
}
