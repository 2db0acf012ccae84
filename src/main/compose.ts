import { randomBytes } from 'node:crypto';
import type { Logger, TicketPrinter } from './application/ports.ts';
import type { TlsOptions } from './adapters/postgres/connect-options.ts';
import type { UseCases } from './application/use-cases.ts';
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
  const useCases = await notYet();
  return {
    router: createRouter(useCases, options.logger, newReference),
    useCases,
    httpApi: () => Response.json({ error: 'Nexus POS está arrancando.' }, { status: 503 }),
    stop: async () => {},
  };
}

/** Five characters that cannot be misread over the telephone. */
function newReference(): string {
  const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
  return Array.from(randomBytes(5), (byte) => alphabet[byte % alphabet.length]).join('');
}

async function notYet(): Promise<UseCases> {
  throw new Error('the use cases are not composed yet');
}
