import type { Connections } from '../adapters/postgres/connections.ts';
import { CentralUnavailableError } from '../application/ports.ts';

export interface DeferredConnections extends Connections {
  /** From now on these are used; the former ones are closed. */
  connectTo(next: Connections): void;
  isConnected(): boolean;
}

/**
 * Connections to a central that is still starting, or starts again on another port: until then every use says that it
 * is away, as for any other server.
 */
export function createDeferredConnections(onCloseFailed: (cause: unknown) => void): DeferredConnections {
  let current: Connections | undefined;
  let closed = false;
  const present = (): Connections => {
    if (!current) throw new CentralUnavailableError('central is starting');
    return current;
  };
  return {
    async use(timeoutMs, work) {
      return present().use(timeoutMs, work);
    },
    async dedicated() {
      return present().dedicated();
    },
    isConnected: () => current !== undefined,
    connectTo(next) {
      const former = current;
      current = next;
      former?.close().catch(onCloseFailed);
      if (closed) next.close().catch(onCloseFailed);
    },
    async close() {
      closed = true;
      await current?.close();
    },
  };
}
