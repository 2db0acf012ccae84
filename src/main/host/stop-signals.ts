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
 * Resolves at the first error that nobody caught, and logs each. What it left half done is unknown: the application
 * stops in good order, the database with it, and the next start reads from the disk what is true.
 */
export function untilDefect(logger: Logger): Promise<'defect'> {
  return new Promise((resolve) => {
    const hear = (error: unknown) => {
      logger.error('defect', { error });
      resolve('defect');
    };
    process.on('uncaughtException', hear);
    process.on('unhandledRejection', hear);
  });
}
