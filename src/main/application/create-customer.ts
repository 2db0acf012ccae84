import type { CustomerRow } from '../../shared/contract/customers.ts';
import type { ShopError } from '../../shared/domain/errors.ts';
import type { CustomerId, OperationId } from '../../shared/domain/ids.ts';
import { formatPesos } from '../../shared/domain/money.ts';
import { failure, success, type Result } from '../../shared/domain/result.ts';
import type { AuthorisationV1 } from '../../shared/operations/authorisation-v1.ts';
import type { CustomerFieldsV1 } from '../../shared/operations/customer-v1.ts';
import { canonicalJson } from '../../shared/operations/operation.ts';
import { requireCashier } from './cashiers/require-right.ts';
import { getCustomer } from './find-customer.ts';
import type { OutboxEntry } from './ports.ts';
import { recordOperation, type RecordDeps } from './record-operation.ts';
import { authorisationFor } from './sale-authorisations.ts';

/** What a supervisor is shown fits the column that keeps it. */
const MOST_CHARACTERS_TOLD = 100;

export interface NewCustomer {
  readonly operationId: OperationId;
  /** Minted with the form: a repeated request finds the customer already made. */
  readonly customerId: CustomerId;
  readonly fields: CustomerFieldsV1;
}

/** A new customer, who can be sold to at once, on line or off. Not everybody may give credit. */
export async function createCustomer(
  deps: RecordDeps,
  { operationId, customerId, fields }: NewCustomer,
): Promise<Result<CustomerRow, ShopError>> {
  const maker = deps.local.entryById(operationId) ?? deps.local.entryByEntity(customerId);
  if (maker === undefined && deps.replica.customer(customerId)) return failure({ code: 'id-reused' });
  const written = maker
    ? { ok: true as const, value: maker }
    : writeCustomer(deps, { operationId, customerId, fields });
  if (!written.ok) return written;
  const { operation } = written.value;
  const isTheSame =
    operation.kind === 'customer-created' &&
    operation.id === operationId &&
    operation.payload.customerId === customerId &&
    canonicalJson(operation.payload.fields) === canonicalJson(fields);
  return isTheSame ? getCustomer(deps, customerId) : failure({ code: 'id-reused' });
}

function writeCustomer(
  deps: RecordDeps,
  { operationId, customerId, fields }: NewCustomer,
): Result<OutboxEntry, ShopError> {
  const cashier = requireCashier(deps.duty);
  if (!cashier.ok) return cashier;
  const allowed = creditAllowed(deps, operationId, fields);
  if (!allowed.ok) return allowed;
  const payload = { customerId, fields, authorisations: allowed.value };
  return recordOperation(deps, { kind: 'customer-created', version: 2, id: operationId, payload });
}

function creditAllowed(
  deps: RecordDeps,
  operationId: OperationId,
  { name, creditLimitCents }: CustomerFieldsV1,
): Result<AuthorisationV1[], ShopError> {
  if (creditLimitCents === 0) return success([]);
  const detail = `${name.trim().slice(0, MOST_CHARACTERS_TOLD)}: límite de ${formatPesos(creditLimitCents)}.`;
  const allowed = authorisationFor(deps.duty, operationId, 'set-credit-limit', detail);
  return allowed.ok ? success([allowed.value]) : allowed;
}
