import { formatPesos, type Cents } from '../../shared/domain/money.ts';

/** An amount, never broken over two lines. Figures are tabular everywhere, so columns of them align. */
export function Money({ cents, className = '' }: { cents: Cents; className?: string }) {
  return <span className={`whitespace-nowrap ${className}`}>{formatPesos(cents)}</span>;
}
