import { randomBytes } from 'node:crypto';
import { Hono, type Context, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { setCookie } from 'hono/cookie';
import type { Logger } from '../application/ports.ts';
import { screenFiles, strictHeaders } from '../host/screen-files.ts';
import { admit } from './admission.ts';
import { cookieName, isSecret, type Credentials } from './credentials.ts';
import { developmentHeaders, developmentScreen } from './development-screen.ts';
import { errorPage, openingPage } from './pages.ts';

const MAX_BODY_BYTES = 2 * 1024 * 1024;

export interface RouteOptions {
  readonly api: (request: Request) => Response | Promise<Response>;
  readonly screenDirectory: string;
  /** Vite's address while the screen is being developed; null for the built screen. */
  readonly developmentServer: string | null;
  readonly credentials: Credentials;
  readonly logger: Logger;
  readonly port: () => number;
}

/** Everything that is asked over HTTP. Nothing is answered before the request was let in. */
export function browserRoutes(options: RouteOptions): Hono {
  const { logger } = options;
  const routes = new Hono();
  routes.use((context, next) => headers(options)(context, next));
  routes.use(door(options));
  routes.use('/api/*', bodyLimit({ maxSize: MAX_BODY_BYTES, onError: tooLarge }));
  routes.all('/api/*', (context) => options.api(context.req.raw));
  const { developmentServer, screenDirectory } = options;
  routes.route('/', developmentServer ? developmentScreen(developmentServer) : screenFiles(screenDirectory));
  routes.notFound((context) => context.text('No existe.', 404));
  routes.onError((error, context) => {
    const reference = randomBytes(4).toString('hex');
    logger.error('http-request-failed', { reference, path: context.req.path, error });
    return refuse(context, 500, `Error inesperado (referencia ${reference}).`);
  });
  return routes;
}

function headers({ developmentServer, port }: RouteOptions): MiddlewareHandler {
  if (developmentServer) return developmentHeaders();
  return strictHeaders([`ws://127.0.0.1:${port()}`, `ws://localhost:${port()}`]);
}

function door({ credentials, port }: RouteOptions): MiddlewareHandler {
  return async (context, next) => {
    const admission = admit((name) => context.req.header(name), credentials, port());
    if (admission === 'foreign') return refuse(context, 403, 'Esta petición no viene de Nexus POS.');
    const isTokenRight = isSecret(context.req.query('token'), credentials.token);
    if (isTokenRight && context.req.method === 'GET') return exchangeToken(context, credentials, port());
    if (admission === 'unknown') return refuse(context, 401, 'Falta la clave de acceso de este arranque.');
    return next();
  };
}

/** Gives the cookie for the token and goes to the same place without it. */
function exchangeToken(context: Context, { session }: Credentials, port: number) {
  setCookie(context, cookieName(port), session, { httpOnly: true, sameSite: 'Strict', path: '/' });
  context.header('Cache-Control', 'no-store');
  const url = new URL(context.req.url);
  url.searchParams.delete('token');
  // Two slashes in front would name another site.
  const place = `${url.pathname.replace(/^\/+/, '/')}${url.search}`;
  // A browser keeps a strict cookie back on a redirect that began on another site, such as the file that opened it:
  // then a page of ours has to take the last step.
  return context.req.header('sec-fetch-site') === 'cross-site'
    ? context.html(openingPage(place))
    : context.redirect(place, 303);
}

function tooLarge(context: Context) {
  return context.json({ error: 'La petición es demasiado grande.' }, 413);
}

function refuse(context: Context, status: 401 | 403 | 500, message: string) {
  context.header('Cache-Control', 'no-store');
  return context.req.path.startsWith('/api/')
    ? context.json({ error: message }, status)
    : context.html(errorPage(message), status);
}
