import { cents, ZERO_CENTS, type Cents } from '../../../shared/domain/money.ts';
import {
  costInPesos,
  lineTotal,
  priceFromCost,
  type PricingPolicy,
} from '../../../shared/domain/sale/price.ts';
import { computeTotals, type SaleTotals } from '../../../shared/domain/sale/totals.ts';
import {
  basisPoints,
  ONE_PIECE,
  type BasisPoints,
  type ExchangeRate,
} from '../../../shared/domain/scaled.ts';
import type { SaleLineV1 } from '../../../shared/operations/sale-v1.ts';
import type { BasketItem } from './draw-basket.ts';

/** The shop's settings while the history happens. */
export interface SampleSettings extends PricingPolicy {
  readonly timeZone: string;
  readonly exchangeRate: ExchangeRate;
  readonly defaultMargin: BasisPoints;
}

export interface PricedBasket {
  readonly lines: readonly SaleLineV1[];
  readonly totals: SaleTotals;
}

/** Work that a counter charges beside parts. */
export interface FreeLine {
  readonly description: string;
  readonly pricePesos: number;
}

/** The figures of a sale, by the same rules as any sale's. */
export function priceBasket(
  items: readonly BasketItem[],
  work: FreeLine | undefined,
  margin: BasisPoints,
  settings: SampleSettings,
): PricedBasket {
  const parts = items.map((item) => partLine(item, margin, settings));
  const lines = work ? [...parts, workLine(work)] : parts;
  return { lines, totals: computeTotals(lines, settings.basis, settings.taxRate) };
}

function partLine(
  { entry, quantityMilli }: BasketItem,
  margin: BasisPoints,
  settings: SampleSettings,
): SaleLineV1 {
  const { part, id, costUsdCents } = entry;
  const unitCostCents = costInPesos(costUsdCents, 'USD', settings.exchangeRate);
  const unitPriceCents = priceFromCost(unitCostCents, margin, settings);
  return {
    part: { kind: part.kind, id },
    code: part.number,
    description: part.nameEs ?? part.nameEn ?? part.number,
    quantityMilli,
    sourceCostCents: costUsdCents,
    sourceCurrency: 'USD',
    unitCostCents,
    marginBasisPoints: margin,
    listPriceCents: priceFromCost(unitCostCents, settings.defaultMargin, settings),
    unitPriceCents,
    lineTotalCents: lineTotal(unitPriceCents, quantityMilli),
  };
}

function workLine({ description, pricePesos }: FreeLine): SaleLineV1 {
  const price: Cents = cents(pricePesos * 100);
  return {
    part: null,
    code: '',
    description,
    quantityMilli: ONE_PIECE,
    sourceCostCents: ZERO_CENTS,
    sourceCurrency: 'MXN',
    unitCostCents: ZERO_CENTS,
    marginBasisPoints: basisPoints(0),
    listPriceCents: price,
    unitPriceCents: price,
    lineTotalCents: price,
  };
}
