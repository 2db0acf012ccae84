import type { CentralQueries } from '../ports-api.ts';
import { CentralUnavailableError } from '../ports.ts';
import { failure, success, type Result } from '../../../shared/domain/result.ts';
import { withinTime } from '../within-time.ts';
import type { ApiDeps } from './api-deps.ts';

/** A page of a long list may take central a while; a dead socket must not take longer. */
const READ_TIMEOUT_MS = 10_000;
/** For what a write must know first: it can go on from the replica. */
export const LOOK_UP_TIMEOUT_MS = 1000;

type Deps = Pick<ApiDeps, 'central' | 'queries'>;

export interface CentralAway {
  readonly code: 'central-away';
}

/** The answer of central, or `central-away` at once when it is known to be. */
export async function askCentral<Central, Value>(
  deps: { readonly central: () => Central | undefined },
  ask: (central: Central) => Promise<Value>,
  timeoutMs = READ_TIMEOUT_MS,
): Promise<Result<Value, CentralAway>> {
  const central = deps.central();
  if (!central) return failure({ code: 'central-away' });
  try {
    return success(await withinTime(ask(central), timeoutMs));
  } catch (error) {
    if (error instanceof CentralUnavailableError) return failure({ code: 'central-away' });
    throw error;
  }
}

/** The same of a read. */
export function readCentral<Value>(
  deps: Deps,
  read: (queries: CentralQueries) => Promise<Value>,
  timeoutMs = READ_TIMEOUT_MS,
): Promise<Result<Value, CentralAway>> {
  return askCentral(deps, () => read(deps.queries), timeoutMs);
}
