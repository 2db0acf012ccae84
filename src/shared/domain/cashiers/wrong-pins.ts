/** What a terminal remembers of wrong PINs, also over a restart. A right one makes it forget. */
export interface WrongPins {
  readonly count: number;
  readonly lastAtMs: number;
}

export const NO_WRONG_PINS: WrongPins = { count: 0, lastAtMs: 0 };

/** Anybody slips once or twice. */
const FREE = 2;
const FIRST_WAIT_MS = 1_000;
/** Ten thousand PINs at one a minute are a week of standing at the counter. */
const LONGEST_WAIT_MS = 60_000;

/** How long the next try waits after so many wrong ones in a row: 0, 0, then 1, 2, 4 ... up to 60 seconds. */
export function waitAfterMs(count: number): number {
  return count <= FREE ? 0 : Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(count - FREE - 1, 16));
}

/**
 * What is left of the wait. A clock that was set back makes it no longer than it was at first.
 */
export function waitLeftMs({ count, lastAtMs }: WrongPins, nowMs: number): number {
  const waitMs = waitAfterMs(count);
  return Math.min(waitMs, Math.max(0, lastAtMs + waitMs - nowMs));
}
