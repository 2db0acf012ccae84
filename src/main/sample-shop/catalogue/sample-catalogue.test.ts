import { describe, expect, it } from 'vitest';
import { searchWords } from '../../../shared/domain/parts/part-number.ts';
import { isStorableText } from '../../../shared/domain/text.ts';
import { brands } from './brands/brands.ts';
import type { AftermarketPart, CataloguePart, OemPart } from './catalogue-part.ts';
import { KIND_IDS, kindOf } from './kinds/kinds.ts';
import { sampleCatalogue } from './sample-catalogue.ts';

const parts = sampleCatalogue('nexus');
const oem = parts.filter((part): part is OemPart => part.kind === 'oem');
const aftermarket = parts.filter((part): part is AftermarketPart => part.kind === 'aftermarket');
const share = (some: readonly CataloguePart[]) => some.length / parts.length;

describe('sampleCatalogue', () => {
  it('has more than 2,000 parts, most of them of brands', () => {
    expect(parts.length).toBeGreaterThan(2000);
    expect(oem.length).toBeGreaterThan(500);
    expect(aftermarket.length).toBeGreaterThan(oem.length);
  });

  it('is the same for the same seed, and another for another', () => {
    expect(sampleCatalogue('nexus')).toEqual(parts);
    expect(sampleCatalogue('other').map(({ number }) => number)).not.toEqual(
      parts.map(({ number }) => number),
    );
  });

  it('never gives one number to two parts of a brand, nor to two of the car makers', () => {
    const numbers = aftermarket.map(({ brand, number }) => `${brand} ${number}`);
    expect(duplicates(numbers)).toEqual([]);
    expect(duplicates(oem.map(({ number }) => number))).toEqual([]);
  });

  it('fits the columns of the catalogue', () => {
    for (const { number, nameEn, nameEs } of parts) {
      expect(number.length).toBeLessThanOrEqual(100);
      for (const name of [nameEn, nameEs]) {
        expect((name ?? '').length).toBeLessThanOrEqual(300);
        expect(isStorableText(name ?? '')).toBe(true);
      }
      expect(`${number}${nameEn}${nameEs}`).not.toMatch(/undefined|null null|[{}#@$*]#| {2}/);
    }
  });

  it('leaves 2 to 6 % without cost, and some of these with a list price alone', () => {
    const withoutCost = parts.filter(({ costUsdCents }) => costUsdCents === null);
    expect(share(withoutCost)).toBeGreaterThan(0.02);
    expect(share(withoutCost)).toBeLessThan(0.06);
    expect(withoutCost.some((part) => part.kind === 'aftermarket' && part.priceUsdCents !== null)).toBe(true);
    expect(withoutCost.some((part) => part.kind === 'oem')).toBe(true);
  });

  it('leaves some without Spanish name, group or brand, and none without any name', () => {
    expect(share(parts.filter(({ nameEs }) => nameEs === null))).toBeGreaterThan(0.02);
    expect(parts.filter(({ nameEs, nameEn }) => nameEs === null && nameEn === null)).toEqual([]);
    expect(oem.filter(({ group }) => group === null).length).toBeGreaterThan(5);
    expect(aftermarket.filter(({ brand }) => brand === null).length).toBeGreaterThan(5);
  });

  it('has several brands for what is asked for often and one or none for what is rare', () => {
    const brandsFor = (words: string) =>
      new Set(
        aftermarket
          .filter(({ nameEs }) =>
            searchWords(words).every((word) => searchWords(nameEs ?? '').includes(word)),
          )
          .map(({ brand }) => brand),
      ).size;
    expect(brandsFor('balata delantera Tsuru III')).toBeGreaterThanOrEqual(3);
    expect(brandsFor('filtro de aceite Jetta A4')).toBeGreaterThanOrEqual(3);
    expect(brandsFor('convertidor catalítico Lancer')).toBeLessThanOrEqual(1);
  });

  it('costs what the trade asks for', () => {
    expect(medianUsd('Balata delantera Tsuru III')).toBeGreaterThan(6);
    expect(medianUsd('Balata delantera Tsuru III')).toBeLessThan(25);
    expect(medianUsd('Bujía')).toBeLessThan(medianUsd('Bobina de encendido'));
    expect(medianUsd('Filtro de aceite')).toBeLessThan(6);
    expect(medianUsd('Compresor de A/C')).toBeGreaterThan(100);
    expect(medianUsd('Amortiguador trasero Tsuru III')).toBeLessThan(
      medianUsd('Amortiguador trasero Silverado'),
    );
    const implausible = parts.filter(
      ({ costUsdCents }) => costUsdCents !== null && (costUsdCents < 5 || costUsdCents > 150_000),
    );
    expect(implausible).toEqual([]);
  });

  it('numbers the maker’s own parts as each maker does', () => {
    expect(numberOfOem('Filtro de aceite Tsuru III')).toMatch(/^15208-53Y\d{2}/);
    expect(oem.some(({ number }) => /^1J0 \d{3} \d{3}/.test(number))).toBe(true);
    expect(oem.some(({ number }) => /^9[356]\d{6}$/.test(number))).toBe(true);
    expect(oem.some(({ number }) => /^XS6Z-\w+-[A-E]/.test(number))).toBe(true);
  });
});

describe('brands', () => {
  it('are there for every kind of part', () => {
    const made = new Set(brands.flatMap(({ makes }) => Object.keys(makes)));
    expect(KIND_IDS.filter((id) => !made.has(id))).toEqual([]);
  });

  it('sell only kinds that they make', () => {
    const makesBelts = brands.filter(({ makes }) => makes['timing-belt']).map(({ name }) => name);
    const belts = aftermarket.filter(({ nameEs }) => nameEs?.startsWith('Banda de distribución'));
    expect(belts.length).toBeGreaterThan(10);
    expect(belts.filter(({ brand }) => brand !== null && !makesBelts.includes(brand))).toEqual([]);
    const ngk = aftermarket.filter(({ brand, nameEs }) => brand === 'NGK' && nameEs);
    for (const { nameEs } of ngk) expect(nameEs).toMatch(/^(Bujía|Juego de cables|Bobina|Sensor de oxígeno)/);
  });

  it('offer no line that their kind does not have', () => {
    const strays: string[] = [];
    for (const { name, makes } of brands) {
      for (const id of KIND_IDS) {
        const numbering = makes[id];
        const offered = typeof numbering === 'object' ? Object.keys(numbering) : [];
        const lines = kindOf(id).lines?.map(({ es }) => es) ?? [];
        strays.push(
          ...offered.filter((line) => !lines.includes(line)).map((line) => `${name} ${id} ${line}`),
        );
      }
    }
    expect(strays).toEqual([]);
  });
});

function duplicates(texts: readonly string[]): string[] {
  const seen = new Set<string>();
  return texts.filter((text) => seen.size === seen.add(text).size);
}

function medianUsd(name: string): number {
  const costs = aftermarket
    .filter(({ nameEs }) => nameEs?.startsWith(name))
    .flatMap(({ costUsdCents }) => costUsdCents ?? [])
    .toSorted((first, second) => first - second);
  return (costs[Math.floor(costs.length / 2)] ?? Number.NaN) / 100;
}

function numberOfOem(name: string): string | undefined {
  return oem.find(({ nameEs }) => nameEs?.startsWith(name))?.number;
}
