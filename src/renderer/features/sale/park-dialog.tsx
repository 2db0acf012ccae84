import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Cart } from '../../../shared/contract/sale.ts';
import { client } from '../../client.ts';
import { failureMessage } from '../../failure-message.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Form } from '../../ui/form.tsx';
import { Notice } from '../../ui/notice.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { settleCartSaves } from './use-cart.ts';

interface ParkDialogProps {
  readonly cart: Cart;
  /** The customer's, or the time. */
  readonly proposedName: string;
  /** The new cart that is open now. */
  readonly onParked: (next: Cart, name: string) => void;
  readonly onClose: () => void;
}

/** Puts the sale aside under a name that somebody will recognise. */
export function ParkDialog({ cart, proposedName, onParked, onClose }: ParkDialogProps) {
  const [name, setName] = useState(proposedName);
  const [tried, setTried] = useState(false);
  const park = useMutation({
    mutationFn: async (parkedAs: string) => {
      await settleCartSaves();
      return client.sale.park({ cart, name: parkedAs });
    },
    onSuccess: (next, parkedAs) => onParked(next, parkedAs),
  });

  function apply() {
    setTried(true);
    if (!park.isPending && name.trim() !== '') park.mutate(name.trim());
  }

  return (
    <Dialog title="Dejar en espera" onClose={onClose} isBusy={park.isPending}>
      <Form onSubmit={apply}>
        <TextInput
          label="Nombre para reconocerla"
          value={name}
          onChange={setName}
          error={tried && name.trim() === '' ? 'Escriba un nombre' : undefined}
          hint="Se guarda en esta terminal hasta que la retome, aunque se apague."
          maxLength={60}
          replacedByTyping
          takesFocus
        />
        {park.isError && (
          <Notice tone="danger" className="mt-2">
            {failureMessage(park.error)}
          </Notice>
        )}
        <Button
          submits
          variant="primary"
          action="add"
          isPending={park.isPending}
          className="mt-3 w-full justify-between!"
        >
          Dejar en espera
        </Button>
      </Form>
    </Dialog>
  );
}
