import { createChance } from '../chance.ts';
import type { CataloguePart } from './catalogue-part.ts';
import { generateParts } from './generate-parts.ts';
import { generateUniversals } from './generate-universals.ts';
import { PartNumbers } from './part-numbers.ts';
import { vehicles } from './vehicles/vehicles.ts';

/** The catalogue of the sample shop: the same seed gives the same parts in the same order. */
export function sampleCatalogue(seed: string): readonly CataloguePart[] {
  const chance = createChance(`${seed}/catalogue`);
  const numbers = new PartNumbers(seed);
  return [
    ...generateParts({ chance, numbers, vehicles, oemDensity: 1, aftermarketDensity: 1 }),
    ...generateUniversals(chance.fork('universals'), numbers),
  ];
}
