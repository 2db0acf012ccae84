import type { TerminalStatus } from '../../../shared/contract/session.ts';

export type StatusTone = 'good' | 'busy' | 'attention';

export interface StatusItem {
  readonly id: 'central' | 'copy' | 'age' | 'pending' | 'parked' | 'folios' | 'clock';
  readonly tone: StatusTone;
  readonly text: string;
}

/** A tenth of the block that a terminal holds: renewing has failed for a while when it gets this far. */
export const FEW_FOLIOS = 200;
export const CLOCK_SKEW_SHOWN_MS = 5 * 60_000;

/** What the status bar says, in order. Only what matters now is there. */
export function statusItems(
  status: TerminalStatus,
  context: { readonly nowMs: number; readonly timeZone: string },
): StatusItem[] {
  const items: (StatusItem | null)[] = [
    centralItem(status.central),
    status.firstCopy && {
      id: 'copy',
      tone: 'busy',
      text: `Copiando catálogo: ${copyPercent(status.firstCopy)} %`,
    },
    status.replicaAsOf === null
      ? null
      : { id: 'age', tone: 'good', text: `Datos de ${timeOf(status.replicaAsOf, context)}` },
    status.pendingCount === 0
      ? null
      : {
          id: 'pending',
          tone: status.central === 'there' ? 'good' : 'busy',
          text: pendingText(status.pendingCount, status.oldestPendingAt, context.nowMs),
        },
    status.parkedCount === 0
      ? null
      : { id: 'parked', tone: 'attention', text: `${status.parkedCount} por revisar` },
    status.foliosLeft >= FEW_FOLIOS
      ? null
      : { id: 'folios', tone: 'attention', text: foliosText(status.foliosLeft) },
    clockItem(status.clockSkewMs),
  ];
  return items.filter((item) => item !== null);
}

/** `45`: whole percent, never 100 before the copy is complete. */
export function copyPercent(copy: { readonly done: number; readonly total: number }): number {
  return copy.total <= 0 ? 0 : Math.min(99, Math.floor((copy.done / copy.total) * 100));
}

function centralItem(central: TerminalStatus['central']): StatusItem {
  switch (central) {
    case 'there':
      return { id: 'central', tone: 'good', text: 'Servidor conectado' };
    case 'connecting':
      return { id: 'central', tone: 'busy', text: 'Conectando con el servidor…' };
    case 'away':
      return { id: 'central', tone: 'attention', text: 'Sin servidor: se sigue vendiendo' };
    case 'incompatible':
      return { id: 'central', tone: 'attention', text: 'Servidor de otra versión: se sigue vendiendo' };
  }
}

function pendingText(count: number, oldestAt: string | null, nowMs: number): string {
  const what = `${count} por enviar`;
  if (oldestAt === null) return what;
  const ageMs = nowMs - Date.parse(oldestAt);
  return ageMs < 60_000 ? what : `${what}, desde hace ${durationText(ageMs)}`;
}

function foliosText(left: number): string {
  if (left === 0) return 'Sin folios: se asignan al conectar';
  return left === 1 ? 'Queda 1 folio' : `Quedan ${left} folios`;
}

function clockItem(skewMs: number | null): StatusItem | null {
  if (skewMs === null || Math.abs(skewMs) <= CLOCK_SKEW_SHOWN_MS) return null;
  const direction = skewMs > 0 ? 'adelantado' : 'atrasado';
  return { id: 'clock', tone: 'attention', text: `Reloj ${direction} ${durationText(Math.abs(skewMs))}` };
}

/** `4 min`, `3 h`, `2 días` */
export function durationText(durationMs: number): string {
  const minutes = Math.floor(durationMs / 60_000);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return `${hours} h`;
  return `${Math.floor(hours / 24)} días`;
}

/** The hour of today, and the day as well when it is another one. */
function timeOf(instant: string, { nowMs, timeZone }: { nowMs: number; timeZone: string }): string {
  const time = new Intl.DateTimeFormat('es-MX', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  });
  const day = new Intl.DateTimeFormat('es-MX', { timeZone, day: 'numeric', month: 'short' });
  const at = Date.parse(instant);
  const isToday = day.format(at) === day.format(nowMs);
  return isToday ? time.format(at) : `${day.format(at)}, ${time.format(at)}`;
}
