import type { SettingName } from '../../../shared/domain/settings/shared-settings.ts';
import { MEXICAN_ZONES } from '../../../shared/domain/settings/time-zones.ts';
import { SettingChoice, SettingFigure, SettingSelect } from './shared/setting-field.tsx';
import { SharedSection } from './shared/shared-section.tsx';
import { useSharedForm } from './shared/use-shared-form.ts';

const NAMES: readonly SettingName[] = ['offlineCreditCapCents', 'asksCustomerReference', 'timeZone'];
const ZONES = MEXICAN_ZONES.map(({ zone, label }) => ({ value: zone, label }));
const YES_OR_NO = [
  { value: 'true', label: 'Sí, al vender a crédito' },
  { value: 'false', label: 'No' },
] as const;

/** How the shop sells on credit, and by which clock. */
export function OperationSection() {
  const form = useSharedForm(NAMES);
  return (
    <SharedSection form={form}>
      <div className="grid gap-x-4 gap-y-1 sm:grid-cols-2">
        <SettingFigure
          form={form}
          name="offlineCreditCapCents"
          hint="Lo más que una terminal fía a un cliente mientras el servidor no contesta. Vacío: hasta su límite."
        />
        <SettingChoice form={form} name="asksCustomerReference" options={YES_OR_NO} />
        <SettingSelect
          form={form}
          name="timeZone"
          options={ZONES}
          hint="De ella salen la fecha de cada venta y los vencimientos."
        />
      </div>
    </SharedSection>
  );
}
