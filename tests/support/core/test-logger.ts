import type { Logger } from '../../../src/main/application/ports.ts';

/** Keeps what was logged, so that a test can demand that something was said. */
export interface TestLogger extends Logger {
  readonly events: { readonly level: 'info' | 'warn' | 'error'; readonly event: string }[];
}

export function createTestLogger(): TestLogger {
  const events: TestLogger['events'] = [];
  return {
    events,
    info: (event) => void events.push({ level: 'info', event }),
    warn: (event) => void events.push({ level: 'warn', event }),
    error: (event) => void events.push({ level: 'error', event }),
  };
}
