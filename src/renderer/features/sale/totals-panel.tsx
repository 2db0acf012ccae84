import type { ShopSettings } from '../../../shared/contract/session.ts';
import type { SaleTotals } from '../../../shared/domain/sale/totals.ts';
import { formatCents, formatPesos } from '../../../shared/domain/money.ts';
import { formatPercent } from '../../../shared/domain/scaled.ts';
import { Button } from '../../ui/button.tsx';

interface TotalsPanelProps {
  readonly totals: SaleTotals;
  readonly settings: ShopSettings;
  readonly lineCount: number;
  readonly onCharge: () => void;
  readonly onCredit: () => void;
}

/** The figures that a customer across the counter may read, and the two ways to end a sale. */
export function TotalsPanel({ totals, settings, lineCount, onCharge, onCredit }: TotalsPanelProps) {
  const isEmpty = lineCount === 0;
  return (
    <section
      aria-label="Totales"
      className="on-chrome flex flex-col rounded-lg bg-chrome p-5 text-chrome-ink"
    >
      <dl className="flex flex-col gap-1.5 text-base text-chrome-muted">
        <Row label={lineCount === 1 ? '1 partida' : `${lineCount} partidas`} value="" />
        <Row label="Subtotal" value={formatCents(totals.subtotalCents)} />
        <Row
          label={`IVA ${formatPercent(settings.taxRateBasisPoints)} %`}
          value={formatCents(totals.taxCents)}
        />
        <div className="mt-2 border-t border-chrome-muted/30 pt-2.5">
          <dt className="text-base font-medium">Total</dt>
          <dd
            className={`text-right font-bold tracking-tight text-chrome-ink ${figureSize(formatPesos(totals.totalCents))}`}
          >
            {formatPesos(totals.totalCents)}
          </dd>
        </div>
      </dl>
      <div className="mt-4 flex flex-col gap-2.5">
        <Button
          variant="inverse"
          size="large"
          action="charge"
          onPress={onCharge}
          isDisabled={isEmpty}
          className="justify-between!"
        >
          Cobrar
        </Button>
        <Button
          variant="chrome"
          size="medium"
          action="credit"
          onPress={onCredit}
          isDisabled={isEmpty}
          className="justify-between!"
        >
          A crédito
        </Button>
      </div>
    </section>
  );
}

function Row({ label, value }: { label: string; value: string }) {
  return (
    <div className="flex items-baseline justify-between">
      <dt>{label}</dt>
      <dd className="text-lg font-medium text-chrome-ink">{value}</dd>
    </div>
  );
}

/** The largest size that the figure fits in: up to $99,999.99 at full size. */
function figureSize(figure: string): string {
  if (figure.length <= 10) return 'text-4xl';
  return figure.length <= 13 ? 'text-3xl' : 'text-2xl';
}
