import {
  OutcomeUnknownError,
  StorageFullError,
  type LocalStore,
  type LocalTransaction,
  type OutboxEntry,
} from '../ports.ts';
import type { ShopError } from '../../../shared/domain/errors.ts';
import type { OperationId } from '../../../shared/domain/ids.ts';
import { failure, success, type Result } from '../../../shared/domain/result.ts';

/** Writes an operation durably, unless one of its id is there already: then that one is the result. */
export function writeApiOperation(
  local: LocalStore,
  id: OperationId,
  append: (tx: LocalTransaction) => OutboxEntry,
): Result<OutboxEntry, ShopError> {
  try {
    return success(local.transaction((tx) => tx.entryById(id) ?? append(tx)));
  } catch (error) {
    if (error instanceof StorageFullError) return failure({ code: 'disk-full' });
    if (!(error instanceof OutcomeUnknownError)) throw error;
    // The file knows whether the commit reached it.
    local.reopen();
    const entry = local.entryById(id);
    return entry ? success(entry) : failure({ code: 'outcome-unknown' });
  }
}
