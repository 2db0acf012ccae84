import { createServer, type Server } from 'node:net';
import { networkInterfaces } from 'node:os';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import type { ContractRouterClient } from '@orpc/contract';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { Contract } from '../../shared/contract/index.ts';
import { serveShop, type ServedShop } from '../../../tests/support/served-shop.ts';
import { mintCredentials } from './credentials.ts';

let shop: ServedShop;
beforeEach(async () => {
  shop = await serveShop();
});
afterEach(() => shop.close());

const bearer = () => ({ authorization: `Bearer ${shop.credentials.token}` });
const cookie = () => ({ cookie: `nexus-pos-${shop.host.port}=${shop.credentials.session}` });
const ownOrigin = () => `http://127.0.0.1:${shop.host.port}`;

describe('the browser host lets in', () => {
  it('whoever opens the printed address, and takes the token out of the address bar', async () => {
    const path = shop.host.url.replace(ownOrigin(), '');
    const answer = await shop.ask(path);
    expect(answer.status).toBe(303);
    expect(answer.headers.location).toBe('/');
    expect(answer.headers['set-cookie']).toEqual([
      `nexus-pos-${shop.host.port}=${shop.credentials.session}; Path=/; HttpOnly; SameSite=Strict`,
    ]);
    expect((await shop.ask('/', cookie())).body).toContain('Nexus POS');
  });

  it('a browser that was started with a file: the last step is taken by a page of ours', async () => {
    const answer = await shop.ask(`/pos?token=${shop.credentials.token}`, {
      'sec-fetch-site': 'cross-site',
      'sec-fetch-mode': 'navigate',
    });
    expect(answer.status).toBe(200);
    expect(answer.headers['set-cookie']).toHaveLength(1);
    expect(answer.body).toContain('content="0;url=/pos"');
    expect(answer.body).not.toContain(shop.credentials.token);
  });

  it.each(['/', '/pos', '/cuentas', '/facturas', '/ajustes', '/pos?parte=123'])(
    'a script with the bearer, on %s',
    async (path) => {
      const answer = await shop.ask(path, bearer());
      expect(answer.status).toBe(200);
      expect(answer.headers['content-type']).toContain('text/html');
    },
  );

  it('the HTTP paths, with cookie or bearer', async () => {
    const posted = await shop.ask('/api/pos/customers', { ...bearer(), 'content-length': 2 }, 'POST', '{}');
    expect(JSON.parse(posted.body)).toEqual({ method: 'POST', received: 2 });
    const own = { ...cookie(), origin: ownOrigin(), 'sec-fetch-site': 'same-origin', 'content-length': 2 };
    expect((await shop.ask('/api/pos/customers', own, 'POST', '{}')).status).toBe(200);
  });

  it('the WebSocket of our own page, and answers the contract over it', async () => {
    const socket = new WebSocket(`ws://127.0.0.1:${shop.host.port}/rpc`, {
      headers: cookie(),
      origin: ownOrigin(),
    });
    const client: ContractRouterClient<Contract> = createORPCClient(
      new RPCLink({ websocket: socket as unknown as globalThis.WebSocket }),
    );
    expect(await client.session.start()).toMatchObject({ terminalCode: 'T01', host: 'browser' });
    socket.close();
  });
});

describe('attack: guessing or replaying the token', () => {
  it.each([
    ['no token', '/', {}],
    ['a wrong token', '/?token=AAAA', {}],
    ['an empty token', '/?token=', {}],
    ['a wrong bearer', '/', { authorization: 'Bearer AAAA' }],
    ['basic instead of bearer', '/', { authorization: 'Basic AAAA' }],
    ['a wrong cookie', '/', { cookie: 'nexus-pos=AAAA' }],
    ['an asset without anything', '/assets/index-1a2b.js', {}],
  ])('%s is shown how to get in, and nothing else', async (_what, path, headers) => {
    const answer = await shop.ask(path, headers);
    expect(answer.status).toBe(401);
    expect(answer.headers['set-cookie']).toBeUndefined();
    expect(answer.body).toContain('Falta la clave de acceso');
  });

  it('the token is no cookie and the cookie is no token', async () => {
    const { token, session } = shop.credentials;
    expect((await shop.ask('/', { cookie: `nexus-pos-${shop.host.port}=${token}` })).status).toBe(401);
    expect((await shop.ask(`/?token=${session}`)).status).toBe(401);
    expect((await shop.ask('/', { authorization: `Bearer ${session}` })).status).toBe(401);
  });

  it('the token does not post: a link cannot change anything', async () => {
    const answer = await shop.ask(`/api/pos/customers?token=${shop.credentials.token}`, {}, 'POST', '{}');
    expect(answer.status).toBe(401);
    expect(JSON.parse(answer.body)).toEqual({ error: 'Falta la clave de acceso de este arranque.' });
  });

  it('every launch has its own secrets of 256 bits', () => {
    const [first, second] = [mintCredentials(), mintCredentials()];
    const secrets = [first.token, first.session, second.token, second.session];
    expect(new Set(secrets).size).toBe(4);
    for (const secret of secrets) expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
  });
});

describe('attack: DNS rebinding', () => {
  it.each(['evil.example', '127.0.0.1.evil.example', '127.0.0.1:1'])(
    'a request for %s is refused even with the token',
    async (host) => {
      expect((await shop.ask('/api/pos/customers', { ...bearer(), host })).status).toBe(403);
      expect((await shop.ask(`/?token=${shop.credentials.token}`, { host })).status).toBe(403);
    },
  );
});

