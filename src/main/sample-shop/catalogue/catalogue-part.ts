import type { Cents } from '../../../shared/domain/money.ts';
import type { PartGroup } from './kinds/kind.ts';
import type { KindId } from './kinds/kinds.ts';
import type { Vehicle } from './vehicles/vehicle.ts';

/** What the history of sales is drawn from. Not stored. */
export interface PartUse {
  readonly what: KindId | UniversalKind;
  /** None: it fits any car. One and the same list for everything made for these cars. */
  readonly vehicles: readonly Vehicle[];
  /** How often it is asked for, 0 to 1. */
  readonly demand: number;
}

export const UNIVERSAL_KINDS = [
  ...['oil', 'synthetic-oil', 'transmission-oil', 'brake-fluid', 'coolant-fluid', 'steering-fluid'],
  ...['additive', 'spray', 'sealant', 'grease', 'refrigerant', 'battery', 'halogen-bulb', 'bulb', 'wiper'],
  ...['fuse', 'relay', 'horn', 'fuel-hose', 'heater-hose', 'vacuum-hose', 'wire', 'clamp', 'terminal'],
  ...['stud', 'radiator-cap', 'v-belt'],
] as const;
export type UniversalKind = (typeof UNIVERSAL_KINDS)[number];

/** A row of `parts`: what the car's maker sells. */
export interface OemPart {
  readonly kind: 'oem';
  readonly number: string;
  readonly nameEn: string | null;
  readonly nameEs: string | null;
  readonly group: PartGroup | null;
  /** Centavos of a dollar. */
  readonly costUsdCents: Cents | null;
  readonly use: PartUse;
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
  readonly use: PartUse;
}

export type CataloguePart = OemPart | AftermarketPart;
