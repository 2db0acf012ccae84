import type { Clock } from '../../application/ports.ts';

/** The computer's own clock. */
export const systemClock: Clock = { nowMs: () => Date.now() };
