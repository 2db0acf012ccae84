import { describe, expect, it } from 'vitest';
import { saleBody } from '../../../tests/support/core/operations.ts';
import { chargedOf, owedOf } from './account-effect.ts';
import { operationBody } from './operation.ts';
import { saleIn } from './sale.ts';

const first = saleBody({ terms: 'credito', paidCents: 1_600 });
const second = {
  ...first,
  version: 2,
  payload: {
    ...first.payload,
    lines: first.payload.lines.map((line) => ({ ...line, priceChangedBy: null })),
    favorCents: 4_000,
    authorisations: [],
  },
};

describe('a recorded sale', () => {
  it('is read in the newest shape, whichever version was written', () => {
    const read = operationBody.parse(first);
    if (read.kind !== 'sale') throw new Error('no sale');
    expect(read.version).toBe(1);
    expect(saleIn(read)).toEqual({ ...second.payload, favorCents: 0 });
  });

  it('of version 1 keeps its words: what it never had is not added when it is written again', () => {
    expect(operationBody.parse(first)).toEqual(first);
    expect(operationBody.parse(second)).toEqual(second);
  });

  it.each([
    ['a version that is not released', { ...second, version: 3 }],
    ['version 2 without its saldo a favor', { ...first, version: 2 }],
    [
      'the same right twice',
      {
        ...second,
        payload: {
          ...second.payload,
          authorisations: [0, 1].map(() => ({
            ...{ right: 'sell-below-floor', detail: 'a $1.00' },
            cashier: { id: '01900000-0000-7000-8000-00000000ca02', name: 'Mari' },
          })),
        },
      },
    ],
  ])('is not %s', (_what, body) => {
    expect(operationBody.safeParse(body).success).toBe(false);
  });

  it('charges the account with what no money paid, and leaves owed what saldo a favor did not pay either', () => {
    const read = operationBody.parse(second);
    if (read.kind !== 'sale') throw new Error('no sale');
    expect(chargedOf(saleIn(read))).toBe(10_000);
    expect(owedOf(saleIn(read))).toBe(6_000);
  });
});
