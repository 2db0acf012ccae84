import type { KindId } from '../kinds/kinds.ts';
import type { Maker } from '../vehicles/vehicle.ts';

/** A maker of spare parts, and the kinds that it really sells. */
export interface Brand {
  readonly name: string;
  /** Its cost against a brand of the middle. */
  readonly level: number;
  /** How present it is on the shelves: 1 rare, 5 everywhere. */
  readonly share: number;
  /** Sells for these cars only. */
  readonly makers?: readonly Maker[];
  readonly makes: Readonly<Partial<Record<KindId, Numbering>>>;
}

/** A mask of part numbers; by product line (in Spanish) where the brand numbers its lines apart or lacks some. */
export type Numbering = string | Readonly<Record<string, string>>;

export const GENERAL_MOTORS: readonly Maker[] = ['Chevrolet', 'Pontiac'];
export const VOLKSWAGEN: readonly Maker[] = ['Volkswagen', 'Seat'];
export const EUROPEAN: readonly Maker[] = [...VOLKSWAGEN, 'Renault'];
export const ASIAN: readonly Maker[] = [
  ...(['Nissan', 'Toyota', 'Honda', 'Mazda'] as const),
  ...(['Mitsubishi', 'Hyundai', 'Kia', 'Dodge'] as const),
];
