import { formatCents, formatPesos, subtractCents, type Cents } from '../../../shared/domain/money.ts';
import type { PaymentMethod } from '../../../shared/domain/sale/tender.ts';
import { KeyHint } from '../../ui/key-hint.tsx';
import { METHOD_LABELS, remainingOf, type PaymentDraft } from './payment-draft.ts';

interface ChargeSummaryProps {
  readonly totalCents: Cents;
  readonly draft: PaymentDraft;
  readonly method: PaymentMethod;
  /** What is written now. */
  readonly amountCents: Cents;
  readonly availableFavorCents: Cents;
  readonly favorProblem: string | undefined;
}

/** The total, what has been taken of it, and what is missing or given back. Keeps its height while it is typed. */
export function ChargeSummary(props: ChargeSummaryProps) {
  const { totalCents, draft, method, amountCents, availableFavorCents, favorProblem } = props;
  return (
    <div className="on-chrome flex min-h-80 flex-col rounded-md bg-chrome p-4 text-chrome-ink">
      <p className="flex items-baseline justify-between gap-3">
        <span className="text-lg text-chrome-muted">Total</span>
        <span className={`font-bold ${sizeOf(totalCents)}`}>{formatPesos(totalCents)}</span>
      </p>
      <ul aria-label="Lo pagado" className="scroll-steady mt-3 max-h-32 grow text-sm">
        {draft.tenders.map((tender, index) => (
          // The same payment may be taken twice: its place is all that tells it apart.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={index} className="flex justify-between gap-3 py-0.5">
            <span className="min-w-0 truncate" title={tender.reference ?? undefined}>
              {METHOD_LABELS[tender.method]}
              {tender.reference && <span className="text-chrome-muted"> {tender.reference}</span>}
            </span>
            <span className="font-medium">{formatCents(tender.receivedCents)}</span>
          </li>
        ))}
      </ul>
      {draft.tenders.length > 0 && (
        <p className="flex items-center justify-end gap-2 text-xs text-chrome-muted">
          <KeyHint action="remove" onChrome /> quita el último
        </p>
      )}
      {availableFavorCents > 0 && (
        <div className="mt-2 border-t border-chrome-muted/30 pt-2 text-sm">
          <p className="flex flex-wrap items-center justify-between gap-x-3">
            <span className="flex items-center gap-2 whitespace-nowrap">
              Saldo a favor <KeyHint action="favor" onChrome />
            </span>
            <span className="ml-auto font-medium">
              {draft.favorCents > 0
                ? `usa ${formatCents(draft.favorCents)}`
                : `hay ${formatCents(availableFavorCents)}`}
            </span>
          </p>
          {favorProblem && (
            <p role="alert" className="mt-1 rounded-sm bg-danger-soft px-2 py-1 text-danger">
              {favorProblem}
            </p>
          )}
        </div>
      )}
      <Balance dueCents={remainingOf(totalCents, draft)} method={method} amountCents={amountCents} />
    </div>
  );
}

interface BalanceProps {
  readonly dueCents: Cents;
  readonly method: PaymentMethod;
  readonly amountCents: Cents;
}

function Balance({ dueCents, method, amountCents }: BalanceProps) {
  const isShort = amountCents < dueCents;
  const difference = isShort ? subtractCents(dueCents, amountCents) : subtractCents(amountCents, dueCents);
  const isOver = difference > 0 && !isShort;
  const isWrong = isShort || (isOver && method !== 'efectivo');
  const label = isShort ? 'Faltan' : isOver && method !== 'efectivo' ? 'Sobran' : 'Cambio';
  return (
    <p
      role="status"
      className={`mt-auto flex items-baseline justify-between gap-3 rounded-md px-4 py-2.5 ${isWrong ? 'bg-warning-soft text-warning' : 'bg-positive-soft text-positive'}`}
    >
      <span className="text-lg font-medium">{label}</span>
      <span className={`font-bold ${sizeOf(difference)}`}>{formatPesos(difference)}</span>
    </p>
  );
}

/** The largest size that the figure fits in: twelve digits too. */
function sizeOf(amount: Cents): string {
  const { length } = formatPesos(amount);
  if (length <= 11) return 'text-3xl';
  return length <= 14 ? 'text-2xl' : 'text-lg';
}
