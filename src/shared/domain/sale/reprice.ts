import { scaleCentsHalfUp, type Cents } from '../money.ts';
import { BASIS_POINTS_SCALE, type BasisPoints } from '../scaled.ts';
import { priceWithTax, type Currency, type PriceBasis, type PricingPolicy } from './price.ts';

/** What of a line its price follows from. */
export interface PricedFigures {
  readonly sourceCostCents: Cents;
  readonly sourceCurrency: Currency;
  readonly marginBasisPoints: BasisPoints;
  readonly listPriceCents: Cents;
  readonly unitPriceCents: Cents;
}

/** What the part of the line would be offered at now. */
export interface Offer {
  readonly sourceCostCents: Cents;
  readonly sourceCurrency: Currency;
  readonly marginBasisPoints: BasisPoints;
  readonly unitPriceCents: Cents;
}

/**
 * The figures of a line of an open cart after customer, cost, margin, rate or basis changed. A price that nobody typed
 * becomes what the part is offered at. A typed one stays what the customer was told: under another basis it is written
 * without IVA or with it, rounded once.
 * @param from the basis that the line's prices are in; null when nobody knows: then they are in the shop's
 * @param offer null for a line without a part, or whose part has no cost any more
 */
export function repriceLine(
  line: PricedFigures,
  offer: Offer | null,
  from: PriceBasis | null,
  policy: PricingPolicy,
): PricedFigures {
  if (offer === null || isPriceTyped(line)) {
    const convert = (price: Cents) => (from === null ? price : toBasis(price, from, policy));
    return {
      ...line,
      listPriceCents: convert(line.listPriceCents),
      unitPriceCents: convert(line.unitPriceCents),
    };
  }
  const { sourceCostCents, sourceCurrency, marginBasisPoints, unitPriceCents } = offer;
  return {
    ...line,
    ...{ sourceCostCents, sourceCurrency, marginBasisPoints },
    listPriceCents: unitPriceCents,
    unitPriceCents,
  };
}

/** Whether a person gave it another price than the list's, or it had no cost to follow from. */
export function isPriceTyped(line: PricedFigures): boolean {
  return line.unitPriceCents !== line.listPriceCents || line.sourceCostCents === 0;
}

function toBasis(price: Cents, from: PriceBasis, policy: PricingPolicy): Cents {
  if (from === policy.basis) return price;
  return from === 'neto'
    ? priceWithTax(price, { ...policy, basis: 'neto' })
    : scaleCentsHalfUp(price, BASIS_POINTS_SCALE, BASIS_POINTS_SCALE + policy.taxRate);
}
