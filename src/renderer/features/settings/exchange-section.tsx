import { useQuery } from '@tanstack/react-query';
import { businessDateAt } from '../../../shared/domain/business-date.ts';
import type { SettingName } from '../../../shared/domain/settings/shared-settings.ts';
import { queries } from '../../client.ts';
import { failureMessage } from '../../failure-message.ts';
import { Notice } from '../../ui/notice.tsx';
import { ScrollRegion } from '../../ui/scroll-region.tsx';
import { SettingFigure } from './shared/setting-field.tsx';
import { SETTING_TEXTS } from './shared/setting-texts.ts';
import { SharedSection } from './shared/shared-section.tsx';
import { useSharedForm, type SharedForm } from './shared/use-shared-form.ts';

const NAMES: readonly SettingName[] = ['exchangeRate', 'exchangeRateOn'];
const SHOWN_CHANGES = 100;

/** The rate that takes costs in dollars to pesos, the day it is of, and every one before it. */
export function ExchangeSection() {
  const form = useSharedForm(NAMES);
  return (
    <>
      <SharedSection form={dated(form)}>
        <div className="grid max-w-lg gap-x-4 sm:grid-cols-2">
          <SettingFigure form={dated(form)} name="exchangeRate" hint="Pesos por un dólar." />
          <SettingFigure form={form} name="exchangeRateOn" hint="Día, mes y año. Vacío: sin fecha." />
        </div>
      </SharedSection>
      <h3 className="mt-6 mb-2 text-base font-semibold">Cambios</h3>
      <History key={form.outcome?.tone} timeZone={form.stored?.timeZone} />
    </>
  );
}

/** A new rate is of today unless somebody says of which day it is. */
function dated(form: SharedForm): SharedForm {
  return {
    ...form,
    change(name, text) {
      form.change(name, text);
      const stored = form.stored && SETTING_TEXTS.exchangeRateOn.show(form.stored.exchangeRateOn);
      if (name === 'exchangeRate' && form.stored && form.text('exchangeRateOn') === stored) {
        const today = businessDateAt(Date.now(), form.stored.timeZone);
        form.change('exchangeRateOn', SETTING_TEXTS.exchangeRateOn.show(today));
      }
    },
  };
}

function History({ timeZone }: { timeZone: string | undefined }) {
  const history = useQuery(
    queries.settings.history.queryOptions({
      input: { name: 'exchangeRate', limit: SHOWN_CHANGES },
      staleTime: 0,
      gcTime: 0,
    }),
  );
  if (history.isError) return <Notice tone="warning">{failureMessage(history.error)}</Notice>;
  if (!history.data || timeZone === undefined) return <div role="status" aria-label="Leyendo los cambios" />;
  const { rows } = history.data;
  if (rows.length === 0) return <p className="text-sm text-muted">Nadie lo ha cambiado todavía.</p>;
  const when = new Intl.DateTimeFormat('es-MX', { timeZone, dateStyle: 'medium', timeStyle: 'short' });
  return (
    <ScrollRegion
      label="Cambios del tipo de cambio"
      className="max-h-80 max-w-3xl rounded-md border border-line"
    >
      <table className="w-full border-collapse text-sm">
        <thead className="sticky top-0 bg-sunken text-left text-xs text-muted">
          <tr className="h-9">
            <th scope="col" className="px-3 font-semibold">
              Cuándo
            </th>
            <th scope="col" className="px-3 font-semibold">
              Quién
            </th>
            <th scope="col" className="px-3 font-semibold">
              Terminal
            </th>
            <th scope="col" className="px-3 text-right font-semibold">
              Era
            </th>
            <th scope="col" className="px-3 text-right font-semibold">
              Quedó
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.at} ${row.after}`} className="h-10 border-t border-line">
              <td className="px-3 whitespace-nowrap">{when.format(Date.parse(row.at))}</td>
              <td className="px-3">{row.cashierName ?? '—'}</td>
              <td className="code px-3">{row.terminalCode ?? '—'}</td>
              <td className="px-3 text-right text-muted">{row.before ?? '—'}</td>
              <td className="px-3 text-right font-semibold">{row.after ?? '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
