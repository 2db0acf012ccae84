import type { ShopError } from '../../../shared/domain/errors.ts';
import { PUBLIC_CUSTOMER_ID, type OperationId } from '../../../shared/domain/ids.ts';
import { failure, success, type Result } from '../../../shared/domain/result.ts';
import type { CustomerFieldsV1 } from '../../../shared/operations/customer-v1.ts';
import { findApiCustomer } from './api-customer.ts';
import type { ApiDeps } from './api-deps.ts';
import { recordApiOperation } from './record-api-operation.ts';
import { afterDelivery, type Recorded } from './recorded.ts';

/** The longest text that an operation may carry of each field; a stored one may be longer. */
const LONGEST = { name: 200, rfc: 13, businessName: 300, email: 200, phone: 20, address: 1000 } as const;

/** Changes the fields that are given and differ; what is not given stays as it is. */
export async function updateApiCustomer(
  deps: ApiDeps,
  operationId: OperationId,
  customerId: number,
  fields: Partial<CustomerFieldsV1>,
): Promise<Result<Recorded, ShopError>> {
  const repeated = deps.local.entryById(operationId);
  if (repeated) return success(await afterDelivery(deps, repeated));

  const found = await findApiCustomer(deps, customerId);
  if (!found.ok) return found;
  if (found.value.customerId === PUBLIC_CUSTOMER_ID) {
    return failure({ code: 'bad-input', field: 'id', problem: 'público en general no se modifica' });
  }
  const change = changeOf(found.value.fields, fields);
  if (Object.keys(change.after).length === 0) {
    return success({ operationId, state: 'delivered', id: null, folio: null, complete: true });
  }
  const payload = { customerId: found.value.customerId, ...change };
  return recordApiOperation(deps, { kind: 'customer-updated', version: 1, id: operationId, payload });
}

function changeOf(stored: CustomerFieldsV1, given: Partial<CustomerFieldsV1>) {
  const before: Record<string, string | number | null> = {};
  const after: Record<string, string | number | null> = {};
  for (const field of Object.keys(given) as (keyof CustomerFieldsV1)[]) {
    const value = given[field];
    if (value === undefined || value === stored[field]) continue;
    before[field] = clipped(field, stored[field]);
    after[field] = value;
  }
  return { before: before as Partial<CustomerFieldsV1>, after: after as Partial<CustomerFieldsV1> };
}

function clipped(field: keyof CustomerFieldsV1, value: string | number | null): string | number | null {
  if (typeof value !== 'string' || field === 'creditLimitCents' || field === 'paymentTermsDays') return value;
  return value.slice(0, LONGEST[field]);
}
