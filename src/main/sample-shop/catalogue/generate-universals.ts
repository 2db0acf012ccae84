import { cents } from '../../../shared/domain/money.ts';
import type { Chance } from '../chance.ts';
import type { AftermarketPart } from './catalogue-part.ts';
import type { PartNumbers } from './part-numbers.ts';
import { drawerShelves } from './universals/by-the-metre.ts';
import { electricalShelves } from './universals/electrical-goods.ts';
import { fluidShelves } from './universals/fluids.ts';
import type { Shelf, Size } from './universals/shelf.ts';
import type { Vehicle } from './vehicles/vehicle.ts';

const NO_VEHICLES: readonly Vehicle[] = [];

/** Oils, batteries, bulbs, hose by the metre: what fits any car. A shop does not keep every brand in every size. */
export function* generateUniversals(chance: Chance, numbers: PartNumbers): Generator<AftermarketPart, void> {
  for (const shelf of [...fluidShelves, ...electricalShelves, ...drawerShelves]) {
    for (const [brand, mask] of Object.entries(shelf.brands)) {
      const level = chance.between(0.85, 1.25);
      for (const size of shelf.sizes) {
        if (!chance.happens(0.7)) continue;
        yield part(shelf, brand, size, size.usd * level, numbers.next(mask.replace('*', size.code)), chance);
      }
    }
  }
}

function part(
  shelf: Shelf,
  brand: string,
  size: Size,
  usd: number,
  number: string,
  chance: Chance,
): AftermarketPart {
  const cost = cents(Math.max(1, Math.round(usd * 100)));
  return {
    kind: 'aftermarket',
    number,
    nameEn: chance.happens(0.1) ? null : `${shelf.en}, ${size.en}`,
    nameEs: `${shelf.es} ${size.es} ${brand}`,
    brand,
    costUsdCents: chance.happens(0.03) ? null : cost,
    priceUsdCents: null,
    use: { what: shelf.what, vehicles: NO_VEHICLES, demand: shelf.demand * (size.bulk ? 0.03 : 1) },
  };
}
