import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cents, MAX_CENTS, ZERO_CENTS } from '../../../shared/domain/money.ts';
import { NOTHING_PAID, quickAmounts, remainingOf, toggleFavor, withoutLastTender } from './payment-draft.ts';

const cash = (receivedCents: number) => ({
  method: 'efectivo' as const,
  receivedCents: cents(receivedCents),
  reference: null,
});

describe('quickAmounts', () => {
  it.each([
    [16_635, [20_000, 50_000, 100_000]],
    [123_400, [125_000, 130_000, 140_000, 150_000, 200_000]],
    [1_250, [5_000, 10_000, 20_000, 50_000, 100_000]],
    // What is exact needs no suggestion.
    [20_000, [50_000, 100_000]],
    [100_000, []],
    [0, []],
    [10_000_001, []],
  ])('for %i offers %j', (due, offered) => {
    expect(quickAmounts(cents(due))).toEqual(offered);
  });

  it('offers more than is due, each once, the least first, five at most', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: MAX_CENTS }), (due) => {
        const offered = quickAmounts(cents(due));
        expect(offered.every((amount) => amount > due && amount <= due + 100_000)).toBe(true);
        expect(offered).toEqual([...new Set(offered)].toSorted((one, other) => one - other));
        expect(offered.length).toBeLessThanOrEqual(5);
      }),
    );
  });
});

describe('a payment that is being taken', () => {
  it('leaves what neither money nor saldo a favor covers', () => {
    const draft = { tenders: [cash(3_000), cash(2_000)], favorCents: cents(1_000) };
    expect(remainingOf(cents(10_000), draft)).toBe(4_000);
    expect(remainingOf(cents(10_000), withoutLastTender(draft))).toBe(6_000);
    expect(remainingOf(cents(4_000), draft)).toBe(0);
  });

  it('uses as much saldo a favor as there is and is missing, and none when asked again', () => {
    const used = toggleFavor(cents(10_000), NOTHING_PAID, cents(4_000));
    expect(used.favorCents).toBe(4_000);
    expect(toggleFavor(cents(10_000), used, cents(4_000)).favorCents).toBe(0);
    const most = toggleFavor(cents(10_000), { tenders: [cash(9_000)], favorCents: ZERO_CENTS }, cents(4_000));
    expect(most.favorCents).toBe(1_000);
  });
});
