import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import type { Logger } from '../application/ports.ts';
import type { AppRouter } from '../rpc/router.ts';
import type { Credentials } from './credentials.ts';
import { browserRoutes } from './routes.ts';
import { acceptSockets } from './sockets.ts';

export interface BrowserHostOptions {
  readonly router: AppRouter;
  /** Answers everything under /api, once the request is known to be ours. */
  readonly api: (request: Request) => Response | Promise<Response>;
  /** The folder of the built screen, absolute. */
  readonly screenDirectory: string;
  /** Vite's address while the screen is being developed; null for the built screen. */
  readonly developmentServer: string | null;
  /** 0 takes any free port. */
  readonly port: number;
  readonly credentials: Credentials;
  readonly logger: Logger;
}

export interface BrowserHost {
  readonly port: number;
  /** The address with its token. Not for the log. */
  readonly url: string;
  /** Cuts every connection and returns when the port is free. */
  stop(): Promise<void>;
}

/**
 * Serves one terminal to the browsers of this computer.
 * @throws Error with code EADDRINUSE when the port is taken
 */
export async function serveBrowserHost(options: BrowserHostOptions): Promise<BrowserHost> {
  // The routes need the port, which is known once the server listens; nobody can ask before that.
  let port = options.port;
  const routes = browserRoutes({ ...options, port: () => port });
  const server = createAdaptorServer({ fetch: routes.fetch, hostname: '127.0.0.1' }) as Server;
  const sockets = acceptSockets(server, { ...options, port: () => port });
  port = await listen(server, options.port);
  return {
    port,
    url: `http://127.0.0.1:${port}/?token=${options.credentials.token}`,
    async stop() {
      sockets.stop();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      server.off('error', reject);
      const address = server.address();
      if (typeof address !== 'object' || address === null) return reject(new Error('no port'));
      resolve(address.port);
    });
  });
}
