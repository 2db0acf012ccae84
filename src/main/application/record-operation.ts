import type { ShopError } from '../../shared/domain/errors.ts';
import { DEFAULT_TIME_ZONE } from '../../shared/domain/business-date.ts';
import { failure, success, type Result } from '../../shared/domain/result.ts';
import type { OperationBody } from '../../shared/operations/operation.ts';
import type { Duty } from './cashiers/duty.ts';
import { requireCashier } from './cashiers/require-right.ts';
import { counterStamp } from './operation-stamp.ts';
import type { Clock, CrashPoints, Filing, LocalStore, OutboxEntry, Replica } from './ports.ts';
import { currentSettings } from './shop-settings.ts';
import { checkedBody, writeOperation } from './write-operation.ts';

export interface RecordDeps {
  readonly local: LocalStore;
  readonly replica: Replica;
  readonly clock: Clock;
  readonly duty: Duty;
  readonly crashAt: CrashPoints;
  /** Something waits in the outbox: it is sent at once if central is there. */
  readonly onRecorded: () => void;
}

/**
 * Makes durable something that has no paper of its own: checked, one transaction, the courier woken. When an
 * operation of this id is there already, that one is the result, whoever is on duty now.
 */
export function recordOperation(
  deps: RecordDeps,
  body: OperationBody,
  account?: Filing['account'],
): Result<OutboxEntry, ShopError> {
  const checked = checkedBody(body);
  if (!checked.ok) return checked;
  const known = deps.local.entryById(body.id);
  if (known) return success(known);
  const cashier = requireCashier(deps.duty);
  if (!cashier.ok) return cashier;
  const timeZone = currentSettings(deps)?.timeZone ?? DEFAULT_TIME_ZONE;
  const stamp = counterStamp(deps.clock, timeZone, cashier.value);
  const filing: Filing = { folio: null, ticketNumber: null, ...(account ? { account } : {}) };
  const written = writeOperation(deps.local, body.id, (tx) => {
    const entry = tx.append(checked.value, stamp, filing);
    deps.crashAt('before-local-commit');
    return entry;
  });
  if (!written.ok) return failure(written.error);
  deps.crashAt('after-local-commit');
  deps.onRecorded();
  return success(written.value.entry);
}
