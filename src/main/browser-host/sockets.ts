import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { Logger } from '../application/ports.ts';
import type { AppRouter } from '../rpc/router.ts';
import { upgradeWebSocket } from '../rpc/transports.ts';
import { admit } from './admission.ts';
import type { Credentials } from './credentials.ts';

const MAX_MESSAGE_BYTES = 4 * 1024 * 1024;

export interface SocketOptions {
  readonly router: AppRouter;
  readonly credentials: Credentials;
  readonly logger: Logger;
  readonly port: () => number;
}

/** Accepts the screen's WebSocket on /rpc. No same-origin rule of the browser covers a WebSocket: the rule is here. */
export function acceptSockets(server: Server, options: SocketOptions): { stop(): void } {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE_BYTES });
  server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    // A browser that goes away in the middle of the handshake.
    stream.on('error', (error) => options.logger.info('socket-lost', { error }));
    const refusal = refusalOf(request, options);
    if (refusal) {
      stream.end(`HTTP/1.1 ${refusal}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    sockets.handleUpgrade(request, stream, head, (socket) => {
      socket.on('error', (error) => options.logger.warn('socket-failed', { error }));
      upgradeWebSocket(options.router, socket);
    });
  });
  return {
    stop() {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
    },
  };
}

function refusalOf(request: IncomingMessage, { credentials, port }: SocketOptions): string | null {
  const header = (name: string) => request.headers[name]?.toString();
  switch (admit(header, credentials, port())) {
    case 'foreign':
      return '403 Forbidden';
    case 'unknown':
      return '401 Unauthorized';
    case 'by-cookie':
      // Every browser names the origin of a WebSocket. A cookie without one was not sent by our page.
      if (header('origin') === undefined) return '403 Forbidden';
      break;
    case 'by-bearer':
      break;
  }
  return new URL(request.url ?? '/', 'http://127.0.0.1').pathname === '/rpc' ? null : '404 Not Found';
}
