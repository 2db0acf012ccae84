import { cents, MAX_CENTS, type Cents } from '../money.ts';

/**
 * What may still be lent. A shop that sets the highest limit there is for "no limit", to somebody with saldo a favor, would
 * pass what an amount can hold: it is that much then.
 */
export function availableCredit(limitCents: Cents, balanceCents: Cents): Cents {
  return cents(Math.max(-MAX_CENTS, Math.min(MAX_CENTS, limitCents - balanceCents)));
}
