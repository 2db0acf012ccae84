import { useState } from 'react';
import type { CartLine } from '../../../shared/contract/sale.ts';
import { formatQuantity, parseQuantity, type QuantityMilli } from '../../../shared/domain/scaled.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Form } from '../../ui/form.tsx';
import { TextInput } from '../../ui/text-input.tsx';

interface QuantityDialogProps {
  readonly line: CartLine;
  readonly onSet: (quantity: QuantityMilli) => void;
  readonly onClose: () => void;
}

export function QuantityDialog({ line, onSet, onClose }: QuantityDialogProps) {
  const [typed, setTyped] = useState(formatQuantity(line.quantityMilli));
  const [error, setError] = useState<string>();

  function apply() {
    const quantity = parseQuantity(typed);
    if (quantity === undefined) setError('Escriba una cantidad mayor que cero, como 2 o 1.5');
    else onSet(quantity);
  }

  return (
    <Dialog title="Cantidad" onClose={onClose}>
      <Form onSubmit={apply}>
        <p className="mb-4 truncate text-muted" title={line.description}>
          {line.description}
        </p>
        <TextInput
          label="Cantidad"
          value={typed}
          onChange={(text) => {
            setTyped(text);
            setError(undefined);
          }}
          error={error}
          hint="Hasta tres decimales"
          figures
          large
          takesFocus
        />
        <Button submits variant="primary" action="add" className="mt-3 w-full justify-between!">
          Cambiar cantidad
        </Button>
      </Form>
    </Dialog>
  );
}
