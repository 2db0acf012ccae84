import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { MessageChannel } from 'node:worker_threads';
import { createORPCClient, type ClientLink } from '@orpc/client';
import { RPCLink as MessagePortLink } from '@orpc/client/message-port';
import { RPCLink as WebSocketLink } from '@orpc/client/websocket';
import type { ContractRouterClient } from '@orpc/contract';
import { createRouterClient } from '@orpc/server';
import { WebSocket, WebSocketServer } from 'ws';
import type { AppRouter } from '../../src/main/rpc/router.ts';
import { upgradeMessagePort, upgradeWebSocket } from '../../src/main/rpc/transports.ts';
import type { Contract } from '../../src/shared/contract/index.ts';

export type Client = ContractRouterClient<Contract>;

export interface Connection {
  readonly client: Client;
  readonly close: () => Promise<void>;
}

export interface RemoteConnection extends Connection {
  /** Ends the transport under the client's feet. */
  readonly cut: () => Promise<void>;
  /** Sends something that is no call. */
  readonly sendRaw: (message: unknown) => void;
}

export const remoteTransports: Readonly<Record<string, (router: AppRouter) => Promise<RemoteConnection>>> = {
  'a WebSocket': connectByWebSocket,
  'a MessagePort': connectByMessagePort,
};

/** Every way to the procedures. */
export const transports: Readonly<Record<string, (router: AppRouter) => Promise<Connection>>> = {
  'a direct call': async (router) => ({ client: createRouterClient(router), close: async () => {} }),
  ...remoteTransports,
};

/** How long a test's call may wait for an answer that cannot come. The screen bounds its calls likewise. */
export const PATIENCE_MS = 300;

async function connectByWebSocket(router: AppRouter): Promise<RemoteConnection> {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  server.on('connection', (socket) => upgradeWebSocket(router, socket));
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const socket = new WebSocket(`ws://127.0.0.1:${port}`);
  await once(socket, 'open');
  const closeSocket = async () => {
    if (socket.readyState === WebSocket.CLOSED) return;
    socket.close();
    await once(socket, 'close');
  };
  return {
    client: bounded(new WebSocketLink({ websocket: socket as unknown as globalThis.WebSocket })),
    cut: async () => {
      for (const client of server.clients) client.terminate();
      await once(socket, 'close');
    },
    sendRaw: (message) => socket.send(typeof message === 'string' ? message : JSON.stringify(message)),
    close: async () => {
      await closeSocket();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function connectByMessagePort(router: AppRouter): Promise<RemoteConnection> {
  const { port1, port2 } = new MessageChannel();
  upgradeMessagePort(router, port1);
  port1.start();
  port2.start();
  return {
    client: bounded(new MessagePortLink({ port: port2 as unknown as globalThis.MessagePort })),
    cut: async () => {
      const closed = once(port2, 'close');
      port1.close();
      await closed;
    },
    sendRaw: (message) => port2.postMessage(message),
    close: async () => port2.close(),
  };
}

/** As the screen does: a call has a limit of time, since one made on a closed port would wait for ever. */
function bounded(link: ClientLink<Record<never, never>>): Client {
  return createORPCClient({
    call: (path, input, options) => {
      const isStream = path.join('.') === 'session.watchStatus';
      const limits = [options.signal, isStream ? undefined : AbortSignal.timeout(PATIENCE_MS)];
      const signal = AbortSignal.any(limits.filter((one) => one !== undefined));
      return link.call(path, input, { ...options, signal });
    },
  });
}
