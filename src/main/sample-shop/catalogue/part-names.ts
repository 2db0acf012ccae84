import type { Fitment, Kind, ProductLine } from './kinds/kind.ts';
import type { Side } from './oem-numbers/oem-number-mask.ts';
import { yearsOf, type Vehicle } from './vehicles/vehicle.ts';

/** What tells one part of a kind from another. */
export interface PartIdentity {
  readonly kind: Kind;
  readonly fitment: Fitment;
  readonly side: Side | null;
  readonly line: ProductLine | undefined;
  /** A measure that the number says: `6PK1790`. */
  readonly measure: string | undefined;
  /** How many of the vehicles that share it the name mentions. */
  readonly mentioned: number;
}

/** As counter people write it: `Balata delantera Tsuru III 92-17 cerámica`. */
export function spanishName(part: PartIdentity): string {
  const { kind, fitment, side, line, measure } = part;
  const cars = mentionedVehicles(part)
    .map((vehicle) => `${vehicle.name} ${yearsOf(vehicle)}`)
    .join(' / ');
  return joined(' ', [
    kind.es,
    side && spanishSide(side, kind.sided),
    cars,
    namesEngine(kind) ? engineText(fitment) : undefined,
    line?.es,
    measure,
  ]);
}

/** As brands print it: `Front brake pad set, ceramic, Nissan Tsuru III 1.6`. */
export function englishName(part: PartIdentity): string {
  const { kind, fitment, side, line, measure } = part;
  const models = mentionedVehicles(part).map(englishModel);
  const oneEngine = new Set(fitment.vehicles.flatMap(({ engines }) => engines)).size === 1;
  const cars = joined(' ', [
    [...new Set(models)].join(' / '),
    namesEngine(kind) || oneEngine ? engineText(fitment).replace('diésel', 'diesel') : undefined,
  ]);
  return joined(', ', [kind.en, line?.en, side, measure, cars]);
}

function mentionedVehicles({ fitment, mentioned }: PartIdentity): readonly Vehicle[] {
  return fitment.vehicles.slice(0, mentioned);
}

function namesEngine(kind: Kind): boolean {
  return kind.scope === 'engine' || kind.scope === 'car';
}

function engineText({ engine }: Fitment): string {
  if (engine.ignition === 'diesel') return `${engine.litres} diésel`;
  return engine.cylinders >= 6 ? `${engine.litres} V${engine.cylinders}` : engine.litres;
}

function spanishSide(side: Side, gender: Kind['sided']): string {
  const ending = gender === 'f' ? 'a' : 'o';
  return `${side === 'left' ? 'izquierd' : 'derech'}${ending}`;
}

function englishModel({ maker, name }: Vehicle): string {
  const plain = name.normalize('NFD').replace(/\p{Diacritic}/gu, '');
  return plain.startsWith(maker) ? plain : `${maker} ${plain}`;
}

function joined(separator: string, words: readonly (string | null | undefined)[]): string {
  return words.filter((word) => word).join(separator);
}
