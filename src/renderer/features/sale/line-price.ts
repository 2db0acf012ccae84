import type { CartLine } from '../../../shared/contract/sale.ts';
import type { ShopSettings } from '../../../shared/contract/session.ts';
import { scaleCentsHalfUp, type Cents } from '../../../shared/domain/money.ts';
import { costInPesos, priceFromCost, type PricingPolicy } from '../../../shared/domain/sale/price.ts';
import { BASIS_POINTS_SCALE, marginOfPrice, type BasisPoints } from '../../../shared/domain/scaled.ts';

export function pricingPolicy(settings: ShopSettings): PricingPolicy {
  return {
    basis: settings.priceBasis,
    taxRate: settings.taxRateBasisPoints,
    roundingStep: settings.roundingStepCents,
  };
}

/** The price that a margin gives, in the shop's basis. Undefined for a line without a cost. */
export function priceAtMargin(
  line: CartLine,
  margin: BasisPoints,
  settings: ShopSettings,
): Cents | undefined {
  const cost = costInPesos(line.sourceCostCents, line.sourceCurrency, settings.exchangeRate);
  return cost > 0 ? priceFromCost(cost, margin, pricingPolicy(settings)) : undefined;
}

/** The margin that a price leaves over the cost, both before IVA. Undefined without a cost, or out of range. */
export function marginAtPrice(line: CartLine, price: Cents, settings: ShopSettings): BasisPoints | undefined {
  const cost = costInPesos(line.sourceCostCents, line.sourceCurrency, settings.exchangeRate);
  const netPrice =
    settings.priceBasis === 'neto'
      ? price
      : scaleCentsHalfUp(price, BASIS_POINTS_SCALE, BASIS_POINTS_SCALE + settings.taxRateBasisPoints);
  return marginOfPrice(cost, netPrice);
}
