/** Chance that repeats: the same seed gives the same draws. */
export interface Chance {
  /** A whole number from `least` to `most`, both included. */
  int(least: number, most: number): number;
  /** From `least` up to `most`. */
  between(least: number, most: number): number;
  /** True that often: 0 never, 1 always. */
  happens(probability: number): boolean;
  /** @throws RangeError for an empty list */
  pick<Item>(items: readonly Item[]): Item;
  /** Up to `count` different items, the heavy ones more often. */
  pickSeveral<Item>(items: readonly Item[], count: number, weightOf: (item: Item) => number): Item[];
  /** Another stream of draws. What is drawn from it does not move this one. */
  fork(label: string): Chance;
}

export function createChance(seed: string): Chance {
  const next = sfc32(seed);
  const between = (least: number, most: number): number => least + next() * (most - least);
  const int = (least: number, most: number): number => Math.floor(between(least, most + 1));
  return {
    between,
    int,
    happens: (probability) => next() < probability,
    pick: (items) => itemAt(items, int(0, items.length - 1)),
    pickSeveral: (items, count, weightOf) => weightedDraw(items, count, weightOf, next),
    fork: (label) => createChance(`${seed}/${label}`),
  };
}

function weightedDraw<Item>(
  items: readonly Item[],
  count: number,
  weightOf: (item: Item) => number,
  next: () => number,
): Item[] {
  // A key of u^(1/w) each, the highest win (Efraimidis and Spirakis, "Weighted random sampling with a reservoir").
  return items
    .map((item) => ({ item, key: next() ** (1 / weightOf(item)) }))
    .toSorted((first, second) => second.key - first.key)
    .slice(0, count)
    .map(({ item }) => item);
}

function itemAt<Item>(items: readonly Item[], index: number): Item {
  if (index < 0 || index >= items.length) throw new RangeError('nothing to pick from');
  return items[index] as Item;
}

/** Chris Doty-Humphrey's small fast counter generator, of PractRand; started from an FNV-1a hash of the seed. */
function sfc32(seed: string): () => number {
  const hash = hashOf(seed);
  let [a, b, c, counter] = [hash, hash ^ 0x9e3779b9, hash ^ 0x243f6a88, 1];
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return (sum >>> 0) / 4294967296;
  };
  // The first draws still resemble the seed.
  for (let round = 0; round < 12; round++) next();
  return next;
}

/** FNV-1a, 32 bits: not negative. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}
