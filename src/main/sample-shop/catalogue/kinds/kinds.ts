import { bodyKinds, exhaustKinds } from './body-and-exhaust.ts';
import { brakeKinds } from './brakes.ts';
import { drivetrainKinds } from './drivetrain.ts';
import { climateKinds, electricalKinds } from './electrical-and-climate.ts';
import { engineKinds } from './engine-parts.ts';
import { filterKinds, ignitionKinds } from './filters-and-ignition.ts';
import { injectionKinds, sensorKinds } from './injection.ts';
import type { Kind } from './kind.ts';
import { steeringKinds, wheelKinds } from './steering-and-wheels.ts';
import { suspensionKinds } from './suspension.ts';
import { coolingKinds, timingKinds } from './timing-and-cooling.ts';

/** Every kind of part that is made for certain vehicles. */
export const kinds = {
  ...brakeKinds,
  ...suspensionKinds,
  ...steeringKinds,
  ...wheelKinds,
  ...drivetrainKinds,
  ...timingKinds,
  ...coolingKinds,
  ...engineKinds,
  ...filterKinds,
  ...ignitionKinds,
  ...injectionKinds,
  ...sensorKinds,
  ...electricalKinds,
  ...climateKinds,
  ...bodyKinds,
  ...exhaustKinds,
};

export type KindId = keyof typeof kinds;

export const KIND_IDS = Object.keys(kinds) as readonly KindId[];

/** With the fields that this kind leaves out as optional ones. */
export function kindOf(id: KindId): Kind {
  return kinds[id];
}
