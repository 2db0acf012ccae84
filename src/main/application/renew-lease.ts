import type { LeaseId } from '../../shared/domain/ids.ts';
import type { CentralStore, CrashPoints, IdSource, LocalStore } from './ports.ts';
import { withinTime } from './within-time.ts';

/** A month of peak sales. */
export const LEASE_SIZE = 2_000;
const RENEW_BELOW = LEASE_SIZE / 4;
const LEASE_TIMEOUT_MS = 5_000;

export interface RenewLeaseDeps {
  readonly local: LocalStore;
  readonly ids: IdSource;
  readonly crashAt: CrashPoints;
}

/**
 * Asks central for a block of folios while there are still some left. The request's id is kept before it is sent: if
 * the reply is lost, the same request gives the same block, and no number is given to nobody.
 * @returns whether a block was added
 * @throws what `CentralStore.leaseFolios` throws
 */
export async function renewLease(
  { local, ids, crashAt }: RenewLeaseDeps,
  central: Pick<CentralStore, 'leaseFolios'>,
): Promise<boolean> {
  if (local.foliosLeft() >= RENEW_BELOW) return false;
  const requestId = local.openLeaseRequest() ?? (ids.newId() as LeaseId);
  local.rememberLeaseRequest(requestId);
  const answer = central.leaseFolios(local.identity, requestId, LEASE_SIZE);
  const lease = await withinTime(answer, LEASE_TIMEOUT_MS);
  crashAt('lease-given');
  local.addLease(lease);
  return true;
}
