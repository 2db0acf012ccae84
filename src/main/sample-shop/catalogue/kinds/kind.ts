import type { Engine, Platform, Vehicle } from '../vehicles/vehicle.ts';

export const PART_GROUPS = [
  'Frenos',
  'Suspensión',
  'Dirección',
  'Ruedas y flechas',
  'Clutch y transmisión',
  'Motor',
  'Distribución y bandas',
  'Enfriamiento',
  'Filtros',
  'Encendido',
  'Inyección y combustible',
  'Sensores',
  'Eléctrico',
  'Iluminación',
  'Carrocería',
  'Aire acondicionado',
  'Escape',
] as const;
export type PartGroup = (typeof PART_GROUPS)[number];

/** What a part is made for: the vehicles, and the chassis and engine that they share. */
export interface Fitment {
  readonly platform: Platform;
  readonly engine: Engine;
  readonly vehicles: readonly Vehicle[];
}

/** A quality or measure in which one kind is made: ceramic pads, rings of 0.020". */
export interface ProductLine {
  readonly es: string;
  readonly en: string;
  /** Its cost against the plainest. */
  readonly factor: number;
}

/** A kind of part, and for what it exists. */
export interface Kind {
  readonly group: PartGroup;
  /** As counter people in Mexico call it. */
  readonly es: string;
  readonly en: string;
  /**
   * What decides which part fits: the chassis, the engine, both together, or the body. Vehicles that share it share
   * the part.
   */
  readonly scope: 'platform' | 'engine' | 'car' | 'body';
  readonly fits?: (fitment: Fitment) => boolean;
  /** There is a left and a right one; the gender of the noun in Spanish. */
  readonly sided?: 'm' | 'f';
  readonly lines?: readonly ProductLine[];
  /** A counter that has it has it in every line: measures rather than qualities. */
  readonly everyLine?: true;
  /** The mask of the measure by which every brand numbers it; `*` in the brand's own mask. */
  readonly measure?: string;
  /** Shop's cost in dollars from a brand of the middle, for a compact car of four cylinders. */
  readonly usd: readonly [number, number];
  /** How often it is asked for: 1 for pads and filters. */
  readonly demand: number;
  /** How often the shop keeps the car maker's own: 1 as often as any brand's, 0 never. */
  readonly oem: number;
  /** What the car maker's own costs against a brand of the middle. */
  readonly oemFactor?: number;
}
