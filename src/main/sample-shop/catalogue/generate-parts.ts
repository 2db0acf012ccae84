import { cents, type Cents } from '../../../shared/domain/money.ts';
import type { Chance } from '../chance.ts';
import { brandsOf, numberingOf } from './brands/brands.ts';
import type { Brand } from './brands/brand.ts';
import type { AftermarketPart, CataloguePart, OemPart } from './catalogue-part.ts';
import { fitmentsOf, popularityOf } from './fitments.ts';
import type { Fitment, Kind, ProductLine } from './kinds/kind.ts';
import { KIND_IDS, kindOf, type KindId } from './kinds/kinds.ts';
import { oemNumberMask, type Side } from './oem-numbers/oem-number-mask.ts';
import { englishName, spanishName, type PartIdentity } from './part-names.ts';
import type { PartNumbers } from './part-numbers.ts';
import { costFactor } from './cost-factor.ts';
import type { Vehicle } from './vehicles/vehicle.ts';

export interface GenerateOptions {
  readonly chance: Chance;
  readonly numbers: PartNumbers;
  readonly vehicles: readonly Vehicle[];
  /** How well stocked the shop is with each: 1 is the sample shop. */
  readonly oemDensity: number;
  readonly aftermarketDensity: number;
}

/** The slot of a shelf: a kind of part for what it fits. */
interface Slot {
  readonly kindId: KindId;
  readonly kind: Kind;
  readonly fitment: Fitment;
  /** 0 to 1. */
  readonly demand: number;
  /** Dollars that a brand of the middle asks for it, whatever the line. */
  readonly usd: number;
  /** Its lines, each with the measure that all brands number it by, if they do. */
  readonly lines: readonly { readonly line: ProductLine | undefined; readonly measure: string | undefined }[];
}

/**
 * The parts that a counter keeps for these vehicles, one after the other and none remembered. What is asked for often
 * is there from several brands, what is rare from one or none.
 */
export function* generateParts(options: GenerateOptions): Generator<CataloguePart, void> {
  for (const kindId of KIND_IDS) {
    const kind = kindOf(kindId);
    for (const fitment of fitmentsOf(kind, options.vehicles)) {
      const [least, most] = kind.usd;
      const slot: Slot = {
        kindId,
        kind,
        fitment,
        demand: kind.demand * popularityOf(fitment),
        usd: options.chance.between(least, most) * costFactor(kind, fitment),
        lines: (kind.lines ?? [undefined]).map((line) => ({
          line,
          measure: kind.measure === undefined ? undefined : options.numbers.next(kind.measure),
        })),
      };
      yield* oemParts(slot, options);
      yield* aftermarketParts(slot, options);
    }
  }
}

function* oemParts(slot: Slot, options: GenerateOptions): Generator<OemPart, void> {
  const { kind, fitment } = slot;
  const { chance, numbers } = options;
  if (!chance.happens(slot.demand * kind.oem * 1.15 * options.oemDensity)) return;
  const lines = kind.everyLine ? slot.lines : [chance.pick(slot.lines)];
  for (const { line } of lines) {
    for (const side of sidesOf(kind)) {
      // The maker's catalogue names the car that the number was first made for, and often says no more.
      const identity = { kind, fitment, side, line, measure: undefined, mentioned: chance.int(1, 2) };
      const cost = slot.usd * (line?.factor ?? 1) * (kind.oemFactor ?? 2.5) * chance.between(0.94, 1.06);
      yield {
        kind: 'oem',
        number: numbers.next(oemNumberMask(slot.kindId, fitment, side)),
        ...namesOf(identity, chance, 0.09),
        group: chance.happens(0.03) ? null : kind.group,
        costUsdCents: chance.happens(0.045) ? null : dollars(cost),
        use: { what: slot.kindId, vehicles: fitment.vehicles, demand: slot.demand * 0.6 },
      };
    }
  }
}

function* aftermarketParts(slot: Slot, options: GenerateOptions): Generator<AftermarketPart, void> {
  const { chance } = options;
  const makers = slot.fitment.vehicles.map(({ maker }) => maker);
  const makersOfKind = brandsOf(slot.kindId, makers);
  const wanted = slot.demand ** 2 * 4.2 * options.aftermarketDensity;
  const count = Math.floor(wanted) + (chance.happens(wanted % 1) ? 1 : 0);
  for (const brand of chance.pickSeveral(makersOfKind, count, ({ share }) => share)) {
    yield* partsOfBrand(brand, slot, options);
  }
}

function* partsOfBrand(
  brand: Brand,
  slot: Slot,
  { chance, numbers }: GenerateOptions,
): Generator<AftermarketPart, void> {
  const { kind, fitment } = slot;
  const numbering = brand.makes[slot.kindId];
  if (numbering === undefined) return;
  const offered = slot.lines.filter(({ line }) => numberingOf(numbering, line?.es) !== undefined);
  const lines = kind.everyLine ? offered : chance.pickSeveral(offered, slot.demand > 0.75 ? 2 : 1, () => 1);
  const mentioned = chance.int(1, 3);
  for (const { line, measure } of lines) {
    const mask = (numberingOf(numbering, line?.es) ?? '').replace('*', measure ?? '');
    // Some brands give a pair one number and tell the sides by a letter.
    const pair = mask.includes('$') ? numbers.next(mask) : undefined;
    for (const side of sidesOf(kind)) {
      const identity = { kind, fitment, side, line, measure: measure && beltSize(measure), mentioned };
      yield {
        kind: 'aftermarket',
        number: pair?.replace('$', side === 'left' ? 'L' : 'R') ?? (measure ? mask : numbers.next(mask)),
        ...namesOf(identity, chance, 0.04),
        brand: chance.happens(kind.group === 'Carrocería' ? 0.2 : 0.008) ? null : brand.name,
        ...costsOf(slot.usd * (line?.factor ?? 1) * brand.level * chance.between(0.95, 1.05), chance),
        use: { what: slot.kindId, vehicles: fitment.vehicles, demand: slot.demand },
      };
    }
  }
}

/** Some were never translated, a few came without the brand's own name; none is without any. */
function namesOf(
  identity: PartIdentity,
  chance: Chance,
  untranslated: number,
): { nameEn: string | null; nameEs: string | null } {
  if (chance.happens(untranslated)) return { nameEn: englishName(identity), nameEs: null };
  return {
    nameEn: chance.happens(0.03) ? null : englishName(identity),
    nameEs: spanishName(identity),
  };
}

/** About one in twenty-five has no cost: half of these have the brand's list price alone. */
function costsOf(usd: number, chance: Chance): { costUsdCents: Cents | null; priceUsdCents: Cents | null } {
  const listPrice = dollars(usd * chance.between(1.2, 1.45));
  if (chance.happens(0.02)) return { costUsdCents: null, priceUsdCents: null };
  if (chance.happens(0.02)) return { costUsdCents: null, priceUsdCents: listPrice };
  return { costUsdCents: dollars(usd), priceUsdCents: chance.happens(0.55) ? listPrice : null };
}

function dollars(usd: number): Cents {
  return cents(Math.max(1, Math.round(usd * 100)));
}

function sidesOf(kind: Kind): readonly (Side | null)[] {
  return kind.sided ? ['left', 'right'] : [null];
}

/** Ribs and effective length in tenths of an inch, as the trade says it: 60705 is 6PK1790. */
function beltSize(measure: string): string {
  const [, ribs, tenthsOfInch] = /^(\d)0(\d{3})/.exec(measure) ?? [];
  return `${ribs}PK${Math.round((Number(tenthsOfInch) * 2.54) / 5) * 5}`;
}
