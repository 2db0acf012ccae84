import { RPCHandler as MessagePortHandler } from '@orpc/server/message-port';
import { RPCHandler as WebSocketHandler } from '@orpc/server/ws';
import type { WebSocket } from 'ws';
import type { AppRouter } from './router.ts';

type WebSocketLike = Parameters<InstanceType<typeof WebSocketHandler>['upgrade']>[0];
type MessagePortLike = Parameters<InstanceType<typeof MessagePortHandler>['upgrade']>[0];

/** Answers the calls that arrive over an accepted WebSocket, until it closes. */
export function upgradeWebSocket(
  router: AppRouter,
  socket: Pick<WebSocket, 'addEventListener' | 'send'>,
): void {
  void new WebSocketHandler(router).upgrade(socket satisfies WebSocketLike, { context: {} });
}

/**
 * Answers the calls that arrive over a port, until it closes: Electron's `MessagePortMain`, or the `MessagePort` of
 * worker threads and pages. The caller starts the port.
 */
export function upgradeMessagePort(router: AppRouter, port: MessagePortLike): void {
  new MessagePortHandler(router).upgrade(port, { context: {} });
}
