import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAbandonable } from './abandonable.ts';
import { createBatchSize } from './batch-size.ts';
import { retryDelayMs } from './retry-delay.ts';

describe('retryDelayMs', () => {
  it('doubles from a quarter of a second to half a minute', () => {
    expect([1, 2, 3, 8, 100].map((failures) => retryDelayMs(failures, 1))).toEqual([
      250, 500, 1_000, 30_000, 30_000,
    ]);
  });

  it('takes a random part of at most a half off', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (failures, random) => {
          const longest = retryDelayMs(failures, 1);
          const delay = retryDelayMs(failures, random);
          expect(delay).toBeLessThanOrEqual(longest);
          expect(delay).toBeGreaterThanOrEqual(longest / 2);
        },
      ),
    );
  });
});

describe('createBatchSize', () => {
  it('shrinks to what takes about a quarter of a second, and grows again', () => {
    const size = createBatchSize();
    expect(size.current()).toBe(60);
    size.succeeded(1_000);
    expect(size.current()).toBe(15);
    size.succeeded(200);
    expect(size.current()).toBe(15);
    size.succeeded(50);
    expect(size.current()).toBe(30);
    size.succeeded(0);
    size.succeeded(-5);
    expect(size.current()).toBe(60);
  });

  it('halves on a failure, and never below one', () => {
    const size = createBatchSize();
    const sizes = Array.from({ length: 8 }, () => {
      size.failed();
      return size.current();
    });
    expect(sizes).toEqual([30, 15, 7, 3, 1, 1, 1, 1]);
    size.succeeded(60_000);
    expect(size.current()).toBe(1);
  });
});

describe('createAbandonable', () => {
  it('gives the answer, or the error of whoever gives up on all', async () => {
    const abandonable = createAbandonable();
    expect(await abandonable.run(Promise.resolve(1))).toBe(1);
    const waiting = abandonable.run(new Promise<never>(() => {}));
    abandonable.abandonAll(new Error('central is away'));
    await expect(waiting).rejects.toThrow('central is away');
    expect(await abandonable.run(Promise.resolve(2))).toBe(2);
  });
});
