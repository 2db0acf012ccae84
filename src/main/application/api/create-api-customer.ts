import type { ShopError } from '../../../shared/domain/errors.ts';
import type { CustomerId, OperationId } from '../../../shared/domain/ids.ts';
import type { Result } from '../../../shared/domain/result.ts';
import type { CustomerFieldsV1 } from '../../../shared/operations/customer-v1.ts';
import type { ApiDeps } from './api-deps.ts';
import { recordApiOperation } from './record-api-operation.ts';
import type { Recorded } from './recorded.ts';

export function createApiCustomer(
  deps: ApiDeps,
  id: OperationId,
  fields: CustomerFieldsV1,
): Promise<Result<Recorded, ShopError>> {
  const customerId = deps.ids.newId() as CustomerId;
  return recordApiOperation(deps, {
    kind: 'customer-created',
    version: 1,
    id,
    payload: { customerId, fields },
  });
}
