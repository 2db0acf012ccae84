import type { Clock } from '../../../src/main/application/ports.ts';

/** A clock that a test moves. */
export interface TestClock extends Clock {
  advance(ms: number): void;
}

/** Noon in Mexico City. */
export const TEST_NOW_MS = Date.parse('2026-11-16T18:00:00.000Z');

export function createTestClock(startMs = TEST_NOW_MS): TestClock {
  let now = startMs;
  return {
    nowMs: () => now,
    advance(ms) {
      now += ms;
    },
  };
}
