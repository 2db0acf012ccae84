import type { CentralQueries } from '../ports-api.ts';
import type { CentralStore, Clock, IdSource, LocalStore, Logger, Replica } from '../ports.ts';
import type { OperationId } from '../../../shared/domain/ids.ts';

/** What the API's use cases are built of. */
export interface ApiDeps {
  readonly local: LocalStore;
  readonly replica: Replica;
  /** Undefined while central is known not to be there: nobody waits for it then. */
  readonly central: () => Pick<CentralStore, 'legacyId' | 'searchParts' | 'authoriseCredit'> | undefined;
  readonly queries: CentralQueries;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly logger: Logger;
  /** Something waits in the outbox: it is sent at once if central is there. */
  readonly onRecorded: () => void;
  /** Resolves when the operation has left the pending state, or at the latest after `timeoutMs`. */
  readonly waitForDelivery: (operationId: OperationId, timeoutMs: number) => Promise<unknown>;
}
