import type { ShopError } from '../../shared/domain/errors.ts';
import type { OperationId } from '../../shared/domain/ids.ts';
import {
  addCents,
  cents,
  minCents,
  subtractCents,
  ZERO_CENTS,
  type Cents,
} from '../../shared/domain/money.ts';
import { availableCredit } from '../../shared/domain/receivables/available-credit.ts';
import { failure, success, type Result } from '../../shared/domain/result.ts';
import { findCustomer } from './find-customer.ts';
import {
  CentralUnavailableError,
  SchemaMismatchError,
  type CentralStore,
  type LocalStore,
  type Logger,
  type Replica,
  type ReplicaCustomer,
} from './ports.ts';
import { currentSettings } from './shop-settings.ts';
import { withinTime } from './within-time.ts';

/** The cashier waits for it with the customer. */
const AUTHORISE_TIMEOUT_MS = 800;

export interface AuthoriseCreditDeps {
  readonly local: LocalStore;
  readonly replica: Replica;
  /** Undefined while central is known not to be there: nobody waits for it then. */
  readonly central: () => Pick<CentralStore, 'authoriseCredit'> | undefined;
  readonly logger: Logger;
}

export interface CreditRequest {
  readonly operationId: OperationId;
  readonly customerId: ReplicaCustomer['customerId'];
  /** What the operation leaves owed. */
  readonly amountCents: Cents;
}

/** Who said that it may be lent. */
export type CreditAuthority = 'central' | 'terminal';

/**
 * Whether an amount may be lent. Central decides, under the customer's lock; if it is away or does not answer in time,
 * the off-line rule does, on what this terminal knows. Asking again for the same operation replaces the first answer.
 */
export async function authoriseCredit(
  deps: AuthoriseCreditDeps,
  request: CreditRequest,
): Promise<Result<CreditAuthority, ShopError>> {
  const customer = findCustomer(deps, request.customerId);
  if (!customer) return failure({ code: 'customer-not-found' });
  const decided = await askCentral(deps, customer, request);
  return decided ?? decideAlone(deps, customer, request.amountCents);
}

/** Undefined when central does not decide. */
async function askCentral(
  deps: AuthoriseCreditDeps,
  customer: ReplicaCustomer,
  { operationId, customerId, amountCents }: CreditRequest,
): Promise<Result<CreditAuthority, ShopError> | undefined> {
  const central = deps.central();
  if (!central || !isKnownToCentral(deps, customer)) return undefined;
  try {
    const decision = await withinTime(
      central.authoriseCredit({
        operationId,
        customerId,
        amountCents,
        // Counts as well, abonos included.
        undelivered: deps.local.undeliveredChanges(customerId),
        timeoutMs: AUTHORISE_TIMEOUT_MS,
      }),
      AUTHORISE_TIMEOUT_MS,
    );
    if (decision.authorised) return success('central');
    if (decision.reason === 'inactive') {
      return failure({ code: 'customer-inactive', customerName: customer.name });
    }
    return failure({
      code: 'credit-limit-exceeded',
      limitCents: decision.limitCents,
      balanceCents: decision.balanceCents,
      availableCents: decision.availableCents,
      requestedCents: amountCents,
    });
  } catch (error) {
    if (!(error instanceof CentralUnavailableError || error instanceof SchemaMismatchError)) {
      // A defect there is no reason to stop selling here.
      deps.logger.error('credit-not-authorised-by-central', { operationId, error });
    }
    return undefined;
  }
}

/** A customer made here a moment ago is not in central before its operation is delivered. */
function isKnownToCentral({ local, replica }: AuthoriseCreditDeps, { customerId }: ReplicaCustomer): boolean {
  return replica.customer(customerId) !== undefined || local.entryByEntity(customerId)?.state === 'delivered';
}

/**
 * The off-line rule: what is left of the limit by the replica and what happened here since, and no more than the
 * customer's own off-line allowance, or else the shop's, in all that this terminal has lent and not delivered.
 */
function decideAlone(
  deps: AuthoriseCreditDeps,
  customer: ReplicaCustomer,
  requestedCents: Cents,
): Result<CreditAuthority, ShopError> {
  const { customerId, includedSeq, creditLimitCents } = customer;
  if (!customer.active) return failure({ code: 'customer-inactive', customerName: customer.name });
  const { local } = deps;
  const balanceCents = addCents(customer.balanceCents, local.balanceChangeSince(customerId, includedSeq));
  const ofLimit = availableCredit(creditLimitCents, balanceCents);
  const cap = customer.offlineCreditLimitCents ?? currentSettings(deps)?.offlineCreditCapCents ?? null;
  const lentAlone = addCents(...local.undeliveredChanges(customerId).map(({ changeCents }) => changeCents));
  const ofCap = cap === null ? ofLimit : subtractCents(cap, lentAlone > 0 ? lentAlone : ZERO_CENTS);
  const availableCents = minCents(ofLimit, ofCap);
  if (requestedCents <= availableCents) return success('terminal');
  return failure({
    code: 'credit-limit-exceeded',
    limitCents: creditLimitCents,
    balanceCents,
    availableCents: availableCents < 0 ? cents(0) : availableCents,
    requestedCents,
  });
}
