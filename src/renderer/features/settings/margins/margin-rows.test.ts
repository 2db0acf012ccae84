import { describe, expect, it } from 'vitest';
import type { MarginRow } from '../../../../shared/contract/settings.ts';
import type { CustomerId } from '../../../../shared/domain/ids.ts';
import { basisPoints } from '../../../../shared/domain/scaled.ts';
import { marginOfPair, marginOptions } from './margin-rows.ts';

const customer = { id: '01900000-0000-7000-8000-0000000000aa' as CustomerId, name: 'Taller Núñez' };
const set: readonly MarginRow[] = [
  { group: { id: 1, name: 'Frenos' }, brand: null, customer: null, marginBasisPoints: basisPoints(4_000) },
  { group: null, brand: { id: 2, name: 'Bosch' }, customer, marginBasisPoints: basisPoints(1_500) },
  { group: { id: 9, name: null }, brand: null, customer: null, marginBasisPoints: basisPoints(100) },
];
const nothing = { groups: [], brands: [], customers: [] };

describe('marginOptions', () => {
  it('lists what has a margin, also of what the catalogue no longer has', () => {
    expect(marginOptions('', set, nothing).map(({ kind, name, margin }) => [kind, name, margin])).toEqual([
      ['Grupo', 'Frenos', 4_000],
      ['Cliente y marca', 'Taller Núñez · Bosch', 1_500],
      ['Grupo', 'Grupo que ya no está', 100],
    ]);
  });

  it('finds without accents, and gives what is found twice once, with its margin', () => {
    const found = { ...nothing, groups: [{ id: 1, name: 'Frenos' }], brands: [{ id: 3, name: 'Freno Max' }] };
    expect(marginOptions('freno', set, found).map(({ name, margin }) => [name, margin])).toEqual([
      ['Frenos', 4_000],
      ['Freno Max', null],
    ]);
    expect(marginOptions('NUNEZ bosch', set, nothing)).toHaveLength(1);
  });

  it('offers nothing that was not asked for while nothing is written', () => {
    expect(marginOptions(' ', [], { ...nothing, groups: [{ id: 1, name: 'Frenos' }] })).toEqual([]);
  });
});

describe('marginOfPair', () => {
  it('is that of the customer and the brand together', () => {
    expect(marginOfPair(set, customer.id, 2)).toBe(1_500);
    expect(marginOfPair(set, customer.id, 3)).toBeNull();
  });
});
