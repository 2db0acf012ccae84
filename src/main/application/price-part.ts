import type { PartRow } from '../../shared/contract/parts.ts';
import type { ShopSettings } from '../../shared/contract/session.ts';
import { resolveMargin, type MarginSources } from '../../shared/domain/sale/margin.ts';
import {
  costInPesos,
  priceFromCost,
  priceWithTax,
  type PricingPolicy,
} from '../../shared/domain/sale/price.ts';
import type { ReplicaPart } from './ports.ts';

/**
 * What a part costs a customer: the cost in pesos at the shop's rate, the margin that applies, and the price in the
 * shop's basis and with IVA. A part without a cost has no price; neither has one whose price would not fit a sale.
 */
export function pricePart(
  part: ReplicaPart,
  settings: ShopSettings,
  margins: Omit<MarginSources, 'shop'>,
): PartRow {
  const marginBasisPoints = resolveMargin({ ...margins, shop: settings.defaultMarginBasisPoints });
  const { code, brand, nameEs, name, group } = part;
  const unpriced = {
    ...{ part: part.part, code, brand, nameEs, name, group },
    cost: null,
    marginBasisPoints,
    unitPriceCents: null,
    publicPriceCents: null,
  };
  if (!part.cost) return unpriced;

  const policy: PricingPolicy = {
    basis: settings.priceBasis,
    taxRate: settings.taxRateBasisPoints,
    roundingStep: settings.roundingStepCents,
  };
  try {
    const pesosCents = costInPesos(part.cost.sourceCents, part.cost.currency, settings.exchangeRate);
    const unitPriceCents = priceFromCost(pesosCents, marginBasisPoints, policy);
    const publicPriceCents = priceWithTax(unitPriceCents, policy);
    return { ...unpriced, cost: { ...part.cost, pesosCents }, unitPriceCents, publicPriceCents };
  } catch (error) {
    // An absurd cost in the catalogue must not take the other results of a search with it.
    if (error instanceof RangeError) return unpriced;
    throw error;
  }
}
