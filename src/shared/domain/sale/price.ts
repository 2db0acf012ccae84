import { cents, scaleCentsHalfUp, type Cents } from '../money.ts';
import {
  BASIS_POINTS_SCALE,
  EXCHANGE_RATE_SCALE,
  QUANTITY_SCALE,
  type BasisPoints,
  type ExchangeRate,
  type QuantityMilli,
} from '../scaled.ts';

/**
 * Which figure is rounded and told to the customer. `neto`: the price before IVA, as the original system did.
 * `publico`: the price with IVA.
 */
export type PriceBasis = 'neto' | 'publico';

export type Currency = 'MXN' | 'USD';

export interface PricingPolicy {
  readonly basis: PriceBasis;
  readonly taxRate: BasisPoints;
  /** Under `publico`, prices are multiples of this: 1, 50 or 100 centavos. */
  readonly roundingStep: Cents;
}

/** The cost in pesos, rounded once. A cost in pesos is taken as it is. */
export function costInPesos(sourceCost: Cents, currency: Currency, rate: ExchangeRate): Cents {
  return currency === 'MXN' ? sourceCost : scaleCentsHalfUp(sourceCost, rate, EXCHANGE_RATE_SCALE);
}

/**
 * The unit price in the shop's basis: before IVA under `neto`, with IVA under `publico`. Rounded once: under
 * `publico` margin and tax are applied in one exact product.
 */
export function priceFromCost(cost: Cents, margin: BasisPoints, policy: PricingPolicy): Cents {
  const withMargin = BASIS_POINTS_SCALE + margin;
  if (policy.basis === 'neto') return scaleCentsHalfUp(cost, withMargin, BASIS_POINTS_SCALE);
  const step = policy.roundingStep;
  const steps = scaleCentsHalfUp(
    cost,
    withMargin * (BASIS_POINTS_SCALE + policy.taxRate),
    BASIS_POINTS_SCALE * BASIS_POINTS_SCALE * step,
  );
  return cents(steps * step);
}

/** What the customer is told for one unit: the price with IVA, in either basis. */
export function priceWithTax(unitPrice: Cents, policy: PricingPolicy): Cents {
  return policy.basis === 'publico'
    ? unitPrice
    : scaleCentsHalfUp(unitPrice, BASIS_POINTS_SCALE + policy.taxRate, BASIS_POINTS_SCALE);
}

/** Whether a price is below the one that a margin gives, rounded as that one is. Without a cost there is none to be below. */
export function isBelowMargin(
  unitPrice: Cents,
  cost: Cents,
  margin: BasisPoints,
  policy: PricingPolicy,
): boolean {
  return cost > 0 && unitPrice < priceFromCost(cost, margin, policy);
}

export function lineTotal(unitPrice: Cents, quantity: QuantityMilli): Cents {
  return scaleCentsHalfUp(unitPrice, quantity, QUANTITY_SCALE);
}
