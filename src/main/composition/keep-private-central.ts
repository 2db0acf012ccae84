import type { Logger } from '../application/ports.ts';
import type { PrivateCentral } from './private-central.ts';

/** How often the server's process is looked for. */
const WATCH_MS = 1000;
const FIRST_RETRY_MS = 2000;
const LONGEST_RETRY_MS = 60_000;

export interface KeepOptions {
  readonly start: () => Promise<PrivateCentral>;
  readonly onStarted: (central: PrivateCentral) => void;
  readonly logger: Logger;
  readonly onNotice: (notice: string) => void;
}

/**
 * Starts the private PostgreSQL, and again when its process dies or it did not come up: it has no administrator who
 * would.
 * @returns stops it, or the attempt to start it, and resolves when no process of it is left
 */
export function keepPrivateCentral({ start, onStarted, logger, onNotice }: KeepOptions): () => Promise<void> {
  const stopping = new AbortController();
  const run = async () => {
    let retryMs = FIRST_RETRY_MS;
    while (!stopping.signal.aborted) {
      try {
        // oxlint-disable-next-line no-await-in-loop -- one life of the server after the other
        await liveOnce(start, onStarted, stopping.signal);
        retryMs = FIRST_RETRY_MS;
        if (!stopping.signal.aborted) logger.error('private-central-died');
      } catch (cause) {
        logger.error('private-central-failed', { cause });
        if (retryMs === FIRST_RETRY_MS) onNotice(FAILED_NOTICE);
        // oxlint-disable-next-line no-await-in-loop -- waits before the next attempt
        await pause(retryMs, stopping.signal);
        retryMs = Math.min(retryMs * 2, LONGEST_RETRY_MS);
      }
    }
  };
  const running = run();
  return async () => {
    stopping.abort();
    await running;
  };
}

const FAILED_NOTICE =
  'La base de datos de la tienda no arrancó. Esta terminal puede seguir vendiendo; se intentará de nuevo. El motivo está en la bitácora.';

/** Resolves when the server is gone, by itself or because it was stopped. */
async function liveOnce(
  start: KeepOptions['start'],
  onStarted: KeepOptions['onStarted'],
  signal: AbortSignal,
): Promise<void> {
  const central = await start();
  try {
    if (!signal.aborted) onStarted(central);
    // oxlint-disable-next-line no-await-in-loop -- looks again and again
    while (!signal.aborted && central.isRunning()) await pause(WATCH_MS, signal);
  } finally {
    await central.stop();
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end);
  });
}
