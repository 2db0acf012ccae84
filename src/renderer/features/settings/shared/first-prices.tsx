import { cents, type Cents } from '../../../../shared/domain/money.ts';
import type { PriceBasis } from '../../../../shared/domain/sale/price.ts';
import { basisPoints } from '../../../../shared/domain/scaled.ts';
import { Choice } from '../../../ui/choice.tsx';
import { PriceExample } from './price-example.tsx';
import { BASIS_OPTIONS, STEP_OPTIONS } from './price-options.ts';

export interface FirstPrices {
  readonly priceBasis: PriceBasis;
  readonly roundingStepCents: Cents;
}

export const FIRST_PRICES: FirstPrices = { priceBasis: 'neto', roundingStepCents: cents(1) };
/** A new shop's; it can be changed in Ajustes like everything else. */
const TAX_RATE = basisPoints(1_600);

interface FirstPricesFieldsProps {
  readonly prices: FirstPrices;
  readonly onChange: (prices: FirstPrices) => void;
}

/** How a new shop quotes: asked once, with what each answer comes to. */
export function FirstPricesFields({ prices, onChange }: FirstPricesFieldsProps) {
  const { priceBasis, roundingStepCents } = prices;
  return (
    <div className="mt-1 mb-3 flex flex-col gap-2">
      <Choice
        label="Cómo dice sus precios"
        value={priceBasis}
        options={BASIS_OPTIONS}
        onChange={(basis) => onChange({ ...prices, priceBasis: basis })}
      />
      {priceBasis === 'publico' && (
        <Choice
          label="Redondeo del precio con IVA"
          value={String(roundingStepCents)}
          options={STEP_OPTIONS}
          onChange={(step) => onChange({ ...prices, roundingStepCents: cents(Number(step)) })}
        />
      )}
      <PriceExample policy={{ basis: priceBasis, taxRate: TAX_RATE, roundingStep: roundingStepCents }} />
    </div>
  );
}
