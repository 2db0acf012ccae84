import { startApp, type App, type CentralOptions } from '../src/main/compose.ts';
import type { TerminalStatus } from '../src/shared/contract/session.ts';
import { silentLogger } from './durable-central.ts';

/** The application in this process, as a host starts it. */
export function startTerminal(dataDirectory: string, central: CentralOptions): Promise<App> {
  return startApp({
    dataDirectory,
    host: 'browser',
    version: '0.0.0-bench',
    central,
    printer: { print: async () => 'renderer' },
    logger: silentLogger,
  });
}

export function untilStatus(
  { useCases: { status } }: App,
  isWanted: (status: TerminalStatus) => boolean,
): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (!isWanted(status.current())) return;
      unsubscribe();
      resolve();
    };
    const unsubscribe = status.subscribe(look);
    look();
  });
}

/** Sells and says how long the answer took, in milliseconds. */
export async function timeSale(
  app: App,
  input: Parameters<App['useCases']['completeSale']>[0],
): Promise<number> {
  const startedAt = performance.now();
  const sale = await app.useCases.completeSale(input);
  const elapsedMs = performance.now() - startedAt;
  if (!sale.ok) throw new Error(`the sale was refused: ${sale.error.code}`);
  return elapsedMs;
}
