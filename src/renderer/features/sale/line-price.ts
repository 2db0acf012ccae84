import type { CartLine } from '../../../shared/contract/sale.ts';
import type { ShopSettings } from '../../../shared/contract/session.ts';
import {
  formatPesos,
  MAX_CENTS,
  parseAmount,
  scaleCentsHalfUp,
  type Cents,
} from '../../../shared/domain/money.ts';
import {
  costInPesos,
  isBelowMargin,
  priceFromCost,
  priceWithTax,
  type PricingPolicy,
} from '../../../shared/domain/sale/price.ts';
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

/** Half of what a column holds: told with IVA, of 100 % at most, it still fits. */
const MOST_PRICE = MAX_CENTS / 2;

/** What a person types as a price. Undefined when it is none. */
export function parsePrice(text: string): Cents | undefined {
  const price = parseAmount(text);
  return price !== undefined && price <= MOST_PRICE ? price : undefined;
}

/** A price as it was typed, with IVA or without it, in the shop's basis: rounded once. */
export function priceFromTyped(typed: Cents, withTax: boolean, settings: ShopSettings): Cents {
  const isAsKept = withTax === (settings.priceBasis === 'publico');
  if (isAsKept) return typed;
  const withIva = BASIS_POINTS_SCALE + settings.taxRateBasisPoints;
  return withTax
    ? scaleCentsHalfUp(typed, BASIS_POINTS_SCALE, withIva)
    : scaleCentsHalfUp(typed, withIva, BASIS_POINTS_SCALE);
}

/** A price of the shop's basis as it is told, with IVA or without it. */
export function priceToType(price: Cents, withTax: boolean, settings: ShopSettings): Cents {
  if (withTax) return priceWithTax(price, pricingPolicy(settings));
  return settings.priceBasis === 'neto'
    ? price
    : scaleCentsHalfUp(price, BASIS_POINTS_SCALE, BASIS_POINTS_SCALE + settings.taxRateBasisPoints);
}

/** Whether a supervisor has to allow the price. The list's own price is the shop's will. */
export function needsSupervisor(line: CartLine, price: Cents, settings: ShopSettings): boolean {
  const floor = settings.marginFloorBasisPoints;
  if (floor === null || price >= line.listPriceCents) return false;
  const cost = costInPesos(line.sourceCostCents, line.sourceCurrency, settings.exchangeRate);
  return isBelowMargin(price, cost, floor, pricingPolicy(settings));
}

/** What a price is when it is told the other way, which a key changes to; only the way, when there is none yet. */
export function otherWay(price: Cents | undefined, withTax: boolean, settings: ShopSettings): string {
  const way = withTax ? 'antes de IVA' : 'con IVA';
  return price === undefined ? way : `${formatPesos(priceToType(price, !withTax, settings))} ${way}`;
}
