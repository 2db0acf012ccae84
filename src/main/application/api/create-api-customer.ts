import type { ShopError } from '../../../shared/domain/errors.ts';
import type { CustomerId, OperationId } from '../../../shared/domain/ids.ts';
import { success, type Result } from '../../../shared/domain/result.ts';
import type { CustomerFieldsV1 } from '../../../shared/operations/customer-v1.ts';
import type { ApiDeps } from './api-deps.ts';
import { apiStamp } from './api-stamp.ts';
import { afterDelivery, type Recorded } from './recorded.ts';
import { writeApiOperation } from './write-api-operation.ts';

export async function createApiCustomer(
  deps: ApiDeps,
  operationId: OperationId,
  fields: CustomerFieldsV1,
): Promise<Result<Recorded, ShopError>> {
  const written = writeApiOperation(deps.local, operationId, (tx) =>
    tx.append(
      {
        kind: 'customer-created',
        version: 1,
        id: operationId,
        payload: { customerId: deps.ids.newId() as CustomerId, fields },
      },
      apiStamp(deps),
      { folio: null, ticketNumber: null },
    ),
  );
  return written.ok ? success(await afterDelivery(deps, written.value)) : written;
}
