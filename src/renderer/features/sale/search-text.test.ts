import { describe, expect, it } from 'vitest';
import { parseSearchText, scannedSearchText } from './search-text.ts';

describe('parseSearchText', () => {
  it.each([
    ['LAB502', 1000, 'LAB502'],
    ['3*LAB502', 3000, 'LAB502'],
    ['3 * LAB502 ', 3000, 'LAB502'],
    ['2.5*manguera', 2500, 'manguera'],
    ['0,250*cable', 250, 'cable'],
    ['3*', 3000, ''],
    ['  bujía ngk ', 1000, 'bujía ngk'],
  ])('reads %j as %i thousandths of %j', (typed, quantityMilli, text) => {
    expect(parseSearchText(typed)).toEqual({ quantityMilli, text });
  });

  it.each(['*LAB', 'AB*12', '0*LAB', '-2*LAB', '1.2345*LAB'])(
    'looks for %j as it is written when no quantity stands before the asterisk',
    (typed) => {
      expect(parseSearchText(typed)).toEqual({ quantityMilli: 1000, text: typed });
    },
  );
});

describe('scannedSearchText', () => {
  it('keeps a quantity that was waiting for its code', () => {
    expect(scannedSearchText('3*', '7501234')).toBe('3*7501234');
  });

  it('drops text that was left over in the box', () => {
    expect(scannedSearchText('balata', '7501234')).toBe('7501234');
    expect(scannedSearchText('', '7501234')).toBe('7501234');
    expect(scannedSearchText('3*bal', '7501234')).toBe('7501234');
  });
});
