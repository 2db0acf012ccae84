import type { CustomerRow } from '../../shared/contract/customers.ts';
import type { ShopError } from '../../shared/domain/errors.ts';
import type { CustomerId, OperationId } from '../../shared/domain/ids.ts';
import { failure, type Result } from '../../shared/domain/result.ts';
import type { CustomerFieldsV1 } from '../../shared/operations/customer-v1.ts';
import { canonicalJson } from '../../shared/operations/operation.ts';
import { getCustomer } from './find-customer.ts';
import { recordOperation, type RecordDeps } from './record-operation.ts';

export interface NewCustomer {
  readonly operationId: OperationId;
  /** Minted with the form: a repeated request finds the customer already made. */
  readonly customerId: CustomerId;
  readonly fields: CustomerFieldsV1;
}

/** A new customer, who can be sold to at once, on line or off. */
export async function createCustomer(
  deps: RecordDeps,
  { operationId, customerId, fields }: NewCustomer,
): Promise<Result<CustomerRow, ShopError>> {
  const payload = { customerId, fields };
  const maker = deps.local.entryById(operationId) ?? deps.local.entryByEntity(customerId);
  if (maker === undefined && deps.replica.customer(customerId)) return failure({ code: 'id-reused' });
  const written = maker
    ? { ok: true as const, value: maker }
    : recordOperation(deps, { kind: 'customer-created', version: 1, id: operationId, payload });
  if (!written.ok) return written;
  const { operation } = written.value;
  if (operation.id !== operationId || canonicalJson(operation.payload) !== canonicalJson(payload)) {
    return failure({ code: 'id-reused' });
  }
  return getCustomer(deps, customerId);
}
