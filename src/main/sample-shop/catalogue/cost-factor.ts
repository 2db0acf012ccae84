import type { Fitment, Kind } from './kinds/kind.ts';
import type { Engine, VehicleSize } from './vehicles/vehicle.ts';

const sizes: Readonly<Record<VehicleSize, number>> = {
  small: 0.85,
  compact: 1,
  midsize: 1.25,
  suv: 1.3,
  van: 1.35,
  pickup: 1.45,
};

const cylinders: Readonly<Record<Engine['cylinders'], number>> = { 3: 0.9, 4: 1, 5: 1.2, 6: 1.3, 8: 1.5 };

/** How much more a part costs for this chassis or engine than for a compact of four cylinders. */
export function costFactor(kind: Kind, { platform, engine }: Fitment): number {
  if (kind.group === 'Filtros' || kind.group === 'Sensores') return Math.sqrt(sizes[platform.size]);
  if (kind.scope === 'engine') return cylinders[engine.cylinders];
  return kind.scope === 'car'
    ? sizes[platform.size] * Math.sqrt(cylinders[engine.cylinders])
    : sizes[platform.size];
}
