import { rightLabel, type AuthorisableRight } from '../../../shared/domain/cashiers/rights.ts';
import type { OperationId } from '../../../shared/domain/ids.ts';
import { client } from '../../client.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Form } from '../../ui/form.tsx';
import { PinInput } from './pin-input.tsx';
import { PinMessage } from './pin-message.tsx';
import { usePinEntry } from './use-pin-entry.ts';

interface SupervisorDialogProps {
  readonly right: AuthorisableRight;
  /** The figures that decide, as the refusal said them: they are recorded with who allowed it. */
  readonly detail: string;
  readonly operationId: OperationId;
  /** Allowed, to this operation and with these figures: the same request can be made again. */
  readonly onAllowed: () => void;
  readonly onClose: () => void;
}

/** Somebody who may do it allows it with his PIN. The cashier on duty stays. */
export function SupervisorDialog({ right, detail, operationId, onAllowed, onClose }: SupervisorDialogProps) {
  const entry = usePinEntry(
    (pin) => client.cashiers.authorise({ operationId, right, detail, pin }),
    onAllowed,
  );
  return (
    <Dialog title="Autorización de supervisor" onClose={onClose} isBusy={entry.isPending}>
      <Form onSubmit={entry.apply}>
        <p className="font-semibold">{rightLabel(right)}</p>
        <p className="mt-1 mb-4 text-muted">{detail}</p>
        <PinInput
          label="PIN de quien autoriza"
          value={entry.pin}
          onChange={entry.type}
          hint="Queda anotado en la operación quién lo autorizó."
          large
          takesFocus
        />
        <div className="min-h-16">
          <PinMessage entry={entry} />
        </div>
        <Button
          submits
          variant="primary"
          action="add"
          isPending={entry.isPending}
          className="mt-3 w-full justify-between!"
        >
          Autorizar
        </Button>
      </Form>
    </Dialog>
  );
}
