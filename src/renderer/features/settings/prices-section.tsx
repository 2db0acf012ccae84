import type { SettingName } from '../../../shared/domain/settings/shared-settings.ts';
import { PriceExample } from './shared/price-example.tsx';
import { BASIS_OPTIONS, STEP_OPTIONS } from './shared/price-options.ts';
import { SettingChoice, SettingFigure } from './shared/setting-field.tsx';
import { SETTING_TEXTS } from './shared/setting-texts.ts';
import { SharedSection } from './shared/shared-section.tsx';
import { useSharedForm, type SharedForm } from './shared/use-shared-form.ts';

const NAMES: readonly SettingName[] = [
  ...(['priceBasis', 'roundingStepCents', 'taxRateBasisPoints'] as const),
  ...(['defaultMarginBasisPoints', 'marginFloorBasisPoints'] as const),
];

/** How the shop makes its prices. */
export function PricesSection() {
  const form = useSharedForm(NAMES);
  return (
    <SharedSection form={form}>
      <div className="grid gap-x-4 gap-y-3 sm:grid-cols-2">
        <SettingChoice form={form} name="priceBasis" options={BASIS_OPTIONS} />
        {form.text('priceBasis') === 'publico' ? (
          <SettingChoice form={form} name="roundingStepCents" options={STEP_OPTIONS} />
        ) : (
          <div />
        )}
      </div>
      <div className="mt-2 mb-5 min-h-11">
        <Example form={form} />
      </div>
      <div className="grid gap-x-4 sm:grid-cols-3">
        <SettingFigure form={form} name="taxRateBasisPoints" suffix="%" hint="Se suma a cada venta nueva." />
        <SettingFigure
          form={form}
          name="defaultMarginBasisPoints"
          suffix="%"
          hint="Donde no hay otro más particular."
        />
        <SettingFigure
          form={form}
          name="marginFloorBasisPoints"
          suffix="%"
          hint="Por debajo autoriza un supervisor. Vacío: sin mínimo."
        />
      </div>
    </SharedSection>
  );
}

function Example({ form }: { form: SharedForm }) {
  const taxRate = SETTING_TEXTS.taxRateBasisPoints.parse(form.text('taxRateBasisPoints'));
  const step = SETTING_TEXTS.roundingStepCents.parse(form.text('roundingStepCents'));
  const basis = SETTING_TEXTS.priceBasis.parse(form.text('priceBasis'));
  if (!taxRate.ok || !step.ok || !basis.ok) return null;
  return <PriceExample policy={{ basis: basis.value, taxRate: taxRate.value, roundingStep: step.value }} />;
}
