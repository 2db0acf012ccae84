import { scrypt } from 'node:crypto';
import type { PinHasher } from '../../application/ports.ts';

/**
 * One of the settings that OWASP's Password Storage Cheat Sheet holds for equal (2^14, 8, 5): 16 MiB and about a sixth
 * of a second on a counter's computer, which whoever signs in does not notice. Others would change every hash, so they
 * are written into it.
 */
const COST = 2 ** 14;
const BLOCK_SIZE = 8;
const PARALLELISM = 5;
const LENGTH = 32;
/** Twice what the algorithm needs (128 * N * r); Node's own limit is too near. */
const MOST_MEMORY = 2 * 128 * COST * BLOCK_SIZE;

/** scrypt in the thread pool: while it works, the counter sells. */
export const scryptPinHasher: PinHasher = {
  hash: (pin, salt) =>
    new Promise((resolve, reject) => {
      const options = { N: COST, r: BLOCK_SIZE, p: PARALLELISM, maxmem: MOST_MEMORY };
      scrypt(pin, salt, LENGTH, options, (error, key) => {
        if (error) reject(error);
        else resolve(`scrypt$${COST}$${BLOCK_SIZE}$${PARALLELISM}$${key.toString('base64')}`);
      });
    }),
};
