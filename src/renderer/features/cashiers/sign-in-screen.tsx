import { useState } from 'react';
import { client } from '../../client.ts';
import { useKeyLayer } from '../../keyboard/use-key-layer.ts';
import { Button } from '../../ui/button.tsx';
import { Form } from '../../ui/form.tsx';
import { PersonIcon } from '../../ui/icons.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useStatus } from '../status/status-feed.ts';
import { PinInput } from './pin-input.tsx';
import { PinMessage } from './pin-message.tsx';
import { usePinEntry } from './use-pin-entry.ts';

/** Who is it? The PIN alone says so. Who signs in goes on with the sale that is open. */
export function SignInScreen({ shopName }: { shopName: string | undefined }) {
  const [scanned, setScanned] = useState(false);
  const entry = usePinEntry(
    (pin) => client.cashiers.signIn({ pin }),
    // That somebody is on duty arrives by itself, and opens the counter.
    () => {},
  );
  const isAway = useStatus().status?.central === 'away';
  useKeyLayer({ kind: 'dialog', handlers: {}, onScan: () => setScanned(true) });

  return (
    <div className="flex grow items-center justify-center p-4">
      <section
        aria-label="Entrar"
        className="rise w-full max-w-md rounded-lg border border-line bg-surface p-8 shadow-over"
      >
        <div className="mb-6 flex flex-col items-center gap-2 text-center">
          <span className="flex size-16 items-center justify-center rounded-full bg-accent-soft text-accent-ink">
            <PersonIcon className="size-9" />
          </span>
          <h1 className="text-xl font-semibold">¿Quién atiende?</h1>
          <p className="min-h-6 max-w-full truncate text-muted">{shopName}</p>
        </div>
        <Form onSubmit={entry.apply}>
          <PinInput
            label="Su PIN"
            value={entry.pin}
            onChange={(pin) => {
              setScanned(false);
              entry.type(pin);
            }}
            large
            takesFocus
          />
          <div className="mb-3 min-h-16">
            {scanned ? (
              <Notice tone="warning">
                El escáner no escribe aquí: ponga su PIN y vuelva a leer el código en la venta.
              </Notice>
            ) : (
              <PinMessage entry={entry} />
            )}
          </div>
          <Button
            submits
            variant="primary"
            size="large"
            action="add"
            isPending={entry.isPending}
            className="w-full justify-between!"
          >
            Entrar
          </Button>
        </Form>
        <p className="mt-4 min-h-11 text-center text-sm text-muted">
          {isAway
            ? 'El servidor no contesta, pero puede entrar y vender.'
            : 'La venta que esté abierta sigue como la dejaron.'}
        </p>
      </section>
    </div>
  );
}
