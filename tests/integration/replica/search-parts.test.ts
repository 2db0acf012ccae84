import { describe, expect, it } from 'vitest';
import type { Replica } from '../../../src/main/application/ports.ts';
import { aftermarket, oem, page, row } from './pages.ts';
import { temporaryReplica } from './temporary-replica.ts';

function shop(): Replica {
  const { replica } = temporaryReplica();
  replica.apply(
    page({
      part_groups: [row('part_groups', 1, { name_part_group: 'Motor' })],
      manufacturers: [
        row('manufacturers', 1, { name_manufacture: 'Bosch' }),
        row('manufacturers', 2, { name_manufacture: 'Écran' }),
      ],
      parts: [
        oem(1, '90915-YZZD4', { group_id: 1 }),
        oem(2, '15400-PLM-A02', { name_part: 'Oil filter', name_es: 'Filtro de aceite' }),
        oem(3, 'AB-90915', { name_part: 'Water pump', name_es: 'Bomba de agua' }),
        oem(4, '90915-YZZ', { name_part: 'Spark plug', name_es: 'Bujía de níquel' }),
        oem(5, 'SIN-COSTO', { name_part: 'Bracket', name_es: null, cost_usd: null }),
      ],
      aftermarket_parts: [
        aftermarket(1, 'BP-1234', { manufacturer_id: 1, name_es: 'Balata delantera' }),
        aftermarket(2, 'BP-9999', {
          manufacturer_id: 2,
          name_es: 'Balata trasera',
          cost_usd: null,
          price_usd: '7.25',
        }),
        aftermarket(3, '15400PLMA02', { manufacturer_id: 1 }),
      ],
    }),
  );
  return replica;
}

const codes = (replica: Replica, text: string, limit = 20) =>
  replica.searchParts(text, limit).map((part) => part.code);

