import { KIND_IDS, type KindId } from '../kinds/kinds.ts';
import type { Maker } from '../vehicles/vehicle.ts';
import type { Brand, Numbering } from './brand.ts';
import { chassisBrands } from './chassis-brands.ts';
import { driveBrands } from './drive-brands.ts';
import { electronicsBrands } from './electronics-brands.ts';
import { engineBrands } from './engine-brands.ts';
import { filterAndIgnitionBrands } from './filter-and-ignition-brands.ts';
import { suspensionBrands } from './suspension-brands.ts';

/** One brand's entries may stand in several files, one for each part of the shelf. */
export const brands: readonly Brand[] = [
  ...chassisBrands,
  ...suspensionBrands,
  ...driveBrands,
  ...engineBrands,
  ...filterAndIgnitionBrands,
  ...electronicsBrands,
];

/** Who sells this kind of part for cars of these makers. */
export function brandsOf(kindId: KindId, makers: readonly Maker[]): readonly Brand[] {
  return (brandsByKind.get(kindId) ?? []).filter(
    (brand) => brand.makers === undefined || makers.some((maker) => brand.makers?.includes(maker)),
  );
}

const brandsByKind: ReadonlyMap<KindId, readonly Brand[]> = new Map(
  KIND_IDS.map((id) => [id, brands.filter((brand) => brand.makes[id] !== undefined)]),
);

/** The mask of a brand's numbers for a line of a kind; undefined when it does not make that line. */
export function numberingOf(numbering: Numbering, line: string | undefined): string | undefined {
  return typeof numbering === 'string' ? numbering : numbering[line ?? ''];
}
