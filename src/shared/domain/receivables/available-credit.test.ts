import { describe, expect, it } from 'vitest';
import { cents, MAX_CENTS } from '../money.ts';
import { availableCredit } from './available-credit.ts';

describe('availableCredit', () => {
  it.each([
    [10_000, 4_000, 6_000],
    [10_000, 12_000, -2_000],
    [0, -5_000, 5_000],
    [MAX_CENTS, -1, MAX_CENTS],
    [0, MAX_CENTS, -MAX_CENTS],
  ])('of a limit of %i and a balance of %i is %i', (limit, balance, available) => {
    expect(availableCredit(cents(limit), cents(balance))).toBe(available);
  });
});
