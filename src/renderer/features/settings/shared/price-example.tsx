import { cents, formatPesos, type Cents } from '../../../../shared/domain/money.ts';
import { priceFromCost, priceWithTax, type PricingPolicy } from '../../../../shared/domain/sale/price.ts';
import { computeTotals } from '../../../../shared/domain/sale/totals.ts';
import { basisPoints, quantityMilli } from '../../../../shared/domain/scaled.ts';

/** Odd on purpose, so that the difference between the two can be seen. */
const COST = cents(10_333);
const MARGIN = basisPoints(3_000);
const THREE = quantityMilli(3_000);

/** What a customer is told for one, and pays for three. */
export function priceExample(policy: PricingPolicy): { readonly one: Cents; readonly three: Cents } {
  const price = priceFromCost(COST, MARGIN, policy);
  const lines = [{ unitPriceCents: price, quantityMilli: THREE }];
  return {
    one: priceWithTax(price, policy),
    three: computeTotals(lines, policy.basis, policy.taxRate).totalCents,
  };
}

/** One sentence that tells the two ways of quoting apart, by the figures of one part. */
export function PriceExample({ policy }: { policy: PricingPolicy }) {
  const { one, three } = priceExample(policy);
  const told = formatPesos(one);
  return (
    <p className="text-sm text-muted">
      {policy.basis === 'neto'
        ? `El precio se redondea antes del IVA y el IVA se suma al final del ticket. Por ejemplo, una parte de ${formatPesos(COST)} de costo se dice a ${told} con IVA, y tres suman ${formatPesos(three)}.`
        : `El precio se redondea ya con IVA y el total es la suma exacta de lo que se dijo. Por ejemplo, una parte de ${formatPesos(COST)} de costo se dice a ${told} con IVA, y tres suman ${formatPesos(three)}.`}
    </p>
  );
}
