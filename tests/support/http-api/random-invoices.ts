export interface RandomItem {
  readonly description: string;
  readonly quantity: number;
  readonly unit_cost: number;
  readonly margin_pct: number;
  readonly unit_price?: number;
}

/** Numbers from 0 to 1 that are the same in every run (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** What the programs of a shop send: JSON numbers with the decimals that each field takes, a price given now and then. */
export function randomItems(next: () => number): RandomItem[] {
  const figure = (most: number, decimals: number) => Number((next() * most).toFixed(decimals));
  return Array.from({ length: 1 + Math.floor(next() * 6) }, () => ({
    description: 'Balatas',
    quantity: Math.max(next() < 0.5 ? 1 : 0.001, figure(20, next() < 0.5 ? 0 : 3)),
    unit_cost: figure(3000, 2),
    margin_pct: figure(80, 2),
    ...(next() < 0.3 ? { unit_price: figure(4000, 2) } : {}),
  }));
}
