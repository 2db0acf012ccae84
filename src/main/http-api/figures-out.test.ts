import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cents, centsToDecimal, MAX_CENTS } from '../../shared/domain/money.ts';
import { pesos } from './figures-out.ts';

describe('pesos', () => {
  it('prints every amount of whole centavos as the decimal that it is', () => {
    fc.assert(
      fc.property(fc.integer({ min: -MAX_CENTS, max: MAX_CENTS }), (centavos) => {
        const decimal = centsToDecimal(cents(centavos)).replace(/\.?0+$/, '');
        expect(JSON.stringify(pesos(cents(centavos)))).toBe(
          decimal === '' || decimal === '-0' ? '0' : decimal,
        );
      }),
      { numRuns: 10_000 },
    );
  });
});
