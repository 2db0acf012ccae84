import { japaneseVehicles } from './japanese-vehicles.ts';
import { otherVehicles } from './other-vehicles.ts';
import type { Vehicle } from './vehicle.ts';

/** The cars that come to the counter. */
export const vehicles: readonly Vehicle[] = [...japaneseVehicles, ...otherVehicles];
