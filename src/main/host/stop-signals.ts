import type { Logger } from '../application/ports.ts';

/** Ctrl+C, `kill`, and a terminal window that is closed. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Resolves at the first signal to stop. Those that follow are heard and change nothing: npm and the terminal both pass
 * a Ctrl+C on, and a stop that is cut short would leave the database running.
 */
export function untilStopSignal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    for (const signal of SIGNALS) process.on(signal, () => resolve(signal));
  });
}

/**
 * Resolves at the first exception that nobody caught: what it left half done is unknown, so the application stops in
 * good order, the database with it, and the next start reads from the disk what is true. A promise that failed unheard
 * leaves nothing half done that a sale depends on: it is logged, and the counter goes on selling.
 */
export function untilDefect(logger: Logger): Promise<'defect'> {
  process.on('unhandledRejection', (error) => logger.error('unheard-rejection', { error }));
  return new Promise((resolve) => {
    process.on('uncaughtException', (error) => {
      logger.error('defect', { error });
      resolve('defect');
    });
  });
}
