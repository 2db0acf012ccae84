import { divideHalfUp, MAX_CENTS, type Cents } from '../../../../shared/domain/money.ts';

/**
 * A catalogue cost as centavos, half-up; null when there is none. The catalogue came before the point of sale and holds
 * anything: NaN, negative and absurd figures, and the zero that stands for an unknown cost, are no cost.
 */
export function costCents(decimal: string | null): Cents | null {
  const match = decimal === null ? null : /^(\d+)(?:\.(\d+))?$/.exec(decimal);
  if (!match) return null;
  const fraction = match[2] ?? '';
  const rounded = divideHalfUp(BigInt(`${match[1]}${fraction}`) * 100n, 10n ** BigInt(fraction.length));
  return rounded > 0 && rounded <= MAX_CENTS ? (rounded as Cents) : null;
}
