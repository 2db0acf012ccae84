import type { BusinessDate } from '../../../shared/domain/business-date.ts';

/** Minutes since midnight, in the shop's zone. */
export interface OpenHours {
  readonly opens: number;
  readonly closes: number;
}

const WEEKDAY: OpenHours = { opens: 8 * 60 + 30, closes: 18 * 60 + 45 };
const SATURDAY: OpenHours = { opens: 8 * 60 + 30, closes: 14 * 60 + 45 };
const SUNDAY: OpenHours = { opens: 9 * 60 + 30, closes: 13 * 60 };

export type DayOfWeek = 'weekday' | 'saturday' | 'sunday';

export function dayOfWeek(date: BusinessDate): DayOfWeek {
  const day = new Date(`${date}T00:00:00Z`).getUTCDay();
  if (day === 0) return 'sunday';
  return day === 6 ? 'saturday' : 'weekday';
}

export function openHours(date: BusinessDate): OpenHours {
  return { weekday: WEEKDAY, saturday: SATURDAY, sunday: SUNDAY }[dayOfWeek(date)];
}

/**
 * The instant of a wall clock time in the shop's zone. A time that a change of hour skips or repeats gives an instant
 * within that hour.
 */
export function shopInstant(date: BusinessDate, minuteOfDay: number, timeZone: string): number {
  const asIfUtc = Date.parse(`${date}T00:00:00Z`) + minuteOfDay * 60_000;
  const guess = asIfUtc - offsetMs(asIfUtc, timeZone);
  return asIfUtc - offsetMs(guess, timeZone);
}

/** How far the zone's wall clock is ahead of UTC at an instant. */
function offsetMs(instantMs: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    ...{ year: 'numeric', month: 'numeric', day: 'numeric' },
    ...{ hour: 'numeric', minute: 'numeric', second: 'numeric' },
  }).formatToParts(instantMs);
  const read = (type: Intl.DateTimeFormatPartTypes): number =>
    Number(parts.find((part) => part.type === type)?.value);
  const wallClock = Date.UTC(
    ...([read('year'), read('month') - 1, read('day')] as const),
    ...([read('hour'), read('minute'), read('second')] as const),
  );
  return wallClock - Math.floor(instantMs / 1000) * 1000;
}
