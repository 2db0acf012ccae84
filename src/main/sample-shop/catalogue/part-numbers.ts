import { hashOf } from '../chance.ts';

/**
 * Gives out part numbers of the style that a mask describes: `#` is a digit, `@` a letter, `{a|b|}` one of these texts,
 * the empty one included; everything else stands as it is. `K06####`, `F{4|5}ZZ-2001-A`, `1J0 698 151{| A| B}`.
 *
 * The numbers of one mask are all different without remembering any: the n-th is a place in a fixed shuffle. When a
 * mask is used up its numbers come again with a letter behind, as makers mark a replacement.
 */
export class PartNumbers {
  readonly #seed: string;
  readonly #series = new Map<string, Series>();

  constructor(seed: string) {
    this.#seed = seed;
  }

  next(mask: string): string {
    let series = this.#series.get(mask);
    if (!series) {
      series = startSeries(mask, this.#seed);
      this.#series.set(mask, series);
    }
    const given = series.given++;
    const round = Math.floor(given / series.capacity);
    const place = (given % series.capacity) * series.step + series.offset;
    const number = spell(series.slots, place % series.capacity);
    return round === 0 ? number : `${number}-${replacementMark(round)}`;
  }
}

interface Series {
  readonly slots: readonly (readonly string[])[];
  readonly capacity: number;
  readonly step: number;
  readonly offset: number;
  given: number;
}

const DIGITS = [...'0123456789'];
/** Without I and O, which counters read as 1 and 0. */
const LETTERS = [...'ABCDEFGHJKLMNPQRSTUVWXYZ'];
/** Keeps the product of place and step exact. */
const MAX_CAPACITY = 10_000_000;

function startSeries(mask: string, seed: string): Series {
  const slots = slotsOf(mask);
  const size = slots.reduce((product, options) => product * options.length, 1);
  const capacity = Math.min(size, MAX_CAPACITY);
  return {
    slots,
    capacity,
    step: coprimeStep(capacity),
    offset: hashOf(`${seed}/${mask}`) % capacity,
    given: 0,
  };
}

function slotsOf(mask: string): string[][] {
  return [...mask.matchAll(/\{([^}]*)\}|[^{}]/g)].map(([token, choices]) => {
    if (choices !== undefined) return choices.split('|');
    if (token === '#') return DIGITS;
    if (token === '@') return LETTERS;
    return [token];
  });
}

/** Near the golden section of the range, so that neighbours in the series look unrelated. */
function coprimeStep(capacity: number): number {
  let step = Math.max(1, Math.round(capacity * 0.6180339887));
  while (greatestCommonDivisor(step, capacity) !== 1) step++;
  return step;
}

function greatestCommonDivisor(first: number, second: number): number {
  return second === 0 ? first : greatestCommonDivisor(second, first % second);
}

function spell(slots: readonly (readonly string[])[], place: number): string {
  let rest = place;
  return slots
    .toReversed()
    .map((options) => {
      const option = options[rest % options.length] ?? '';
      rest = Math.floor(rest / options.length);
      return option;
    })
    .toReversed()
    .join('');
}

/** 'A', 'B' ... 'Z', 'AA' ... */
function replacementMark(round: number): string {
  if (round === 0) return '';
  const before = Math.floor((round - 1) / LETTERS.length);
  return replacementMark(before) + (LETTERS[(round - 1) % LETTERS.length] ?? '');
}
