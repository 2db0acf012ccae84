import { describe, expect, it } from 'vitest';
import type { CataloguePart } from './catalogue-part.ts';
import { generateCatalogue } from './wide-catalogue.ts';

const SIZE = { seed: 'wide', oem: 8_000, aftermarket: 24_000 };

describe('generateCatalogue', () => {
  const parts = [...generateCatalogue(SIZE)];

  it('gives exactly as many parts of each as were asked for', () => {
    expect(countOf(parts, 'oem')).toBe(SIZE.oem);
    expect(countOf(parts, 'aftermarket')).toBe(SIZE.aftermarket);
    expect([...generateCatalogue({ seed: 'wide', oem: 0, aftermarket: 10 })]).toHaveLength(10);
    expect([...generateCatalogue({ seed: 'wide', oem: 10, aftermarket: 0 })]).toHaveLength(10);
  });

  it('gives the same parts for the same seed, whether all or the first of them are taken', () => {
    expect(take(generateCatalogue(SIZE), 5_000)).toEqual(parts.slice(0, 5_000));
    expect(take(generateCatalogue({ ...SIZE, seed: 'other' }), 100)).not.toEqual(parts.slice(0, 100));
  });

  it('gives each part a number that no other of its brand has, in every round', () => {
    const numbers = parts.map((part) =>
      part.kind === 'oem' ? `OEM ${part.number}` : `${part.brand} ${part.number}`,
    );
    expect(numbers.length - new Set(numbers).size).toBe(0);
  });

  it('goes on with other models and years once the counter’s are through', () => {
    const names = new Set(parts.map(({ nameEs }) => nameEs));
    expect(names.size / parts.length).toBeGreaterThan(0.5);
  });
});

function countOf(parts: readonly CataloguePart[], kind: CataloguePart['kind']): number {
  return parts.filter((part) => part.kind === kind).length;
}

function take(parts: Iterable<CataloguePart>, count: number): CataloguePart[] {
  const taken: CataloguePart[] = [];
  for (const part of parts) {
    if (taken.push(part) === count) break;
  }
  return taken;
}
