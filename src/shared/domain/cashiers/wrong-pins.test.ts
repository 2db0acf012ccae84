import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPin } from './pin.ts';
import { NO_WRONG_PINS, waitAfterMs, waitLeftMs } from './wrong-pins.ts';

describe('isPin', () => {
  it.each(['1234', '00000000', '98765'])('takes %s', (text) => expect(isPin(text)).toBe(true));
  it.each(['', '123', '123456789', '12a4', ' 1234', '１２３４', '12.4', '1234\n'])(
    'does not take «%s»',
    (text) => expect(isPin(text)).toBe(false),
  );
});

describe('the wait after wrong PINs', () => {
  it('is nothing twice, then 1, 2, 4 ... up to 60 seconds', () => {
    const waits = Array.from({ length: 12 }, (_, count) => waitAfterMs(count) / 1000);
    expect(waits).toEqual([0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60]);
  });

  it('never gets shorter with another wrong one, and stays a number of seconds', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), (count) => {
        expect(waitAfterMs(count + 1)).toBeGreaterThanOrEqual(waitAfterMs(count));
        expect(waitAfterMs(count)).toBeLessThanOrEqual(60_000);
      }),
    );
  });

  it('runs down with the clock', () => {
    const wrong = { count: 5, lastAtMs: 100_000 };
    expect([100_000, 101_500, 103_999, 104_000, 500_000].map((nowMs) => waitLeftMs(wrong, nowMs))).toEqual([
      4_000, 2_500, 1, 0, 0,
    ]);
    expect(waitLeftMs(NO_WRONG_PINS, 0)).toBe(0);
  });

  it('is no longer than it was at first when the clock is set back', () => {
    expect(waitLeftMs({ count: 3, lastAtMs: 1_000_000 }, 5)).toBe(1_000);
  });
});
