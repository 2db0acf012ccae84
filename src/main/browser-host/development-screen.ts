import { Hono } from 'hono';
import { proxy } from 'hono/proxy';
import { secureHeaders } from 'hono/secure-headers';

/**
 * While the screen is being developed: its files come from Vite, through us, so that the page has the cookie and the
 * WebSocket it will have. Vite's scripts are inline, so there is no content security policy; who gets in does not change.
 */
export function developmentScreen(server: string): Hono {
  return new Hono().get('*', (context) => {
    const { pathname, search } = new URL(context.req.url);
    return proxy(new URL(`${pathname}${search}`, server), {
      headers: { accept: context.req.header('accept') },
    });
  });
}

export function developmentHeaders() {
  return secureHeaders({ strictTransportSecurity: false });
}
