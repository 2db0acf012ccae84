import { addCents, scaleCentsHalfUp, subtractCents, type Cents } from '../money.ts';
import { BASIS_POINTS_SCALE, type BasisPoints, type QuantityMilli } from '../scaled.ts';
import { lineTotal, type PriceBasis } from './price.ts';

export interface PricedLine {
  readonly unitPriceCents: Cents;
  readonly quantityMilli: QuantityMilli;
}

export interface SaleTotals {
  readonly subtotalCents: Cents;
  readonly taxCents: Cents;
  readonly totalCents: Cents;
}

/**
 * Subtotal, IVA and total of a sale. Each figure is rounded once and subtotal + tax is always the total.
 * `neto`: the tax is rounded on the subtotal. `publico`: the total is the sum of what was told, and the subtotal
 * is what remains after taking the tax out of it.
 * @throws RangeError when the total does not fit `numeric(12,2)`
 */
export function computeTotals(
  lines: readonly PricedLine[],
  basis: PriceBasis,
  taxRate: BasisPoints,
): SaleTotals {
  const sum = addCents(...lines.map((line) => lineTotal(line.unitPriceCents, line.quantityMilli)));
  if (basis === 'neto') {
    const taxCents = scaleCentsHalfUp(sum, taxRate, BASIS_POINTS_SCALE);
    return { subtotalCents: sum, taxCents, totalCents: addCents(sum, taxCents) };
  }
  const subtotalCents = scaleCentsHalfUp(sum, BASIS_POINTS_SCALE, BASIS_POINTS_SCALE + taxRate);
  return { subtotalCents, taxCents: subtractCents(sum, subtotalCents), totalCents: sum };
}
