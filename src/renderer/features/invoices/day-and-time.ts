/** `23 nov 2026` and `14:05`, in the shop's zone. */
export function dayAndTime(
  instant: string,
  timeZone: string,
): { readonly day: string; readonly time: string } {
  const { days, times } = formatsOf(timeZone);
  const instantMs = Date.parse(instant);
  return { day: days.format(instantMs), time: times.format(instantMs) };
}

interface Formats {
  readonly days: Intl.DateTimeFormat;
  readonly times: Intl.DateTimeFormat;
}

const formats = new Map<string, Formats>();

/** Making one takes longer than a whole row. */
function formatsOf(timeZone: string): Formats {
  const known = formats.get(timeZone);
  if (known) return known;
  const made = {
    days: new Intl.DateTimeFormat('es-MX', { timeZone, day: 'numeric', month: 'short', year: 'numeric' }),
    times: new Intl.DateTimeFormat('es-MX', { timeZone, hour: '2-digit', minute: '2-digit', hour12: false }),
  };
  formats.set(timeZone, made);
  return made;
}
