import { createCentralStore } from '../../../src/main/adapters/postgres/central-store.ts';
import { createConnections } from '../../../src/main/adapters/postgres/connections.ts';
import type { CentralStore, CrashPoints } from '../../../src/main/application/ports.ts';
import { silentLogger } from '../../support/central-database.ts';

/** A terminal's way to a central, as the application composes it. */
export function openStore(
  urls: string | readonly string[],
  options: { readonly crashPoints?: CrashPoints; readonly size?: number } = {},
): CentralStore {
  const connections = createConnections({
    urls: typeof urls === 'string' ? [urls] : urls,
    logger: silentLogger,
    ...(options.size !== undefined && { size: options.size }),
  });
  return createCentralStore({
    connections,
    logger: silentLogger,
    ...(options.crashPoints && { crashPoints: options.crashPoints }),
  });
}