describe('attack: another web page uses the cookie (CSRF)', () => {
  it.each([
    ['a form of another site', { origin: 'https://evil.example' }],
    ['a page on another port of this computer', { origin: 'http://127.0.0.1:8080' }],
    ['a sandboxed frame', { origin: 'null' }],
    ['a picture of another site', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' }],
    ['a picture on another port', { 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'no-cors' }],
  ])('%s is refused', async (_who, headers) => {
    for (const method of ['GET', 'POST', 'PUT']) {
      // oxlint-disable-next-line no-await-in-loop -- three requests
      const answer = await shop.ask('/api/pos/customers', { ...cookie(), ...headers }, method);
      expect(answer.status).toBe(403);
    }
  });
});

describe('attack: cross-site WebSocket hijacking', () => {
  it.each([
    ['another site', 'https://evil.example', 403],
    ['another port of this computer', 'http://127.0.0.1:8080', 403],
    ['a sandboxed frame', 'null', 403],
    ['a cookie without an origin', undefined, 403],
  ])('%s is refused with the right cookie', async (_who, origin, status) => {
    expect(await handshake('/rpc', { ...cookie(), ...(origin ? { origin } : {}) })).toBe(status);
  });

  it('a page of ours without the cookie, or on another path, is refused', async () => {
    expect(await handshake('/rpc', { origin: ownOrigin() })).toBe(401);
    expect(await handshake('/other', { origin: ownOrigin(), ...cookie() })).toBe(404);
  });

  it('a name that was rebound is refused', async () => {
    const host = 'evil.example';
    expect(await handshake('/rpc', { ...cookie(), host, origin: `http://${host}` })).toBe(403);
  });

  function handshake(path: string, headers: Record<string, string>): Promise<number> {
    return new Promise((resolve, reject) => {
      const socket = new WebSocket(`ws://127.0.0.1:${shop.host.port}${path}`, { headers });
      socket.on('open', () => reject(new Error('was let in')));
      socket.on('error', () => {});
      socket.on('unexpected-response', (asked, answer) => {
        asked.destroy();
        resolve(answer.statusCode ?? 0);
      });
    });
  }
});

describe('attack: another computer of the network', () => {
  it('finds nothing listening', async () => {
    const outside = Object.values(networkInterfaces())
      .flat()
      .find((address) => address?.family === 'IPv4' && !address.internal);
    // Without a network card the bind to 127.0.0.1 is shown by taking the same port on another loopback address.
    const address = outside?.address ?? '127.0.0.2';
    const sibling = createServer();
    await expect(listen(sibling, shop.host.port, address)).resolves.toBeUndefined();
    sibling.close();
  });

  function listen(server: Server, port: number, address: string): Promise<void> {
    return new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, address, () => resolve());
    });
  }
});

describe('attack: reading files beside the screen', () => {
  it.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/assets/../../etc/passwd',
    '/..\\secret.txt',
    '//etc/passwd',
    '/%00',
  ])('%s gives nothing away', async (path) => {
    const answer = await shop.ask(path, bearer());
    expect(answer.body).not.toMatch(/outside|root:/);
  });
});

describe('attack: a script in the page, a frame around it', () => {
  it.each(['/', '/pos', '/assets/index-1a2b.js', '/api/pos/customers', '/no-existe.txt'])(
    '%s is answered with the strict headers',
    async (path) => {
      const { headers } = await shop.ask(path, bearer());
      const policy = headers['content-security-policy']?.toString() ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("script-src 'self';");
      expect(policy).toContain(
        `connect-src 'self' ws://127.0.0.1:${shop.host.port} ws://localhost:${shop.host.port}`,
      );
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).toContain("base-uri 'none'");
      expect(policy).not.toMatch(/unsafe|\*/);
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
      });
    },
  );

  it('asks browsers to keep no copy of a page, and allows them one of hashed assets', async () => {
    expect((await shop.ask('/', bearer())).headers['cache-control']).toBe('no-store');
    expect((await shop.ask('/assets/index-1a2b.js', bearer())).headers['cache-control']).toContain(
      'immutable',
    );
    expect((await shop.ask('/assets/gone.js', bearer())).headers['cache-control']).toBe('no-store');
  });
});

describe('attack: making the host show its inside', () => {
  it('an unexpected failure shows a reference, the log has the cause', async () => {
    const answer = await shop.ask('/api/fails', bearer());
    expect(answer.status).toBe(500);
    expect(answer.body).toMatch(/^\{"error":"Error inesperado \(referencia \w+\)\."\}$/);
    expect(shop.log.join()).toContain('select secret from table');
  });

  it('a body without end is refused', async () => {
    const headers = { ...bearer(), 'content-length': 3 * 1024 * 1024 };
    const answer = await shop.ask('/api/pos/customers', headers, 'POST', 'x'.repeat(3 * 1024 * 1024));
    expect(answer.status).toBe(413);
    expect(JSON.parse(answer.body)).toEqual({ error: 'La petición es demasiado grande.' });
  });

  it('no secret reaches the log', async () => {
    await shop.ask(`/?token=${shop.credentials.token}`);
    await shop.ask('/api/fails', bearer());
    expect(shop.log.join()).not.toContain(shop.credentials.token);
    expect(shop.log.join()).not.toContain(shop.credentials.session);
  });
});

describe('stopping', () => {
  it('frees the port although a browser keeps its connections open', async () => {
    const socket = new WebSocket(`ws://127.0.0.1:${shop.host.port}/rpc`, { headers: bearer() });
    await new Promise((resolve) => socket.once('open', resolve));
    const closed = new Promise((resolve) => socket.once('close', resolve));
    await shop.host.stop();
    await closed;
    await expect(shop.ask('/', bearer())).rejects.toThrow(/ECONNREFUSED/);
    shop = await serveShop();
  });
});
