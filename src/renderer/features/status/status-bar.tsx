import { DEFAULT_TIME_ZONE } from '../../../shared/domain/business-date.ts';
import { useNow } from '../../use-now.ts';
import { useSession } from '../../use-session.ts';
import { useStatus } from './status-feed.ts';
import { copyPercent, statusItems, type StatusItem, type StatusTone } from './status-view.ts';

const AGES_STEP_MS = 10_000;

const DOTS: Record<StatusTone, string> = { good: 'bg-positive', busy: 'bg-accent', attention: 'bg-warning' };

/** Always there and always the same height; says what changed without asking for anything. */
export function StatusBar() {
  const { status, reachable } = useStatus();
  const session = useSession().data;
  const nowMs = useNow(AGES_STEP_MS);
  const timeZone = session?.settings.timeZone ?? DEFAULT_TIME_ZONE;

  const items =
    status && reachable ? statusItems(status, { nowMs, timeZone }) : [unreachable(status !== null)];
  return (
    <footer
      aria-label="Estado de la terminal"
      className="flex min-h-9 flex-wrap items-center gap-x-5 gap-y-1 border-t border-line bg-surface px-4 py-1 text-sm"
    >
      <div role="status" className="flex flex-wrap items-center gap-x-5 gap-y-1">
        {items.map((item) => (
          <span
            key={item.id}
            className={`flex items-center gap-2 whitespace-nowrap ${item.tone === 'attention' ? 'font-semibold text-warning' : 'text-muted'}`}
          >
            {item.id === 'central' && (
              <span aria-hidden="true" className={`size-2.5 rounded-full ${DOTS[item.tone]}`} />
            )}
            {item.text}
          </span>
        ))}
        {status?.firstCopy && reachable && <CopyProgress percent={copyPercent(status.firstCopy)} />}
      </div>
      <p className="ml-auto flex items-center gap-3 whitespace-nowrap text-muted">
        {session && (
          <>
            <span>
              Terminal <b className="code font-semibold text-ink">{session.terminalCode}</b>
            </span>
            <span className="max-md:hidden">v{session.version}</span>
          </>
        )}
      </p>
    </footer>
  );
}

function CopyProgress({ percent }: { percent: number }) {
  return (
    <progress
      aria-label="Copia del catálogo"
      value={percent}
      max={100}
      className="h-2 w-36 appearance-none overflow-hidden rounded-full bg-line [&::-webkit-progress-bar]:bg-line [&::-webkit-progress-value]:bg-accent"
    />
  );
}

function unreachable(wasThere: boolean): StatusItem {
  return {
    id: 'central',
    tone: wasThere ? 'attention' : 'busy',
    text: wasThere ? 'La aplicación no contesta: reintentando…' : 'Abriendo…',
  };
}
