import { quantityMilli, type QuantityMilli } from '../../../shared/domain/scaled.ts';
import type { Chance } from '../chance.ts';
import { engines } from '../catalogue/vehicles/engines.ts';
import type { Vehicle } from '../catalogue/vehicles/vehicle.ts';
import type { Trade } from '../customers/sample-customer.ts';
import { jobs, type Want } from './jobs.ts';
import type { SellablePart, Stock } from './stock.ts';

export interface BasketItem {
  readonly entry: SellablePart;
  readonly quantityMilli: QuantityMilli;
}

export type Buyer = Trade | 'public';

/** How many jobs, each for one car, are bought at once. */
const JOBS: Readonly<Record<Buyer, readonly [number, number]>> = {
  public: [1, 1],
  workshop: [1, 2],
  store: [2, 4],
  fleet: [1, 3],
};

/** What somebody buys: never nothing, and each part on one line. */
export function drawBasket(
  buyer: Buyer,
  stock: Stock,
  vehicles: readonly Vehicle[],
  chance: Chance,
): readonly BasketItem[] {
  const items = Array.from({ length: chance.int(...JOBS[buyer]) }, () => {
    const [job] = chance.pickSeveral(jobs, 1, ({ weights }) => weights[buyer]);
    const [vehicle] = chance.pickSeveral(vehicles, 1, ({ popularity }) => popularity ** 1.5);
    if (!job || !vehicle) throw new Error('there are no jobs or no vehicles');
    return job.wants
      .filter(({ probability }) => chance.happens(probability))
      .flatMap((want) =>
        stock
          .choose(want.what, vehicle, chance)
          .map((entry) => ({ entry, quantityMilli: quantityOf(want, vehicle, entry, chance) })),
      );
  }).flat();
  if (items.length > 0) return withoutRepeats(items);
  return [{ entry: stock.chooseAny(chance), quantityMilli: quantityMilli(1000) }];
}

function quantityOf(
  { pieces }: Want,
  vehicle: Vehicle,
  { part }: SellablePart,
  chance: Chance,
): QuantityMilli {
  // What is cut from a roll goes by quarters of a metre.
  if (part.nameEs?.includes('(metro)')) return quantityMilli(chance.int(2, 16) * 250);
  if (/garrafa|cubeta|boya/.test(part.nameEs ?? '')) return quantityMilli(1000);
  if (pieces !== 'cylinders') return quantityMilli(pieces * 1000);
  const [engine] = vehicle.engines;
  return quantityMilli((engine ? engines[engine].cylinders : 4) * 1000);
}

function withoutRepeats(items: readonly BasketItem[]): readonly BasketItem[] {
  return items.filter(
    ({ entry }, index) => items.findIndex((other) => other.entry.part === entry.part) === index,
  );
}
