import { addCents, cents, subtractCents, ZERO_CENTS, type Cents } from '../money.ts';
import { failure, success, type Result } from '../result.ts';

export const PAYMENT_METHODS = ['efectivo', 'tarjeta', 'transferencia', 'cheque'] as const;
export type PaymentMethod = (typeof PAYMENT_METHODS)[number];

/** What the customer hands over by one method. For cash it may exceed what is due. */
export interface Tender {
  readonly method: PaymentMethod;
  readonly receivedCents: Cents;
  readonly reference: string | null;
}

/** A tender without the change: what stays in the drawer. */
export interface SettledTender extends Tender {
  readonly amountCents: Cents;
}

export interface Settlement {
  readonly tenders: readonly SettledTender[];
  readonly receivedCents: Cents;
  readonly changeCents: Cents;
  readonly paidCents: Cents;
  /** Saldo a favor that pays a part. */
  readonly favorCents: Cents;
  /** What is left on credit. */
  readonly owedCents: Cents;
}

export type TenderFailure =
  | { readonly code: 'tender-short'; readonly totalCents: Cents; readonly receivedCents: Cents }
  | { readonly code: 'change-only-from-cash'; readonly totalCents: Cents; readonly receivedCents: Cents };

/**
 * Sets tenders against a total: change comes only from cash, and the last cash gives it. Saldo a favor pays first and
 * is never given back: it is at most the total.
 * @param onCredit whether what is not covered may be owed
 * @throws RangeError when the saldo a favor passes the total: whoever asks has checked it
 */
export function settleTenders(
  totalCents: Cents,
  tenders: readonly Tender[],
  onCredit: boolean,
  favorCents = ZERO_CENTS,
): Result<Settlement, TenderFailure> {
  if (favorCents > totalCents) throw new RangeError('saldo a favor pays no more than the total');
  const dueCents = subtractCents(totalCents, favorCents);
  const receivedCents = addCents(...tenders.map((tender) => tender.receivedCents));
  if (receivedCents < dueCents && !onCredit) {
    return failure({ code: 'tender-short', totalCents, receivedCents: addCents(receivedCents, favorCents) });
  }
  const changeCents = receivedCents > dueCents ? subtractCents(receivedCents, dueCents) : ZERO_CENTS;
  const cashCents = addCents(
    ...tenders.filter((tender) => tender.method === 'efectivo').map((tender) => tender.receivedCents),
  );
  if (changeCents > cashCents) {
    return failure({ code: 'change-only-from-cash', totalCents: dueCents, receivedCents });
  }

  const paidCents = subtractCents(receivedCents, changeCents);
  return success({
    tenders: withoutChange(tenders, changeCents),
    receivedCents,
    changeCents,
    paidCents,
    favorCents,
    owedCents: subtractCents(dueCents, paidCents),
  });
}

function withoutChange(tenders: readonly Tender[], changeCents: Cents): SettledTender[] {
  let changeLeft: number = changeCents;
  return tenders
    .toReversed()
    .map((tender) => {
      const given = tender.method === 'efectivo' ? Math.min(changeLeft, tender.receivedCents) : 0;
      changeLeft -= given;
      return { ...tender, amountCents: cents(tender.receivedCents - given) };
    })
    .toReversed()
    .filter((tender) => tender.amountCents > 0);
}
