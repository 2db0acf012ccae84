import type { Cents } from '../../../shared/domain/money.ts';
import type { PartGroup } from './kinds/kind.ts';

/** A row of `parts`: what the car's maker sells. */
export interface OemPart {
  readonly kind: 'oem';
  readonly number: string;
  readonly nameEn: string | null;
  readonly nameEs: string | null;
  readonly group: PartGroup | null;
  /** Centavos of a dollar. */
  readonly costUsdCents: Cents | null;
  /** How often it is asked for, 0 to 1. Not stored: the history of sales is drawn by it. */
  readonly demand: number;
}

/** A row of `aftermarket_parts`: what other brands sell. */
export interface AftermarketPart {
  readonly kind: 'aftermarket';
  readonly number: string;
  readonly nameEn: string | null;
  readonly nameEs: string | null;
  readonly brand: string | null;
  readonly costUsdCents: Cents | null;
  /** The brand's list price, where the shop has it. */
  readonly priceUsdCents: Cents | null;
  readonly demand: number;
}

export type CataloguePart = OemPart | AftermarketPart;
