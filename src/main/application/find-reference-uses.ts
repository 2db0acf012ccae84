import type { ReferenceUse } from '../../shared/contract/sale.ts';
import type { ShopError } from '../../shared/domain/errors.ts';
import type { CustomerId, InvoiceId } from '../../shared/domain/ids.ts';
import { success, type Result } from '../../shared/domain/result.ts';
import {
  CentralUnavailableError,
  SchemaMismatchError,
  type CentralStore,
  type LocalStore,
  type Logger,
} from './ports.ts';
import { withinTime } from './within-time.ts';

/** The cashier waits for it with the customer. */
const CENTRAL_TIMEOUT_MS = 800;
const MOST_USES = 3;

export interface ReferenceUsesDeps {
  readonly local: Pick<LocalStore, 'salesWithReference' | 'cancellationOf'>;
  /** Undefined while central is known not to be there: nobody waits for it then. */
  readonly central: () => Pick<CentralStore, 'referenceUses'> | undefined;
  readonly logger: Logger;
}

export interface ReferenceQuery {
  readonly customerId: CustomerId;
  readonly customerReference: string;
}

/**
 * The sales that carry this customer's number already, newest first: those of this terminal, and the whole shop's while
 * central answers. It is a warning, so that central's silence holds nobody up.
 */
export async function findReferenceUses(
  deps: ReferenceUsesDeps,
  query: ReferenceQuery,
): Promise<Result<ReferenceUse[], ShopError>> {
  const own = deps.local
    .salesWithReference(query.customerId, query.customerReference.trim(), MOST_USES)
    .filter(({ operation }) => deps.local.cancellationOf(operation.id as string as InvoiceId) === undefined)
    .map(({ operation, folio, ticketNumber }) => ({
      ...{ folio, ticketNumber, soldOn: operation.businessDate },
    }));
  const known = new Set(own.map(({ ticketNumber }) => ticketNumber));
  const others = (await askCentral(deps, query)).filter(
    ({ ticketNumber }) => ticketNumber === null || !known.has(ticketNumber),
  );
  const uses = [...own, ...others].toSorted((one, other) => other.soldOn.localeCompare(one.soldOn));
  return success(uses.slice(0, MOST_USES));
}

async function askCentral(
  { central, logger }: ReferenceUsesDeps,
  { customerId, customerReference }: ReferenceQuery,
): Promise<readonly ReferenceUse[]> {
  const there = central();
  if (!there) return [];
  const request = { customerId, customerReference: customerReference.trim(), most: MOST_USES };
  try {
    return await withinTime(there.referenceUses(request), CENTRAL_TIMEOUT_MS);
  } catch (error) {
    if (!(error instanceof CentralUnavailableError || error instanceof SchemaMismatchError)) {
      // A defect there is no reason to stop selling here.
      logger.error('reference-not-looked-up', { customerId, error });
    }
    return [];
  }
}
