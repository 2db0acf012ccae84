import { RPCHandler } from '@orpc/server/message-port';
import type { WebSocket } from 'ws';
import { isCallMessage } from './call-message.ts';
import type { AppRouter } from './router.ts';

type Listener = (event?: { readonly data: unknown }) => void;

/** Electron's `MessagePortMain`, or the `MessagePort` of worker threads and pages. */
export type PortLike = { postMessage(message: unknown): void } & (
  | { addEventListener(type: string, listener: (event: never) => void): void }
  | { on(type: string, listener: Listener): unknown }
);

/**
 * Answers the calls that arrive over a port, until it closes. Anything else that arrives is dropped: in the library it
 * would end as an unhandled rejection. The caller starts the port.
 */
export function upgradeMessagePort(router: AppRouter, port: PortLike): void {
  new RPCHandler(router).upgrade(
    {
      postMessage: (message: unknown) => port.postMessage(message),
      on: (type: string, listener: Listener) => listen(port, type, listener),
    },
    { context: {} },
  );
}

/** The same over an accepted WebSocket: what travels is the same text. */
export function upgradeWebSocket(
  router: AppRouter,
  socket: Pick<WebSocket, 'addEventListener' | 'send'>,
): void {
  upgradeMessagePort(router, {
    postMessage: (message) => socket.send(String(message)),
    on(type, listener) {
      if (type === 'message') socket.addEventListener('message', ({ data }) => listener({ data }));
      else socket.addEventListener('close', () => listener());
    },
  });
}

function listen(port: PortLike, type: string, listener: Listener): void {
  const onlyCalls: Listener = (event) => {
    if (type !== 'message' || isCallMessage(event?.data)) listener(event);
  };
  if ('addEventListener' in port) port.addEventListener(type, onlyCalls);
  else port.on(type, onlyCalls);
}
