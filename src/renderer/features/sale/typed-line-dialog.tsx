import { useState } from 'react';
import type { PartRow } from '../../../shared/contract/parts.ts';
import type { ShopSettings } from '../../../shared/contract/session.ts';
import { formatQuantity, parseQuantity, type QuantityMilli } from '../../../shared/domain/scaled.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Form } from '../../ui/form.tsx';
import { KeyHint } from '../../ui/key-hint.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { partDescription, type TypedLine } from './cart-edits.ts';
import { otherWay, parsePrice, priceFromTyped } from './line-price.ts';

interface TypedLineDialogProps {
  /** The part whose price is not known, or null for a line without a part. */
  readonly part: PartRow | null;
  readonly quantityMilli: QuantityMilli;
  readonly settings: ShopSettings;
  readonly onAdd: (line: TypedLine) => void;
  readonly onClose: () => void;
}

/** A line whose price is typed: a free one, or a part that has no cost in the catalogue. */
export function TypedLineDialog({ part, quantityMilli, settings, onAdd, onClose }: TypedLineDialogProps) {
  const [description, setDescription] = useState(part ? partDescription(part) : '');
  const [quantityText, setQuantityText] = useState(formatQuantity(quantityMilli));
  const [priceText, setPriceText] = useState('');
  const [withTax, setWithTax] = useState(settings.priceBasis === 'publico');
  const [tried, setTried] = useState(false);

  const quantity = parseQuantity(quantityText);
  const typed = parsePrice(priceText);
  const price = typed === undefined ? undefined : priceFromTyped(typed, withTax, settings);

  function apply() {
    setTried(true);
    if (description.trim() === '' || quantity === undefined || price === undefined) return;
    onAdd({ description: description.trim(), quantityMilli: quantity, unitPriceCents: price });
  }

  return (
    <Dialog
      title={part ? 'Parte sin costo' : 'Partida libre'}
      onClose={onClose}
      width="medium"
      handlers={{ price: () => setWithTax(!withTax) }}
    >
      <Form onSubmit={apply}>
        {part && (
          <p className="mb-4 text-muted">
            <span className="code font-semibold text-ink">{part.code}</span> no tiene costo en el catálogo.
            Escriba a cuánto se vende.
          </p>
        )}
        <TextInput
          label="Descripción"
          value={description}
          onChange={setDescription}
          error={tried && description.trim() === '' ? 'Escriba qué se vende' : undefined}
          maxLength={500}
          takesFocus={!part}
        />
        <div className="grid grid-cols-[9rem_1fr] gap-4">
          <TextInput
            label="Cantidad"
            value={quantityText}
            onChange={setQuantityText}
            error={tried && quantity === undefined ? 'Como 2 o 1.5' : undefined}
            figures
          />
          <TextInput
            label={withTax ? 'Precio con IVA' : 'Precio antes de IVA'}
            value={priceText}
            onChange={setPriceText}
            error={tried && price === undefined ? 'Escriba un monto como 150 o 1,250.50' : undefined}
            hint={
              <span className="flex items-center gap-1.5">
                <KeyHint action="price" /> {otherWay(price, withTax, settings)}
              </span>
            }
            figures
            takesFocus={part !== null}
          />
        </div>
        <Button submits variant="primary" action="add" className="mt-3 w-full justify-between!">
          Agregar a la venta
        </Button>
      </Form>
    </Dialog>
  );
}
