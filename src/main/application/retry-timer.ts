import type { Clock } from './ports.ts';
import { retryDelayMs } from './retry-delay.ts';

/** The pause after a failure: longer after each, over at the first success. */
export interface RetryTimer {
  isDue(): boolean;
  /** Waits, then calls back. */
  failed(): void;
  clear(): void;
}

export function createRetryTimer(clock: Clock, random: () => number, onDue: () => void): RetryTimer {
  let failures = 0;
  let dueAtMs = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    isDue: () => clock.nowMs() >= dueAtMs,
    failed() {
      failures += 1;
      const delayMs = retryDelayMs(failures, random());
      dueAtMs = clock.nowMs() + delayMs;
      clearTimeout(timer);
      timer = setTimeout(() => {
        // The timer decides, not the clock: that may have been set back.
        dueAtMs = 0;
        onDue();
      }, delayMs);
    },
    clear() {
      failures = 0;
      dueAtMs = 0;
      clearTimeout(timer);
    },
  };
}
