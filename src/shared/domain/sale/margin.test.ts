import { describe, expect, it } from 'vitest';
import { basisPoints } from '../scaled.ts';
import { resolveMargin, type MarginSources } from './margin.ts';

const inOrder = ['line', 'customerAndBrand', 'customer', 'brand', 'group', 'shop'] as const;

describe('resolveMargin', () => {
  it.each(inOrder.map((source, index) => [source, index] as const))(
    'takes that of the %s before all below it',
    (_source, index) => {
      const sources = Object.fromEntries(
        inOrder.map((name, position) => [name, position < index ? null : basisPoints(1_000 + position)]),
      ) as unknown as MarginSources;
      expect(resolveMargin(sources)).toBe(1_000 + index);
    },
  );

  it('takes a margin of 0 for a margin', () => {
    expect(resolveMargin({ customer: basisPoints(0), shop: basisPoints(3_000) })).toBe(0);
  });
});
