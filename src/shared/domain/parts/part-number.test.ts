import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalisePartNumber, searchWords } from './part-number.ts';

describe('normalisePartNumber', () => {
  it.each(['90915-YZZD4', '90915 yzzd4', '90915.YZZD4', "90915'yzzd4", '90915/YZZD4', '  90915yzzd4'])(
    '%j is 90915YZZD4',
    (text) => {
      expect(normalisePartNumber(text)).toBe('90915YZZD4');
    },
  );

  it('drops accents and keeps leading zeros', () => {
    expect(normalisePartNumber('0ñú-12')).toBe('0NU12');
  });

  it('changes nothing when done twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = normalisePartNumber(text);
        expect(normalisePartNumber(once)).toBe(once);
        expect(once).toMatch(/^[A-Z0-9]*$/);
      }),
    );
  });
});

describe('searchWords', () => {
  it.each([
    ['Balata Delantera', ['balata', 'delantera']],
    ['FILTRO de ACEITE, Tsuru', ['filtro', 'de', 'aceite', 'tsuru']],
    ['Bujía/Ñandú', ['bujia', 'nandu']],
    ['1.6-L', ['1', '6', 'l']],
    ['  %_ ', []],
  ])('%j', (text, expected) => {
    expect(searchWords(text)).toEqual(expected);
  });
});
