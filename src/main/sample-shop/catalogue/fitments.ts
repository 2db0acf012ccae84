import type { Fitment, Kind } from './kinds/kind.ts';
import { engines, type EngineId } from './vehicles/engines.ts';
import { platforms, type PlatformId } from './vehicles/platforms.ts';
import type { Vehicle } from './vehicles/vehicle.ts';

/**
 * Everything that a kind of part is made for: one fitment for all vehicles that take the same part, the most asked for
 * first.
 */
export function fitmentsOf(kind: Kind, vehicles: readonly Vehicle[]): readonly Fitment[] {
  return everyFitment(kind.scope, vehicles).filter((fitment) => kind.fits?.(fitment) ?? true);
}

/** How much it comes to the counter: from above 0 to 1. */
export function popularityOf(fitment: Fitment): number {
  return Math.max(...fitment.vehicles.map(({ popularity }) => popularity)) / 10;
}

function everyFitment(scope: Kind['scope'], vehicles: readonly Vehicle[]): Fitment[] {
  const byScope = Object.groupBy(
    vehicles.flatMap((vehicle, index) =>
      (scope === 'engine' || scope === 'car' ? vehicle.engines : vehicle.engines.slice(0, 1)).map(
        (engine) => ({ key: keyOf(scope, vehicle.platform, engine, index), vehicle, engine }),
      ),
    ),
    ({ key }) => key,
  );
  return Object.values(byScope).flatMap((members = []) => {
    const [first] = members;
    if (!first) return [];
    const sharing = members
      .map(({ vehicle }) => vehicle)
      .toSorted((one, other) => other.popularity - one.popularity);
    return [
      { platform: platforms[first.vehicle.platform], engine: engines[first.engine], vehicles: sharing },
    ];
  });
}

function keyOf(scope: Kind['scope'], platform: PlatformId, engine: EngineId, index: number): string {
  switch (scope) {
    case 'platform':
      return platform;
    case 'engine':
      return engine;
    case 'car':
      return `${platform} ${engine}`;
    case 'body':
      return `body ${index}`;
  }
}
