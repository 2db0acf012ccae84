import { describe, expect, it } from 'vitest';
import {
  businessDateAt,
  parseBusinessDate,
  type BusinessDate,
} from '../../../shared/domain/business-date.ts';
import { openHours, shopInstant } from './shop-hours.ts';

const day = (text: string): BusinessDate => {
  const date = parseBusinessDate(text);
  if (!date) throw new Error(text);
  return date;
};

describe('shopInstant', () => {
  it('finds the instant of a wall clock time in the shop’s zone', () => {
    expect(new Date(shopInstant(day('2026-11-20'), 9 * 60, 'America/Mexico_City')).toISOString()).toBe(
      '2026-11-20T15:00:00.000Z',
    );
    expect(new Date(shopInstant(day('2026-07-01'), 9 * 60 + 30, 'America/Tijuana')).toISOString()).toBe(
      '2026-07-01T16:30:00.000Z',
    );
  });

  it('follows a zone that changes its hour', () => {
    // Mexico City still moved its clocks in 2021: on 4 April from UTC-6 to UTC-5.
    expect(new Date(shopInstant(day('2021-04-03'), 10 * 60, 'America/Mexico_City')).toISOString()).toBe(
      '2021-04-03T16:00:00.000Z',
    );
    expect(new Date(shopInstant(day('2021-04-04'), 10 * 60, 'America/Mexico_City')).toISOString()).toBe(
      '2021-04-04T15:00:00.000Z',
    );
  });

  it('stays on the business day at both ends of the open hours', () => {
    for (const text of ['2026-11-20', '2026-11-21', '2026-11-22']) {
      const { opens, closes } = openHours(day(text));
      for (const minute of [opens, closes]) {
        const zone = 'America/Mexico_City';
        expect(businessDateAt(shopInstant(day(text), minute, zone), zone)).toBe(text);
      }
    }
  });
});
