import type { Client } from 'pg';
import type { Logger } from '../../application/ports.ts';
import type { Connections } from './connections.ts';

const CHANNEL = 'nexus_changed';
const RETRY_MS = 10_000;

interface WakeListener {
  subscribe(listener: () => void): () => void;
  close(): Promise<void>;
}

/**
 * Passes on central's hints that something changed, while anybody wants them. Only a hint: who is told also polls.
 */
export function createWakeListener(connections: Connections, logger: Logger): WakeListener {
  const listeners = new Set<() => void>();
  let client: Client | undefined;
  let retry: NodeJS.Timeout | undefined;
  let running = false;
  let closed = false;

  const connect = async (): Promise<void> => {
    if (closed || listeners.size === 0) return;
    try {
      client = await connections.dedicated();
      // Closed while it was being opened: it would keep the process alive.
      if (closed) return await client.end();
      if (await isPooled(client)) {
        // LISTEN would stay on a connection that the pooler lends to somebody else.
        logger.info('central-behind-pooler', { wake: 'polling' });
        await client.end();
        return;
      }
      client.on('notification', () => {
        for (const listener of listeners) listener();
      });
      client.once('end', again);
      await client.query(`LISTEN ${CHANNEL}`);
    } catch (error) {
      logger.warn('central-listener-failed', { error });
      again();
    }
  };
  const again = () => {
    client = undefined;
    if (closed || retry) return;
    retry = setTimeout(() => {
      retry = undefined;
      void connect();
    }, RETRY_MS);
    retry.unref();
  };

  return {
    subscribe(listener) {
      listeners.add(listener);
      if (!running) {
        running = true;
        void connect();
      }
      return () => listeners.delete(listener);
    },
    async close() {
      closed = true;
      clearTimeout(retry);
      // Ending a connection that broke already fails, and is what was wanted.
      await client?.end().catch(() => {});
    },
  };
}

/** A pooler answers for the server with a process id of its own. */
async function isPooled(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  return rows[0]?.pid !== Reflect.get(client, 'processID');
}
