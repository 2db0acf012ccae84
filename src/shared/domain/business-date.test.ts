import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  businessDateAt,
  daysBetween,
  DEFAULT_TIME_ZONE,
  parseBusinessDate,
} from './business-date.ts';

const day = (text: string) => {
  const parsed = parseBusinessDate(text);
  if (!parsed) throw new Error(`not a day: ${text}`);
  return parsed;
};

describe('businessDateAt', () => {
  it.each([
    // Six hours behind UTC, all year since October 2022.
    ['2026-11-24T05:59:59.999Z', DEFAULT_TIME_ZONE, '2026-11-23'],
    ['2026-11-24T06:00:00.000Z', DEFAULT_TIME_ZONE, '2026-11-24'],
    ['2026-07-01T05:59:59.999Z', DEFAULT_TIME_ZONE, '2026-06-30'],
    // On the border they still change their clocks.
    ['2026-07-01T06:59:59.999Z', 'America/Tijuana', '2026-06-30'],
    ['2026-12-01T07:59:59.999Z', 'America/Tijuana', '2026-11-30'],
    ['2026-12-31T23:59:59.999Z', 'UTC', '2026-12-31'],
  ])('%s in %s is %s', (instant, zone, expected) => {
    expect(businessDateAt(Date.parse(instant), zone)).toBe(expected);
  });

  it('refuses a zone that does not exist', () => {
    expect(() => businessDateAt(0, 'America/Refaccionaria')).toThrow(RangeError);
  });
});

describe('parseBusinessDate', () => {
  it.each(['2026-02-28', '2028-02-29', '1999-12-31'])('takes %s', (text) => {
    expect(parseBusinessDate(text)).toBe(text);
  });

  it.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-1-1', '23/11/2026', '', '2026-11-23T00:00:00Z'])(
    'refuses %j',
    (text) => {
      expect(parseBusinessDate(text)).toBeUndefined();
    },
  );
});

describe('addDays', () => {
  it.each([
    ['2026-11-23', 30, '2026-12-23'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2026-03-01', -1, '2026-02-28'],
    ['2026-11-23', 0, '2026-11-23'],
  ])('%s and %d days is %s', (date, days, expected) => {
    expect(addDays(day(date), days)).toBe(expected);
  });

  it('is undone by counting the days between', () => {
    fc.assert(
      fc.property(fc.integer({ min: -20_000, max: 20_000 }), (days) => {
        const start = day('2026-11-23');
        expect(daysBetween(start, addDays(start, days))).toBe(days);
      }),
    );
  });
});
