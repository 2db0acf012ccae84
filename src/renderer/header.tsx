import { Button } from 'react-aria-components';
import { Brand } from './brand.tsx';
import { OnDutyButton } from './features/cashiers/on-duty-button.tsx';
import type { ActionId } from './keyboard/key-map.ts';
import { KeyHint } from './ui/key-hint.tsx';
import { useNow } from './use-now.ts';
import type { Screen } from './use-screen.ts';
import { useSession } from './use-session.ts';

interface HeaderProps {
  readonly screen: Screen;
  readonly onGo: (screen: Screen) => void;
  readonly onHelp: () => void;
}

const TABS: readonly { readonly screen: Screen; readonly label: string; readonly action: ActionId }[] = [
  { screen: 'sale', label: 'Venta', action: 'go-sale' },
  { screen: 'accounts', label: 'Cuentas', action: 'go-accounts' },
  { screen: 'invoices', label: 'Facturas', action: 'go-invoices' },
  { screen: 'settings', label: 'Ajustes', action: 'go-settings' },
];

export function Header({ screen, onGo, onHelp }: HeaderProps) {
  const session = useSession().data;
  return (
    <header className="on-chrome flex min-h-12 shrink-0 flex-wrap items-center gap-x-4 bg-chrome px-4 min-[1720px]:gap-x-6 text-chrome-ink">
      <Brand />
      <nav aria-label="Pantallas" className="flex self-stretch">
        {TABS.map((tab) => (
          <Button
            key={tab.screen}
            onPress={() => onGo(tab.screen)}
            {...(tab.screen === screen ? { 'aria-current': 'page' as const } : {})}
            className={`flex min-h-12 cursor-default items-center gap-2 border-b-3 px-3 text-sm min-[1720px]:px-4 font-semibold -outline-offset-4 ${tab.screen === screen ? 'border-chrome-ink bg-chrome-raised' : 'border-transparent text-chrome-muted hover:text-chrome-ink'}`}
          >
            {tab.label}
            <KeyHint action={tab.action} onChrome />
          </Button>
        ))}
      </nav>
      <div className="ml-auto flex min-w-0 items-center gap-3 text-sm min-[1720px]:gap-5 text-chrome-muted">
        <p className="max-w-72 truncate max-[1720px]:hidden">{session?.settings.shopName}</p>
        <Clock timeZone={session?.settings.timeZone} />
        <OnDutyButton />
        <Button
          onPress={onHelp}
          className="flex min-h-9 cursor-default items-center gap-2 rounded-md px-2 font-medium text-chrome-ink hover:bg-chrome-raised"
        >
          Teclas <KeyHint action="help" onChrome />
        </Button>
      </div>
    </header>
  );
}

const CLOCK_STEP_MS = 5_000;

function Clock({ timeZone }: { timeZone: string | undefined }) {
  const nowMs = useNow(CLOCK_STEP_MS);
  if (timeZone === undefined) return null;
  const date = new Intl.DateTimeFormat('es-MX', {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
  });
  const time = new Intl.DateTimeFormat('es-MX', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  });
  return (
    <p className="flex gap-2 whitespace-nowrap max-lg:hidden">
      <span className="max-[1720px]:hidden">{date.format(nowMs)}</span>
      <span className="font-semibold text-chrome-ink">{time.format(nowMs)}</span>
    </p>
  );
}
