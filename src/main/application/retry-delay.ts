const FIRST_DELAY_MS = 250;
const LONGEST_DELAY_MS = 30_000;

/**
 * How long to wait before the next try: 0.25 s, 0.5 s, 1 s ... up to 30 s, of which a random half is taken off, so that
 * the terminals of a shop do not come back all at once.
 * @param failures in a row, 1 or more
 * @param random from 0 to 1
 */
export function retryDelayMs(failures: number, random: number): number {
  const longest = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** Math.min(failures - 1, 30));
  return Math.round(longest * (0.5 + random / 2));
}
