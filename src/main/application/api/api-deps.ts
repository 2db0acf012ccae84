import type { CentralQueries } from '../ports-api.ts';
import type { CentralStore, Clock, IdSource, LocalStore, Replica } from '../ports.ts';
import type { ShopError } from '../../../shared/domain/errors.ts';
import type { CustomerId, OperationId } from '../../../shared/domain/ids.ts';
import type { Cents } from '../../../shared/domain/money.ts';
import type { Result } from '../../../shared/domain/result.ts';

/** What the API's use cases are built of. */
export interface ApiDeps {
  readonly local: LocalStore;
  readonly replica: Replica;
  /** Undefined while central is known not to be there: nobody waits for it then. */
  readonly central: () => ApiCentral | undefined;
  readonly clock: Clock;
  readonly ids: IdSource;
  /**
   * Wakes the courier and resolves when the operation has left the pending state, or at the latest after `timeoutMs`.
   */
  readonly waitForDelivery: (operationId: OperationId, timeoutMs: number) => Promise<unknown>;
  readonly authoriseCredit: (request: {
    readonly operationId: OperationId;
    readonly customerId: CustomerId;
    readonly amountCents: Cents;
  }) => Promise<Result<unknown, ShopError>>;
}

export interface ApiCentral {
  readonly store: Pick<CentralStore, 'legacyId' | 'searchParts'>;
  readonly queries: CentralQueries;
}
