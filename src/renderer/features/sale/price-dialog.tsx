import { useState } from 'react';
import type { CartLine } from '../../../shared/contract/sale.ts';
import type { ShopSettings } from '../../../shared/contract/session.ts';
import { centsToDecimal, formatPesos, type Cents } from '../../../shared/domain/money.ts';
import { formatPercent, parsePercent, type BasisPoints } from '../../../shared/domain/scaled.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Form } from '../../ui/form.tsx';
import { KeyHint } from '../../ui/key-hint.tsx';
import { Notice } from '../../ui/notice.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { useMay } from '../cashiers/duty-feed.ts';
import {
  marginAtPrice,
  needsSupervisor,
  otherWay,
  parsePrice,
  priceAtMargin,
  priceFromTyped,
  priceToType,
} from './line-price.ts';

interface PriceDialogProps {
  readonly line: CartLine;
  readonly settings: ShopSettings;
  readonly onSet: (price: { unitPriceCents: Cents; marginBasisPoints: BasisPoints }) => void;
  readonly onClose: () => void;
}

/**
 * Price and margin of a line: writing one shows the other. The price is written with IVA, which is what a customer is
 * told, or without it. What was not written stays as it was, to the centavo.
 */
export function PriceDialog({ line, settings, onSet, onClose }: PriceDialogProps) {
  const [withTax, setWithTax] = useState(settings.priceBasis === 'publico');
  const [price, setPrice] = useState<Cents | undefined>(line.unitPriceCents);
  const [priceText, setPriceText] = useState(centsToDecimal(line.unitPriceCents));
  const [marginText, setMarginText] = useState(formatPercent(line.marginBasisPoints));
  const [margin, setMargin] = useState<BasisPoints>(line.marginBasisPoints);
  const [tried, setTried] = useState(false);
  const seesCost = useMay('see-cost');
  const mayGoBelow = useMay('sell-below-floor');

  const showsMargin = line.sourceCostCents > 0 && seesCost;
  const isMarginWrong = showsMargin && parsePercent(marginText) === undefined;
  const isBelowFloor = price !== undefined && needsSupervisor(line, price, settings);

  function typePrice(text: string) {
    setPriceText(text);
    const typed = parsePrice(text);
    const next = typed === undefined ? undefined : priceFromTyped(typed, withTax, settings);
    setPrice(next);
    const left = next === undefined ? undefined : marginAtPrice(line, next, settings);
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
    setPrice(given);
    setPriceText(centsToDecimal(priceToType(given, withTax, settings)));
  }

  function toggleTax() {
    setWithTax(!withTax);
    if (price !== undefined) setPriceText(centsToDecimal(priceToType(price, !withTax, settings)));
  }

  function apply() {
    setTried(true);
    if (price !== undefined && !isMarginWrong) onSet({ unitPriceCents: price, marginBasisPoints: margin });
  }

  return (
    <Dialog title={seesCost ? 'Precio o margen' : 'Precio'} onClose={onClose} handlers={{ price: toggleTax }}>
      <Form onSubmit={apply}>
        <p className="truncate font-medium" title={line.description}>
          {line.description}
        </p>
        <p className="mb-4 text-sm text-muted">
          {`Precio de lista ${formatPesos(priceToType(line.listPriceCents, withTax, settings))}`}
          {line.priceChangedBy && ` · lo cambió ${line.priceChangedBy.name}`}
        </p>
        <div className={`grid gap-4 ${showsMargin ? 'grid-cols-[1fr_9rem]' : ''}`}>
          <TextInput
            // Shown the other way it is a new proposal, which typing replaces.
            key={String(withTax)}
            label={withTax ? 'Precio con IVA' : 'Precio antes de IVA'}
            value={priceText}
            onChange={typePrice}
            error={tried && price === undefined ? 'Escriba un monto como 150 o 1,250.50' : undefined}
            hint={
              <span className="flex items-center gap-1.5">
                <KeyHint action="price" /> {otherWay(price, withTax, settings)}
              </span>
            }
            figures
            large
            takesFocus
          />
          {showsMargin && (
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
        <div className="min-h-11">
          {isBelowFloor && (
            <Notice tone="warning">
              {mayGoBelow
                ? 'Está por debajo del precio mínimo de la tienda: quedará anotado.'
                : 'Está por debajo del precio mínimo de la tienda: al cobrar pedirá el PIN de un supervisor.'}
            </Notice>
          )}
        </div>
        <Button submits variant="primary" action="add" className="mt-3 w-full justify-between!">
          Cambiar precio
        </Button>
      </Form>
    </Dialog>
  );
}
