import type { ShopError } from '../../../shared/domain/errors.ts';
import type { OperationId } from '../../../shared/domain/ids.ts';
import type { Cents } from '../../../shared/domain/money.ts';
import { failure, success, type Result } from '../../../shared/domain/result.ts';
import { authoriseCredit } from '../authorise-credit.ts';
import { findCustomer } from '../find-customer.ts';
import type { CustomerRecord } from '../ports.ts';
import type { ApiDeps } from './api-deps.ts';
import { askCentral } from './ask-central.ts';

const AUTHORISE_TIMEOUT_MS = 800;

interface ApiCreditRequest {
  readonly operationId: OperationId;
  readonly customer: CustomerRecord;
  readonly amountCents: Cents;
}

/**
 * The counter's rule. A customer that another terminal made a moment ago is in central and not in the replica yet: for
 * that one central alone decides.
 */
export async function authoriseApiCredit(
  deps: ApiDeps,
  { operationId, customer, amountCents }: ApiCreditRequest,
): Promise<Result<unknown, ShopError>> {
  const { customerId } = customer;
  const request = { operationId, customerId, amountCents };
  if (findCustomer(deps, customerId)) return authoriseCredit(deps, request);

  const answer = await askCentral(
    deps,
    (central) => central.authoriseCredit({ ...request, undelivered: [], timeoutMs: AUTHORISE_TIMEOUT_MS }),
    AUTHORISE_TIMEOUT_MS,
  );
  if (!answer.ok) return answer;
  const decision = answer.value;
  if (decision.authorised) return success(decision);
  if (decision.reason === 'inactive') {
    return failure({ code: 'customer-inactive', customerName: customer.fields.name });
  }
  const { limitCents, balanceCents, availableCents } = decision;
  return failure({
    code: 'credit-limit-exceeded',
    limitCents,
    balanceCents,
    availableCents,
    requestedCents: amountCents,
  });
}
