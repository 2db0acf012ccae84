import type { SettingName } from '../../../shared/domain/settings/shared-settings.ts';
import { TAX_REGIMES, taxRegimeText } from '../../../shared/domain/settings/tax-regimes.ts';
import { SettingLines, SettingSelect, SettingText } from './shared/setting-field.tsx';
import { SharedSection } from './shared/shared-section.tsx';
import { useSharedForm } from './shared/use-shared-form.ts';

const NAMES: readonly SettingName[] = [
  ...(['shopName', 'legalName', 'rfc', 'taxRegime', 'address', 'phone'] as const),
  ...(['invoiceHelp', 'ticketClosing'] as const),
];
const REGIMES = [
  { value: '', label: 'Sin indicar' },
  ...TAX_REGIMES.map(({ code }) => ({ value: code, label: taxRegimeText(code) })),
];

/** What every ticket says of the shop. */
export function ShopSection() {
  const form = useSharedForm(NAMES);
  return (
    <SharedSection form={form}>
      <div className="grid gap-x-4 gap-y-1 sm:grid-cols-2">
        <SettingText
          form={form}
          name="shopName"
          maxLength={100}
          hint="Arriba en el ticket y en la pantalla."
        />
        <SettingText form={form} name="legalName" maxLength={300} />
        <SettingText form={form} name="rfc" maxLength={20} />
        <SettingSelect form={form} name="taxRegime" options={REGIMES} />
        <SettingText form={form} name="phone" maxLength={50} />
        <SettingLines form={form} name="address" maxLength={500} rows={2} />
      </div>
      <SettingLines
        form={form}
        name="invoiceHelp"
        maxLength={1000}
        rows={2}
        hint="Antes del final del ticket. Enter empieza otro renglón."
      />
      <SettingLines
        form={form}
        name="ticketClosing"
        maxLength={1000}
        rows={3}
        hint="Cambios y devoluciones, garantías, despedida. Tab va a Guardar."
      />
    </SharedSection>
  );
}
