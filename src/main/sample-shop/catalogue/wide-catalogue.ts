import { createChance } from '../chance.ts';
import type { CataloguePart } from './catalogue-part.ts';
import { generateParts } from './generate-parts.ts';
import { generateUniversals } from './generate-universals.ts';
import { PartNumbers } from './part-numbers.ts';
import { vehicles } from './vehicles/vehicles.ts';
import { widerVehicles } from './vehicles/wide-vehicles.ts';

export interface WideCatalogueOptions {
  readonly seed: string;
  /** How many parts of car makers. */
  readonly oem: number;
  /** How many of other brands. */
  readonly aftermarket: number;
}

/** What a distributor keeps, beside a counter. */
const OEM_DENSITY = 2;
const AFTERMARKET_DENSITY = 2.5;

/**
 * A catalogue of any size, the same for the same seed, one part at a time: first what the sample shop is made from,
 * then more models and years. Holds no more than what it takes to number the next part.
 */
export function* generateCatalogue(options: WideCatalogueOptions): Generator<CataloguePart, void> {
  const { seed } = options;
  const chance = createChance(`${seed}/wide`);
  const numbers = new PartNumbers(seed);
  const left = { oem: options.oem, aftermarket: options.aftermarket };
  yield* upTo(left, generateUniversals(chance, numbers));
  for (let round = 0; left.oem > 0 || left.aftermarket > 0; round += 1) {
    const parts = generateParts({
      ...{ chance, numbers },
      vehicles: round === 0 ? vehicles : widerVehicles(chance),
      oemDensity: left.oem > 0 ? OEM_DENSITY : 0,
      aftermarketDensity: left.aftermarket > 0 ? AFTERMARKET_DENSITY : 0,
    });
    yield* upTo(left, parts);
  }
}

/** Lets pass what is still wanted of each. */
function* upTo(
  left: Record<CataloguePart['kind'], number>,
  parts: Iterable<CataloguePart>,
): Generator<CataloguePart, void> {
  for (const part of parts) {
    if (left[part.kind] > 0) {
      left[part.kind] -= 1;
      yield part;
    }
    if (left.oem === 0 && left.aftermarket === 0) return;
  }
}
