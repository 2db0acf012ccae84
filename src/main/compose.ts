import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createPdfMaker } from './adapters/pdf/pdf-maker.ts';
import type { TlsOptions } from './adapters/postgres/connect-options.ts';
import { openLocalStore } from './adapters/sqlite/local/local-store.ts';
import { openReplica } from './adapters/sqlite/replica/open-replica.ts';
import { crashPointsFrom } from './adapters/system/crash-points.ts';
import { scryptPinHasher } from './adapters/system/pin-hasher.ts';
import { systemClock } from './adapters/system/system-clock.ts';
import { uuidSource } from './adapters/system/uuid-source.ts';
import { createDuty } from './application/cashiers/duty.ts';
import { createIdleLock } from './application/cashiers/idle-lock.ts';
import { createPinGate } from './application/cashiers/pin-gate.ts';
import { createApiUseCases } from './application/api/api-use-cases.ts';
import type { ConnectionKeeper, Logger, TicketPrinter } from './application/ports.ts';
import type { UseCases } from './application/use-cases.ts';
import { failure } from '../shared/domain/result.ts';
import { counterUseCases } from './composition/counter-use-cases.ts';
import { linkCentral } from './composition/link-central.ts';
import { startTraffic } from './composition/start-traffic.ts';
import { createHttpApi } from './http-api/index.ts';
import { createRouter, type AppRouter } from './rpc/router.ts';

export type { AppRouter, UseCases };

export interface AppOptions {
  /** Holds local.db, replica.db, settings.json, the logs, and the private PostgreSQL. */
  readonly dataDirectory: string;
  readonly host: 'electron' | 'browser';
  readonly version: string;
  readonly central: CentralOptions;
  /** For a terminal that has no code yet; `T01` when nobody says. */
  readonly terminalCode?: string;
  readonly printer: TicketPrinter;
  readonly logger: Logger;
  /** Keeps another connection to central for the next start; without one, none can be kept. */
  readonly connectionKeeper?: ConnectionKeeper;
  /** Told, in Spanish, what the person who starts the application should know. */
  readonly onNotice?: (notice: string) => void;
}

export type CentralOptions =
  | { readonly kind: 'embedded'; readonly sampleShop: boolean }
  | { readonly kind: 'server'; readonly url: string; readonly tls?: TlsOptions };

export interface App {
  /** The contract, for any transport of `rpc/transports.ts`. */
  readonly router: AppRouter;
  readonly useCases: UseCases;
  /** Answers everything under /api (`createHttpApi(...).fetch`); the host lets nobody in without the token. */
  readonly httpApi: (request: Request) => Response | Promise<Response>;
  /** Ends everything that was started, the private PostgreSQL included. */
  readonly stop: () => Promise<void>;
}

/**
 * Builds the application for one terminal. Returns as soon as a screen can be served: central comes up behind it, and
 * until then the status says `connecting`.
 */
export async function startApp(options: AppOptions): Promise<App> {
  const { dataDirectory, host, version, printer, logger, terminalCode = 'T01' } = options;
  mkdirSync(dataDirectory, { recursive: true });
  const [clock, ids] = [systemClock, uuidSource];
  const crashAt = crashPointsFrom(process.env['NEXUS_CRASH_AT']);
  const local = openLocalStore(join(dataDirectory, 'local.db'), { terminalCode, clock, ids, logger });
  const replica = openReplica(join(dataDirectory, 'replica.db'), logger);
  const link = linkCentral({ ...options, clock, ids, crashAt });
  const traffic = startTraffic({ local, replica, link, clock, ids, logger, crashAt });

  const duty = createDuty();
  const idleLock = createIdleLock({ duty, clock, local });
  const deps = {
    ...{ local, replica, clock, ids, logger, crashAt, host, version, printer },
    pdf: createPdfMaker(),
    ...{ duty, idleLock, pinHasher: scryptPinHasher },
    centralCashiers: link.cashiers,
    pinGate: createPinGate({ local, replica, clock, pinHasher: scryptPinHasher }),
    status: traffic.status,
    central: traffic.central,
    invoices: link.invoices,
    onRecorded: traffic.wake,
    shared: () => (traffic.central() === undefined ? undefined : link.shared),
    pullNow: traffic.pullNow,
    connection: link.connection,
    connectionKeeper: options.connectionKeeper ?? KEEPS_NONE,
  };
  const useCases = counterUseCases(deps);
  const api = createHttpApi({
    useCases: createApiUseCases({ ...deps, queries: link.queries, waitForDelivery: traffic.waitForDelivery }),
    ...{ local, ids, logger, newReference, version },
  });
  const stop = async () => {
    idleLock.stop();
    await traffic.stop();
    await link.stop();
    replica.close();
    local.close();
  };
  let stopped: Promise<void> | undefined;
  return {
    router: createRouter(useCases, logger, newReference),
    useCases,
    httpApi: (request) => api.fetch(request),
    stop: () => (stopped ??= stop()),
  };
}

const KEEPS_NONE: ConnectionKeeper = {
  canSave: 'no-vault',
  save: () => failure('settings-unreadable'),
};

/** Five characters that cannot be misread over the telephone. */
function newReference(): string {
  const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
  return Array.from(randomBytes(5), (byte) => alphabet[byte % alphabet.length]).join('');
}
