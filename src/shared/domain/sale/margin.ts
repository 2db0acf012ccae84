import type { BasisPoints } from '../scaled.ts';

/** The margins that may apply to a line, from the most to the least particular. */
export interface MarginSources {
  readonly line?: BasisPoints | null;
  readonly customerAndBrand?: BasisPoints | null;
  readonly customer?: BasisPoints | null;
  readonly brand?: BasisPoints | null;
  readonly group?: BasisPoints | null;
  readonly shop: BasisPoints;
}

/** The first margin that is set, in the order line, customer + brand, customer, brand, group, shop. */
export function resolveMargin(sources: MarginSources): BasisPoints {
  return (
    sources.line ??
    sources.customerAndBrand ??
    sources.customer ??
    sources.brand ??
    sources.group ??
    sources.shop
  );
}
