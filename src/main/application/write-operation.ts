import type { ShopError } from '../../shared/domain/errors.ts';
import type { OperationId } from '../../shared/domain/ids.ts';
import { failure, success, type Result } from '../../shared/domain/result.ts';
import { operationBody, type OperationBody } from '../../shared/operations/operation.ts';
import {
  OutcomeUnknownError,
  StorageFullError,
  type LocalStore,
  type LocalTransaction,
  type OutboxEntry,
} from './ports.ts';

export interface WrittenOperation {
  readonly entry: OutboxEntry;
  /** An operation of this id was there already: nothing was written. */
  readonly repeated: boolean;
}

/** A second try after a commit that failed: a passing fault of the disk must not cost a sale. */
const TRIES = 2;

/** Writes an operation in one durable transaction, unless one of its id is there already. */
export function writeOperation(
  local: LocalStore,
  id: OperationId,
  append: (tx: LocalTransaction) => OutboxEntry,
): Result<WrittenOperation, ShopError> {
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    try {
      return success(
        local.transaction((tx) => {
          const known = tx.entryById(id);
          return known ? { entry: known, repeated: true } : { entry: append(tx), repeated: false };
        }),
      );
    } catch (error) {
      const problem = storageProblem(error);
      if (!problem) throw error;
      if (problem.code === 'disk-full') return failure(problem);
      const found = lookAgain(local, id);
      if (!found.ok) return found;
      if (found.value) return success({ entry: found.value, repeated: false });
    }
  }
  // It is not there, and may be tried again under the same id.
  return failure({ code: 'outcome-unknown' });
}

/**
 * What central must be able to hold is checked before anything is written: what is in the outbox can never be refused.
 */
export function checkedBody(body: OperationBody): Result<OperationBody, ShopError> {
  const parsed = operationBody.safeParse(body);
  if (parsed.success) return success(parsed.data);
  const [issue] = parsed.error.issues;
  return failure({
    code: 'bad-input',
    field: issue?.path.filter((step) => step !== 'payload').join('.') ?? '',
    problem: issue?.message ?? 'no es válido',
  });
}

/** What a failure of storage is to the user; undefined when it is a defect. */
export function storageProblem(
  error: unknown,
): { readonly code: 'disk-full' | 'outcome-unknown' } | undefined {
  if (error instanceof StorageFullError) return { code: 'disk-full' };
  if (error instanceof OutcomeUnknownError) return { code: 'outcome-unknown' };
  return undefined;
}

/** The file knows whether the commit reached it. */
function lookAgain(local: LocalStore, id: OperationId): Result<OutboxEntry | undefined, ShopError> {
  try {
    local.reopen();
    return success(local.entryById(id));
  } catch (error) {
    const problem = storageProblem(error);
    if (problem) return failure(problem);
    throw error;
  }
}
