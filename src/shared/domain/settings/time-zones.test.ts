import { describe, expect, it } from 'vitest';
import { isTimeZone, MEXICAN_ZONES } from './time-zones.ts';

describe('isTimeZone', () => {
  it('knows every zone of Mexico that is offered', () => {
    expect(MEXICAN_ZONES.filter(({ zone }) => !isTimeZone(zone))).toEqual([]);
  });

  it.each(['', 'Ciudad de México', 'America/Puebla_York', 'UTC+25'])('refuses %j', (zone) => {
    expect(isTimeZone(zone)).toBe(false);
  });
});
