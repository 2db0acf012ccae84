import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { TlsOptions } from '../adapters/postgres/connect-options.ts';
import { createCentralCashiers } from '../adapters/postgres/cashiers/central-cashiers.ts';
import { createCentralStore } from '../adapters/postgres/central-store.ts';
import { createConnections } from '../adapters/postgres/connections.ts';
import { createConnectionTester } from '../adapters/postgres/diagnose/connection-tester.ts';
import { splitHosts } from '../adapters/postgres/host-list.ts';
import { createSharedSettingsStore } from '../adapters/postgres/shared/shared-settings-store.ts';
import { createCentralInvoices } from '../adapters/postgres/queries/central-invoices.ts';
import { createCentralQueries } from '../adapters/postgres/queries/index.ts';
import type { CentralQueries } from '../application/ports-api.ts';
import type {
  CentralInvoices,
  CentralCashiers,
  CentralStore,
  Clock,
  CrashPoints,
  IdSource,
  Logger,
  SharedSettingsStore,
  ConnectionTester,
} from '../application/ports.ts';
import { sampleShopFiller } from '../sample-shop/sample-shop-filler.ts';
import { createDeferredConnections } from './deferred-connections.ts';
import { keepPrivateCentral } from './keep-private-central.ts';
import { startPrivateCentral } from './private-central.ts';

export interface CentralLink {
  /** Undefined until the private PostgreSQL has come up for the first time. */
  readonly central: () => CentralStore | undefined;
  readonly queries: CentralQueries;
  readonly shared: SharedSettingsStore;
  readonly connection: ConnectionTester;
  readonly invoices: CentralInvoices;
  readonly cashiers: CentralCashiers;
  /** Calls back when central says that something changed, where the connection allows LISTEN. */
  readonly onWake: CentralStore['onWake'];
  readonly stop: () => Promise<void>;
}

export interface LinkOptions {
  readonly central:
    | { readonly kind: 'embedded'; readonly sampleShop: boolean }
    | { readonly kind: 'server'; readonly url: string; readonly tls?: TlsOptions };
  readonly dataDirectory: string;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly logger: Logger;
  readonly crashAt: CrashPoints;
  readonly onNotice?: (notice: string) => void;
}

const CLOSE_TIMEOUT_MS = 2000;
/** Greeting, delivery, a block of folios, an authorisation, a pull. */
const VITAL_CONNECTIONS = 5;
const LOOK_UP_CONNECTIONS = 2;

/** The way to central: the shop's server, or the private one, which is started here and kept running. */
export function linkCentral(options: LinkOptions): CentralLink {
  const { central, logger, crashAt } = options;
  const defer = () => createDeferredConnections((error) => logger.warn('connections-not-closed', { error }));
  const connections = defer();
  // Of their own: however many slow reads other programs ask for, greeting, delivery and credit wait for none of them.
  const lookUps = defer();
  const store = createCentralStore({ connections, lookUps, logger, crashPoints: crashAt });
  let inUse: { readonly urls: readonly string[]; readonly tls?: TlsOptions } | undefined;
  const connectTo = (urls: readonly string[], tls?: TlsOptions) => {
    inUse = { urls, ...(tls && { tls }) };
    const way = { ...inUse, logger };
    connections.connectTo(createConnections({ ...way, size: VITAL_CONNECTIONS }));
    lookUps.connectTo(createConnections({ ...way, size: LOOK_UP_CONNECTIONS }));
  };

  const stopPrivate = central.kind === 'embedded' ? keepPrivate(options, connectTo) : undefined;
  if (central.kind === 'server') connectTo(splitHosts(central.url), central.tls);
  return {
    central: () => (connections.isConnected() ? store : undefined),
    queries: createCentralQueries(lookUps),
    shared: createSharedSettingsStore(lookUps),
    connection: createConnectionTester({
      kind: central.kind,
      inUse: () => inUse,
      tlsOfNew: (central.kind === 'server' && central.tls) || {},
      logger,
    }),
    invoices: createCentralInvoices(lookUps),
    cashiers: createCentralCashiers(lookUps),
    onWake: (listener) => store.onWake(listener),
    async stop() {
      // A dead socket may hold a connection; the process does not wait for it.
      await Promise.race([store.close(), wait(CLOSE_TIMEOUT_MS, undefined, { ref: false })]);
      await stopPrivate?.();
    },
  };
}

function keepPrivate(
  options: LinkOptions,
  connectTo: (urls: readonly string[]) => void,
): () => Promise<void> {
  const { central, dataDirectory, logger, onNotice = () => {} } = options;
  return keepPrivateCentral({
    start: () =>
      startPrivateCentral({
        directory: join(dataDirectory, 'postgres'),
        logger,
        onNotice,
        fill: central.kind === 'embedded' && central.sampleShop ? sampleShopFiller(options) : async () => {},
      }),
    onStarted: ({ terminalUrl }) => connectTo([terminalUrl]),
    logger,
    onNotice,
  });
}
