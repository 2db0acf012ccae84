import { DEFAULT_TIME_ZONE } from '../shared/domain/business-date.ts';
import { useSession } from './use-session.ts';

/** `25 nov 2026, 09:12`, in the shop's zone. */
export function useInstantText(): (instant: string) => string {
  const timeZone = useSession().data?.settings.timeZone ?? DEFAULT_TIME_ZONE;
  const format = new Intl.DateTimeFormat('es-MX', {
    timeZone,
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  });
  return (instant) => format.format(Date.parse(instant));
}
