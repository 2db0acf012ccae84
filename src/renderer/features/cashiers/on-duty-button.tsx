import { Button } from 'react-aria-components';
import { KeyHint } from '../../ui/key-hint.tsx';
import { useCashier } from './duty-feed.ts';
import { lockCounter } from './lock-counter.ts';
import { ROLE_LABELS } from './role-labels.ts';

/** Who is on duty, and the way to another cashier. */
export function OnDutyButton() {
  const cashier = useCashier();
  if (!cashier) return null;
  return (
    <Button
      onPress={lockCounter}
      className="flex min-h-9 cursor-default items-center gap-2 rounded-md px-2 text-chrome-ink hover:bg-chrome-raised"
    >
      <span className="max-w-40 truncate font-semibold">{cashier.name}</span>
      <span className="text-chrome-muted">{ROLE_LABELS[cashier.role]}</span>
      <span className="sr-only">Cambiar de cajero</span>
      <KeyHint action="switch-cashier" onChrome />
    </Button>
  );
}
