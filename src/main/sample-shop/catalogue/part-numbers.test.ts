import { describe, expect, it } from 'vitest';
import { PartNumbers } from './part-numbers.ts';

describe('PartNumbers', () => {
  it('spells a mask: digits, letters, choices and what stands as it is', () => {
    const numbers = new PartNumbers('seed');
    expect(numbers.next('{41060|44060}-1F5##')).toMatch(/^(41060|44060)-1F5\d{2}$/);
    expect(numbers.next('1J0 698 15#{| A}@')).toMatch(/^1J0 698 15\d( A)?[A-Z]$/);
  });

  it('gives every number of a mask once before any comes again', () => {
    const numbers = new PartNumbers('seed');
    const given = Array.from({ length: 1000 }, () => numbers.next('K06###'));
    expect(new Set(given).size).toBe(1000);
  });

  it('marks a number that comes again as a replacement, so that it is still different', () => {
    const numbers = new PartNumbers('seed');
    const given = Array.from({ length: 700 }, () => numbers.next('A#'));
    expect(new Set(given).size).toBe(700);
    expect(given[10]).toMatch(/^A\d-A$/);
    expect(given[699]).toMatch(/^A\d-[A-Z]{2}$/);
  });

  it('keeps the mark of a replacement apart from letters that are part of the number', () => {
    const numbers = new PartNumbers('seed');
    const given = Array.from({ length: 100 }, () => numbers.next('XS6Z-2001-{A|B}{|A|B}'));
    expect(new Set(given).size).toBe(100);
  });

  it('gives the same numbers for the same seed, and others for another', () => {
    const series = (seed: string) => {
      const numbers = new PartNumbers(seed);
      return Array.from({ length: 5 }, () => numbers.next('BC####'));
    };
    expect(series('one')).toEqual(series('one'));
    expect(series('one')).not.toEqual(series('two'));
  });

  it('keeps the series of two masks apart', () => {
    const numbers = new PartNumbers('seed');
    const first = numbers.next('BC####');
    numbers.next('BP####');
    expect(new PartNumbers('seed').next('BC####')).toBe(first);
  });
});
