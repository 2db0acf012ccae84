declare const businessDateBrand: unique symbol;

/** A day of the shop, `YYYY-MM-DD`, in the shop's zone. */
export type BusinessDate = string & { readonly [businessDateBrand]: true };

export const DEFAULT_TIME_ZONE = 'America/Mexico_City';

/**
 * The shop's day at an instant: the one function that turns time into a date.
 * @param instantMs milliseconds since 1970, UTC
 * @param timeZone an IANA zone name
 * @throws RangeError for a zone that does not exist
 */
export function businessDateAt(instantMs: number, timeZone: string): BusinessDate {
  // The Swedish locale writes dates as ISO 8601 does.
  return dateFormat(timeZone).format(instantMs) as BusinessDate;
}

/** @returns undefined unless the text is a day that exists */
export function parseBusinessDate(text: string): BusinessDate | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const instant = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(text)
    ? (text as BusinessDate)
    : undefined;
}

/** Counts on the calendar: a day of 23 hours is still one day. */
export function addDays(date: BusinessDate, days: number): BusinessDate {
  const instant = new Date(`${date}T00:00:00Z`);
  instant.setUTCDate(instant.getUTCDate() + days);
  return instant.toISOString().slice(0, 10) as BusinessDate;
}

/** Days from `earlier` to `later`; negative when they are the other way round. */
export function daysBetween(earlier: BusinessDate, later: BusinessDate): number {
  return Math.round((Date.parse(`${later}T00:00:00Z`) - Date.parse(`${earlier}T00:00:00Z`)) / 86_400_000);
}

const dateFormats = new Map<string, Intl.DateTimeFormat>();

function dateFormat(timeZone: string): Intl.DateTimeFormat {
  let format = dateFormats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('sv-SE', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    });
    dateFormats.set(timeZone, format);
  }
  return format;
}
