import type { Fitment } from '../kinds/kind.ts';
import { kindOf, type KindId } from '../kinds/kinds.ts';
import type { CodeStyle } from '../vehicles/vehicle.ts';
import { chassisNumbers } from './chassis-numbers.ts';
import { engineNumbers } from './engine-numbers.ts';

export type Side = 'left' | 'right';

/** The mask of the numbers that the car's maker gives to this kind of part for this chassis or engine. */
export function oemNumberMask(kindId: KindId, { platform, engine }: Fitment, side: Side | null): string {
  const { style, infix } = kindOf(kindId).scope === 'engine' ? engine : platform;
  return masks[style](infix, (column) => functionNumber(kindId, column, side));
}

/** What the maker's numbers say of the kind, by its column in the tables; several styles say nothing. */
type FunctionNumber = (column: number) => string;

const masks: Readonly<Record<CodeStyle, (infix: string, functionOf: FunctionNumber) => string>> = {
  nissan: (infix, functionOf) => `${functionOf(0)}-${infix}##`,
  toyota: (infix, functionOf) => `${functionOf(1)}-${infix}###`,
  honda: (infix, functionOf) => `${functionOf(2)}-${infix}-{0|A|E|G|N}{0|1|5}{0|1|2|3}`,
  vw: (infix, functionOf) => `${infix} ${functionOf(3)}{| A| B| C| D| E| F| G| H| J| K| L| M| N}`,
  ford: (infix, functionOf) => `${infix}-${functionOf(4)}-{A|B|C|D|E}{|A|B|C}`,
  hyundai: (infix, functionOf) => `${functionOf(5)}-${infix}{A|0|1|2|3}{0|1|3|5}{0|1}`,
  mazda: (infix, functionOf) => `${infix}{1|A|E|H|K|Y}-${functionOf(6)}{|A|B|C}`,
  gm: (infix) => `${infix}######`,
  chrysler: (infix) => `${infix}######A{A|B|C|D}`,
  renault: (infix) => `${infix}######`,
  mitsubishi: (infix) => (infix === '4605' ? '4605@###' : `${infix.length === 2 ? infix : 'MD'}######`),
};

const numbers: Readonly<Record<KindId, readonly string[]>> = { ...chassisNumbers, ...engineNumbers };

function functionNumber(kindId: KindId, column: number, side: Side | null): string {
  const [left = '', right = left] = (numbers[kindId][column] ?? '').split('|');
  return side === 'right' ? right : left;
}
