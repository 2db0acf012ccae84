import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';

const SELF = "'self'";
const NONE = "'none'";

/**
 * The files of the built screen as an HTTP application, the same for both hosts. A path without an extension is a
 * place inside the application and answers with its page. `directory` is absolute.
 */
export function screenFiles(directory: string): Hono {
  const screen = new Hono();
  const page = serveStatic({ root: directory, path: 'index.html' });
  screen.use(async (context, next) => {
    await next();
    // File names under assets/ carry a hash of their content; the page itself names the current ones.
    const isAsset = context.req.path.startsWith('/assets/') && context.res.ok;
    context.header('Cache-Control', isAsset ? 'private, max-age=31536000, immutable' : 'no-store');
  });
  screen.get('*', serveStatic({ root: directory }));
  screen.get('*', (context, next) => (/\.[^/]*$/.test(context.req.path) ? next() : page(context, next)));
  return screen;
}

/** The same under the strict policy, for a host that serves nothing else. */
export function screenAlone(directory: string): (request: Request) => Response | Promise<Response> {
  return new Hono().use(strictHeaders([])).route('/', screenFiles(directory)).fetch;
}

/**
 * No script but our own files, no inline script, no eval, no frame around us, no plugin, no form that leaves.
 * `connectTo` is where the page may connect besides its own origin: nothing in Electron, the WebSocket in a browser.
 */
export function strictHeaders(connectTo: readonly string[]) {
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: [NONE],
      scriptSrc: [SELF],
      styleSrc: [SELF],
      imgSrc: [SELF, 'data:'],
      fontSrc: [SELF],
      connectSrc: [SELF, ...connectTo],
      frameSrc: [SELF, 'blob:'],
      workerSrc: [NONE],
      objectSrc: [NONE],
      baseUri: [NONE],
      formAction: [NONE],
      frameAncestors: [NONE],
    },
    crossOriginOpenerPolicy: 'same-origin',
    crossOriginResourcePolicy: 'same-origin',
    originAgentCluster: '?1',
    referrerPolicy: 'no-referrer',
    xFrameOptions: 'DENY',
    strictTransportSecurity: false,
    permissionsPolicy: {
      camera: [],
      microphone: [],
      geolocation: [],
      usb: [],
      serial: [],
      hid: [],
      payment: [],
      clipboardRead: [],
      displayCapture: [],
    },
  });
}
