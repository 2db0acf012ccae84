import { v7 } from 'uuid';
import type { Chance } from '../chance.ts';

/** UUIDv7 of past instants: the same draws give the same ids, so that a filling cut short can be done again. */
export function eventIds(chance: Chance): (atMs: number) => string {
  return (atMs) => v7({ msecs: atMs, random: Uint8Array.from({ length: 16 }, () => chance.int(0, 255)) });
}
