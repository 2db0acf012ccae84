import type { ReplicaPart } from '../ports.ts';
import type { ShopError } from '../../../shared/domain/errors.ts';
import type { OperationId } from '../../../shared/domain/ids.ts';
import type { Result } from '../../../shared/domain/result.ts';
import type { CustomerFieldsV1 } from '../../../shared/operations/customer-v1.ts';
import type { ApiDeps } from './api-deps.ts';
import { cancelApiInvoice } from './cancel-api-invoice.ts';
import { createApiCustomer } from './create-api-customer.ts';
import { createReadAccounts, type ReadAccounts } from './read-accounts.ts';
import { recordApiInvoice, type InvoiceRequest, type RecordedInvoice } from './record-api-invoice.ts';
import { recordApiPayment, type PaymentRequest } from './record-api-payment.ts';
import { findOperation, type Recorded } from './recorded.ts';
import { searchApiParts } from './search-api-parts.ts';
import { updateApiCustomer } from './update-api-customer.ts';

type Answer<Value> = Promise<Result<Value, ShopError>>;

/** Everything that the original's HTTP paths may ask for. The rows are named by integer keys, as they were. */
export interface ApiUseCases extends ReadAccounts {
  readonly searchParts: (text: string) => Answer<readonly ReplicaPart[]>;
  readonly operation: (id: OperationId) => Answer<Recorded>;
  readonly createCustomer: (id: OperationId, fields: CustomerFieldsV1) => Answer<Recorded>;
  readonly updateCustomer: (
    id: OperationId,
    customerId: number,
    fields: Partial<CustomerFieldsV1>,
  ) => Answer<Recorded>;
  readonly recordInvoice: (id: OperationId, request: InvoiceRequest) => Answer<RecordedInvoice>;
  readonly cancelInvoice: (id: OperationId, invoiceId: number, reason: string | null) => Answer<Recorded>;
  readonly recordPayment: (id: OperationId, request: PaymentRequest) => Answer<Recorded>;
}

export function createApiUseCases(deps: ApiDeps): ApiUseCases {
  return {
    ...createReadAccounts(deps),
    searchParts: (text) => searchApiParts(deps, text),
    operation: (id) => findOperation(deps, id),
    createCustomer: (id, fields) => createApiCustomer(deps, id, fields),
    updateCustomer: (id, customerId, fields) => updateApiCustomer(deps, id, customerId, fields),
    recordInvoice: (id, request) => recordApiInvoice(deps, id, request),
    cancelInvoice: (id, invoiceId, reason) => cancelApiInvoice(deps, id, invoiceId, reason),
    recordPayment: (id, request) => recordApiPayment(deps, id, request),
  };
}
