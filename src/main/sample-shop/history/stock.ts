import type { Cents } from '../../../shared/domain/money.ts';
import type { Chance } from '../chance.ts';
import type { CataloguePart, PartUse } from '../catalogue/catalogue-part.ts';
import type { Vehicle } from '../catalogue/vehicles/vehicle.ts';

export interface StockedPart {
  readonly part: CataloguePart;
  /** Its key in `parts` or `aftermarket_parts`. */
  readonly id: number;
}

/** A part that can be sold: it has a cost. */
export interface SellablePart extends StockedPart {
  readonly costUsdCents: Cents;
}

export interface Stock {
  /** A part of that kind for that vehicle; a pair where there is a left and a right one. Empty when none is kept. */
  choose(what: PartUse['what'], vehicle: Vehicle, chance: Chance): readonly SellablePart[];
  /** Any part, what is asked for often more often. */
  chooseAny(chance: Chance): SellablePart;
}

export function createStock(stocked: readonly StockedPart[]): Stock {
  const sellable = stocked.flatMap((entry) => {
    const costUsdCents = costOf(entry.part);
    return costUsdCents === null ? [] : [{ ...entry, costUsdCents }];
  });
  const byKind = Object.groupBy(sellable, ({ part }) => part.use.what);
  return {
    choose: (what, vehicle, chance) => {
      const fitting = (byKind[what] ?? []).filter(({ part }) => fits(part, vehicle));
      const [chosen] = chance.pickSeveral(fitting, 1, ({ part }) => part.use.demand);
      return chosen ? withOtherSide(chosen, fitting) : [];
    },
    chooseAny: (chance) => {
      for (;;) {
        const drawn = chance.pick(sellable);
        if (chance.happens(drawn.part.use.demand)) return drawn;
      }
    },
  };
}

/** As the shop does: a brand's list price stands in where its cost is not known. */
function costOf(part: CataloguePart): Cents | null {
  return part.costUsdCents ?? (part.kind === 'aftermarket' ? part.priceUsdCents : null);
}

function fits(part: CataloguePart, vehicle: Vehicle): boolean {
  return part.use.vehicles.length === 0 || part.use.vehicles.includes(vehicle);
}

const LEFT = / izquierd[oa] /;
const RIGHT = / derech[oa] /;

function withOtherSide(chosen: SellablePart, fitting: readonly SellablePart[]): readonly SellablePart[] {
  const name = chosen.part.nameEs ?? '';
  if (!LEFT.test(name) && !RIGHT.test(name)) return [chosen];
  const other = fitting.find(
    ({ part }) =>
      part.nameEs !== null && part.nameEs !== name && sidesAside(part) === sidesAside(chosen.part),
  );
  return other ? [chosen, other] : [chosen];
}

/** Brand and name without the side: the same for both of a pair. */
function sidesAside(part: CataloguePart): string {
  const brand = part.kind === 'aftermarket' ? part.brand : 'OEM';
  return `${brand} ${part.nameEs?.replace(LEFT, ' ').replace(RIGHT, ' ')}`;
}
