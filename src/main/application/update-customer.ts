import type { CustomerRow } from '../../shared/contract/customers.ts';
import type { ShopError } from '../../shared/domain/errors.ts';
import { PUBLIC_CUSTOMER_ID, type CustomerId, type OperationId } from '../../shared/domain/ids.ts';
import { failure, type Result } from '../../shared/domain/result.ts';
import type { CustomerFieldsV1 } from '../../shared/operations/customer-v1.ts';
import { canonicalJson } from '../../shared/operations/operation.ts';
import { findCustomer, getCustomer } from './find-customer.ts';
import { recordOperation, type RecordDeps } from './record-operation.ts';

export interface CustomerChange {
  readonly operationId: OperationId;
  readonly customerId: CustomerId;
  /** What the person saw, and what it is to be: of the fields that were on the form. */
  readonly before: Partial<CustomerFieldsV1>;
  readonly after: Partial<CustomerFieldsV1>;
}

/**
 * Changes the fields that differ, and only those: what another terminal changed meanwhile in other fields stays. Central
 * compares `before` with what it has and flags a conflict.
 */
export async function updateCustomer(
  deps: RecordDeps,
  { operationId, customerId, before, after }: CustomerChange,
): Promise<Result<CustomerRow, ShopError>> {
  if (customerId === PUBLIC_CUSTOMER_ID) {
    return failure({ code: 'bad-input', field: 'cliente', problem: 'público en general no se modifica' });
  }
  if (!findCustomer(deps, customerId)) return failure({ code: 'customer-not-found' });
  const changed = changedFields(before, after);
  if (changed.length === 0) return getCustomer(deps, customerId);

  const payload = { customerId, before: only(before, changed), after: only(after, changed) };
  const written = recordOperation(deps, { kind: 'customer-updated', version: 1, id: operationId, payload });
  if (!written.ok) return written;
  if (canonicalJson(written.value.operation.payload) !== canonicalJson(payload)) {
    return failure({ code: 'id-reused' });
  }
  return getCustomer(deps, customerId);
}

type Field = keyof CustomerFieldsV1;

function changedFields(before: CustomerChange['before'], after: CustomerChange['after']): readonly Field[] {
  return (Object.keys(after) as Field[]).filter(
    (field) => after[field] !== undefined && after[field] !== before[field],
  );
}

function only(fields: Partial<CustomerFieldsV1>, wanted: readonly Field[]): Partial<CustomerFieldsV1> {
  return Object.fromEntries(
    wanted.flatMap((field) => (fields[field] === undefined ? [] : [[field, fields[field]]])),
  ) as Partial<CustomerFieldsV1>;
}
