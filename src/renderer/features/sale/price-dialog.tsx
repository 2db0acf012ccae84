import { useState } from 'react';
import type { CartLine } from '../../../shared/contract/sale.ts';
import type { ShopSettings } from '../../../shared/contract/session.ts';
import { centsToDecimal, formatPesos, parseAmount, type Cents } from '../../../shared/domain/money.ts';
import { priceWithTax } from '../../../shared/domain/sale/price.ts';
import { formatPercent, parsePercent, type BasisPoints } from '../../../shared/domain/scaled.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Form } from '../../ui/form.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { marginAtPrice, priceAtMargin, pricingPolicy } from './line-price.ts';

interface PriceDialogProps {
  readonly line: CartLine;
  readonly settings: ShopSettings;
  readonly onSet: (price: { unitPriceCents: Cents; marginBasisPoints: BasisPoints }) => void;
  readonly onClose: () => void;
}

/** Price and margin of a line: writing one shows the other. */
export function PriceDialog({ line, settings, onSet, onClose }: PriceDialogProps) {
  const [priceText, setPriceText] = useState(centsToDecimal(line.unitPriceCents));
  const [marginText, setMarginText] = useState(formatPercent(line.marginBasisPoints));
  const [margin, setMargin] = useState<BasisPoints>(line.marginBasisPoints);
  const [tried, setTried] = useState(false);

  const hasCost = line.sourceCostCents > 0;
  const price = parseAmount(priceText);
  const isMarginWrong = hasCost && parsePercent(marginText) === undefined;

  function typePrice(text: string) {
    setPriceText(text);
    const typed = parseAmount(text);
    const left = typed === undefined ? undefined : marginAtPrice(line, typed, settings);
    if (left === undefined) return;
    setMargin(left);
    setMarginText(formatPercent(left));
  }

  function typeMargin(text: string) {
    setMarginText(text);
    const typed = parsePercent(text);
    const given = typed === undefined ? undefined : priceAtMargin(line, typed, settings);
    if (typed === undefined || given === undefined) return;
    setMargin(typed);
    setPriceText(centsToDecimal(given));
  }

  function apply() {
    setTried(true);
    if (price !== undefined && !isMarginWrong) onSet({ unitPriceCents: price, marginBasisPoints: margin });
  }

  return (
    <Dialog title="Precio o margen" onClose={onClose}>
      <Form onSubmit={apply}>
        <p className="mb-4 truncate text-muted" title={line.description}>
          {line.description}
        </p>
        <div className="grid grid-cols-[1fr_9rem] gap-4">
          <TextInput
            label={settings.priceBasis === 'publico' ? 'Precio con IVA' : 'Precio antes de IVA'}
            value={priceText}
            onChange={typePrice}
            error={tried && price === undefined ? 'Escriba un monto como 150 o 1,250.50' : undefined}
            hint={price !== undefined && priceHint(price, settings)}
            figures
            large
            takesFocus
          />
          {hasCost && (
            <TextInput
              label="Margen"
              value={marginText}
              onChange={typeMargin}
              error={tried && isMarginWrong ? 'De −100 a 999.99' : undefined}
              suffix="%"
              figures
              large
            />
          )}
        </div>
        <Button submits variant="primary" action="add" className="mt-3 w-full justify-between!">
          Cambiar precio
        </Button>
      </Form>
    </Dialog>
  );
}

function priceHint(price: Cents, settings: ShopSettings): string | undefined {
  if (settings.priceBasis === 'publico') return undefined;
  return `${formatPesos(priceWithTax(price, pricingPolicy(settings)))} con IVA`;
}