describe('searchParts', () => {
  it.each(['90915-YZZD4', '90915 yzzd4', '90915.YZZD4', "90915'yzzd4", '90915/YZZD4', '90915YZZD4'])(
    'takes %s for the same number',
    (text) => expect(codes(shop(), text)[0]).toBe('90915-YZZD4'),
  );

  it('puts the exact number first, then numbers that begin with it, then numbers that contain it', () => {
    expect(codes(shop(), '90915YZZ')).toEqual(['90915-YZZ', '90915-YZZD4']);
    expect(codes(shop(), '90915')).toEqual(['90915-YZZ', '90915-YZZD4', 'AB-90915']);
  });

  it('puts numbers before words', () => {
    const { replica } = temporaryReplica();
    replica.apply(
      page({
        parts: [
          oem(1, 'X-1', { name_part: 'Fil plate', name_es: null }),
          oem(2, 'ZFIL-2', { name_part: 'Bolt', name_es: null }),
          oem(3, 'FIL-3', { name_part: 'Bolt', name_es: null }),
          oem(4, 'FIL', { name_part: 'Bolt', name_es: null }),
        ],
      }),
    );
    expect(codes(replica, 'fil')).toEqual(['FIL', 'FIL-3', 'ZFIL-2', 'X-1']);
  });

  it('finds words of the Spanish and of the English name, in any order', () => {
    expect(codes(shop(), 'aceite filtro')).toContain('15400-PLM-A02');
    expect(codes(shop(), 'pump water')).toEqual(['AB-90915']);
    expect(codes(shop(), 'bomba water')).toEqual(['AB-90915']);
  });

  it('does not mind accents or case, in the text or in the catalogue', () => {
    expect(codes(shop(), 'BUJIA')).toEqual(['90915-YZZ']);
    expect(codes(shop(), 'bujía niquel')).toEqual(['90915-YZZ']);
    expect(codes(shop(), 'ecran')).toEqual(['BP-9999']);
  });

  it('finds brand and group beside a word', () => {
    expect(codes(shop(), 'balata bosch')).toEqual(['BP-1234', '15400PLMA02']);
    expect(codes(shop(), 'motor filtro')).toEqual(['90915-YZZD4']);
  });

  it('takes the last word as unfinished and the others as whole', () => {
    expect(codes(shop(), 'balata del')).toEqual(['BP-1234']);
    expect(codes(shop(), 'bal delantera')).toEqual([]);
  });

  it('wants every word', () => {
    expect(codes(shop(), 'balata radiador')).toEqual([]);
  });

  it.each(['', ' ', 'b', '9', '%', '_', "'", '"', '\\', '*', '%%%', '-'])(
    'gives no rows for one letter or for punctuation alone: %s',
    (text) => expect(codes(shop(), text)).toEqual([]),
  );

  it.each([
    ['%0915', ['90915-YZZ', '90915-YZZD4', 'AB-90915']],
    ['9_9_1_5 nada', []],
    ['"balata', ['BP-1234', 'BP-9999', '15400PLMA02']],
    ['balata"*', ['BP-1234', 'BP-9999', '15400PLMA02']],
    ['balata\\', ['BP-1234', 'BP-9999', '15400PLMA02']],
    ['"balata" OR "bomba"', []],
    ['NEAR(balata)', []],
    ['balata "delantera"', ['BP-1234']],
  ])('takes wildcards, quotes and query words as plain text: %s', (text, expected) =>
    expect(codes(shop(), text).toSorted()).toEqual(expected.toSorted()),
  );

  it('finds a part without a cost, and says so', () => {
    expect(shop().searchParts('SIN-COSTO', 5)).toMatchObject([{ code: 'SIN-COSTO', cost: null }]);
  });

  it('takes the price of an aftermarket part without a cost as its cost', () => {
    expect(shop().searchParts('BP-9999', 5)).toMatchObject([{ cost: { sourceCents: 725, currency: 'USD' } }]);
  });

  it.each([
    ['NaN', null],
    ['-1.00', null],
    ['0.00', null],
    ['0.004', null],
    ['99999999999999', null],
    ['12.345', 1235],
    ['12', 1200],
  ])('reads a cost of %s as %s centavos', (cost, expected) => {
    const { replica } = temporaryReplica();
    replica.apply(page({ parts: [oem(1, 'ABC', { cost_usd: cost })] }));
    expect(replica.partsByCode('ABC')[0]?.cost?.sourceCents ?? null).toBe(expected);
  });

  it('gives no more rows than asked, and each part once', () => {
    const { replica } = temporaryReplica();
    const parts = Array.from({ length: 60 }, (_, index) => oem(index + 1, `FILTRO-${index}`));
    replica.apply(page({ parts }));
    const found = codes(replica, 'filtro', 50);
    expect(found).toHaveLength(50);
    expect(new Set(found).size).toBe(50);
  });

  it('gives one kind alone when asked for it', () => {
    const found = shop().searchParts('15400plm', 5, 'aftermarket');
    expect(found.map((part) => part.code)).toEqual(['15400PLMA02']);
  });

  it('gives every part of a number', () => {
    expect(
      shop()
        .partsByCode('15400-plm-a02')
        .map((part) => part.part),
    ).toEqual([
      { kind: 'oem', id: 2 },
      { kind: 'aftermarket', id: 3 },
    ]);
    expect(shop().partsByCode('-')).toEqual([]);
  });
});

describe('a change in the catalogue', () => {
  it('is found by its new number and words alone', () => {
    const replica = shop();
    replica.apply(page({ parts: [oem(1, 'NUEVO-1', { name_part: 'Clutch', name_es: 'Embrague' })] }));
    expect(codes(replica, '90915-YZZD4')).toEqual([]);
    expect(codes(replica, '0915YZZD')).toEqual([]);
    expect(codes(replica, 'motor')).toEqual([]);
    expect(codes(replica, 'nuevo1')).toEqual(['NUEVO-1']);
    expect(codes(replica, 'embrague')).toEqual(['NUEVO-1']);
  });

  it('is gone when it is deleted', () => {
    const replica = shop();
    replica.apply(page({ aftermarket_parts: [row('aftermarket_parts', 1, null)] }));
    expect(codes(replica, 'BP-1234')).toEqual([]);
    expect(codes(replica, 'P1234')).toEqual([]);
    expect(codes(replica, 'delantera')).toEqual([]);
    expect(replica.part({ kind: 'aftermarket', id: 1 })).toBeUndefined();
  });

  it('reaches the parts of a brand or group that is renamed, or that arrives after them', () => {
    const replica = shop();
    replica.apply(page({ manufacturers: [row('manufacturers', 1, { name_manufacture: 'Brembo' })] }));
    expect(codes(replica, 'balata bosch')).toEqual([]);
    expect(codes(replica, 'balata brembo')).toEqual(['BP-1234', '15400PLMA02']);

    replica.apply(page({ parts: [oem(9, 'LATE-9', { group_id: 7 })] }));
    replica.apply(page({ part_groups: [row('part_groups', 7, { name_part_group: 'Suspensión' })] }));
    expect(codes(replica, 'suspension')).toEqual(['LATE-9']);
  });
});
