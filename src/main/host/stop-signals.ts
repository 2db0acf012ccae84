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
