import {
  addCents,
  cents,
  minCents,
  subtractCents,
  ZERO_CENTS,
  type Cents,
} from '../../../shared/domain/money.ts';
import type { PaymentMethod, Tender } from '../../../shared/domain/sale/tender.ts';

/** What has been taken of a sale so far, before it is charged. */
export interface PaymentDraft {
  readonly tenders: readonly Tender[];
  /** Saldo a favor of the customer that pays a part. */
  readonly favorCents: Cents;
}

export const NOTHING_PAID: PaymentDraft = { tenders: [], favorCents: ZERO_CENTS };

/** The contract's own limit. */
export const MOST_TENDERS = 20;

export const METHOD_LABELS: Record<PaymentMethod, string> = {
  efectivo: 'Efectivo',
  tarjeta: 'Tarjeta',
  transferencia: 'Transferencia',
  cheque: 'Cheque',
};

/** What is left to pay. Never below nothing: what is taken as part is at most what was missing. */
export function remainingOf(totalCents: Cents, { tenders, favorCents }: PaymentDraft): Cents {
  const taken = addCents(favorCents, ...tenders.map((tender) => tender.receivedCents));
  return taken >= totalCents ? ZERO_CENTS : subtractCents(totalCents, taken);
}

/** As much as there is and is missing; pressed again, none. */
export function toggleFavor(totalCents: Cents, draft: PaymentDraft, availableCents: Cents): PaymentDraft {
  if (draft.favorCents > 0) return { ...draft, favorCents: ZERO_CENTS };
  return { ...draft, favorCents: minCents(availableCents, remainingOf(totalCents, draft)) };
}

export function withoutLastTender(draft: PaymentDraft): PaymentDraft {
  return { ...draft, tenders: draft.tenders.slice(0, -1) };
}

/** Of the notes and round sums that people hand over. */
const ROUND_SUMS = [5_000, 10_000, 20_000, 50_000, 100_000];

/** Nobody hands over more in notes: $100,000.00. */
const MOST_IN_NOTES = 10_000_000;

/** What a customer may hand over in cash for an amount: the next multiple of each round sum, the least first. */
export function quickAmounts(dueCents: Cents): readonly Cents[] {
  if (dueCents === 0 || dueCents > MOST_IN_NOTES) return [];
  const next = ROUND_SUMS.map((sum) => Math.ceil(dueCents / sum) * sum).filter((amount) => amount > dueCents);
  return [...new Set(next)].toSorted((one, other) => one - other).map(cents);
}
