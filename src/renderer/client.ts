import { createORPCClient, ORPCError, type ClientLink } from '@orpc/client';
import { RPCLink as MessagePortLink } from '@orpc/client/message-port';
import { RPCLink as WebSocketLink } from '@orpc/client/websocket';
import type { ContractRouterClient } from '@orpc/contract';
import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import type { Contract } from '../shared/contract/index.ts';
import type { ShopError } from '../shared/domain/errors.ts';
import { askForPort, isElectronHost } from './transport/ask-for-port.ts';
import { openReconnectingSocket } from './transport/reconnecting-socket.ts';

/** How long a call may take before its outcome counts as unknown; null for a stream, which has no end. */
interface CallContext {
  readonly patienceMs?: number | null;
}

const DEFAULT_PATIENCE_MS = 6_000;

/** The main process, as the contract describes it, over whichever transport the host has. */
export const client: ContractRouterClient<Contract, CallContext> = createORPCClient(createLink());

/** The same, as options for the query cache. */
export const queries = createTanstackQueryUtils(client);

/** What the main process answered, or undefined when no answer came: then the outcome of a write is unknown. */
export function shopErrorOf(error: unknown): ShopError | undefined {
  if (!(error instanceof ORPCError)) return undefined;
  // The contract's one error carries a ShopError; anything else is a defect that the main process could not name.
  return error.code === 'SHOP' ? (error.data as ShopError) : { code: 'unexpected', reference: error.code };
}

/**
 * A call made after its port closed would wait for ever, and one that waits for a new socket too: every call is
 * bounded here, except streams.
 */
function createLink(): ClientLink<CallContext> {
  const currentLink = isElectronHost(window.location) ? electronLink() : browserLink();
  return {
    async call(path, input, options) {
      const patienceMs = options.context.patienceMs;
      const signals = [
        options.signal,
        patienceMs === null ? undefined : AbortSignal.timeout(patienceMs ?? DEFAULT_PATIENCE_MS),
      ];
      const signal = AbortSignal.any(signals.filter((one) => one !== undefined));
      const link = await untilAborted(currentLink(), signal);
      return link.call(path, input, { ...options, signal });
    },
  };
}

type CurrentLink = () => Promise<ClientLink<CallContext>>;

function electronLink(): CurrentLink {
  const link = askForPort(window).then((port) => new MessagePortLink<CallContext>({ port }));
  // Every call reports the failure; without a call it must not count as unhandled.
  link.catch(() => {});
  return () => link;
}

function browserLink(): CurrentLink {
  const links = new WeakMap<WebSocket, WebSocketLink<CallContext>>();
  const url = new URL('/rpc', window.location.href);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  const sockets = openReconnectingSocket(url.href, (websocket) => {
    links.set(websocket, new WebSocketLink<CallContext>({ websocket }));
  });
  return async () => {
    const link = links.get(await sockets.opened());
    if (!link) throw new Error('a socket opened without its link');
    return link;
  };
}

function untilAborted<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(signal.reason);
    if (signal.aborted) onAbort();
    signal.addEventListener('abort', onAbort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}
