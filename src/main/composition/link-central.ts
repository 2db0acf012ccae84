import { join } from 'node:path';
import type { TlsOptions } from '../adapters/postgres/connect-options.ts';
import { createCentralStore } from '../adapters/postgres/central-store.ts';
import { createConnections } from '../adapters/postgres/connections.ts';
import { splitHosts } from '../adapters/postgres/host-list.ts';
import { createCentralQueries } from '../adapters/postgres/queries/index.ts';
import type { CentralQueries } from '../application/ports-api.ts';
import type { CentralStore, CrashPoints, Logger } from '../application/ports.ts';
import { createDeferredConnections } from './deferred-connections.ts';
import { keepPrivateCentral } from './keep-private-central.ts';
import { startPrivateCentral } from './private-central.ts';

export interface CentralLink {
  /** There from the start; until central is up it says that central is away. */
  readonly store: CentralStore;
  readonly queries: CentralQueries;
  readonly stop: () => Promise<void>;
}

export interface LinkOptions {
  readonly central:
    | { readonly kind: 'embedded'; readonly sampleShop: boolean }
    | { readonly kind: 'server'; readonly url: string; readonly tls?: TlsOptions };
  readonly dataDirectory: string;
  readonly logger: Logger;
  readonly crashAt: CrashPoints;
  readonly onNotice?: (notice: string) => void;
}

/** The way to central: the shop's server, or the private one, which is started here and kept running. */
export function linkCentral(options: LinkOptions): CentralLink {
  const { central, logger, crashAt } = options;
  const connections = createDeferredConnections((error) => logger.warn('connections-not-closed', { error }));
  const stopPrivate = central.kind === 'embedded' ? keepPrivate(options, connections.connectTo) : undefined;
  if (central.kind === 'server') {
    const { tls } = central;
    const urls = splitHosts(central.url);
    connections.connectTo(createConnections({ urls, logger, ...(tls && { tls }) }));
  }
  const store = createCentralStore({ connections, logger, crashPoints: crashAt });
  return {
    store,
    queries: createCentralQueries(connections),
    async stop() {
      await store.close();
      await stopPrivate?.();
    },
  };
}

function keepPrivate(
  options: LinkOptions,
  connectTo: ReturnType<typeof createDeferredConnections>['connectTo'],
): () => Promise<void> {
  const { dataDirectory, logger, onNotice = () => {} } = options;
  return keepPrivateCentral({
    start: () =>
      startPrivateCentral({
        directory: join(dataDirectory, 'postgres'),
        logger,
        onNotice,
        fill: async () => {},
      }),
    onStarted: ({ terminalUrl }) => connectTo(createConnections({ urls: [terminalUrl], logger })),
    logger,
    onNotice,
  });
}
