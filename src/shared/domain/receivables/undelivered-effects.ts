import type { BusinessDate } from '../business-date.ts';
import type { CustomerId, InvoiceId } from '../ids.ts';
import { addCents, cents, minCents, subtractCents, ZERO_CENTS, type Cents } from '../money.ts';
import type { Allocation, OpenInvoice } from './allocate.ts';

/** What one operation does to a customer's account. */
export type AccountEffect =
  | {
      readonly kind: 'invoice';
      readonly customerId: CustomerId;
      readonly invoiceId: InvoiceId;
      readonly businessDate: BusinessDate;
      readonly folio: string;
      readonly dueOn: BusinessDate | null;
      /** What it adds to the balance: the total less the money paid at the counter. */
      readonly chargedCents: Cents;
      /** What is left to pay of it: less, where saldo a favor paid a part. */
      readonly owedCents: Cents;
    }
  | {
      readonly kind: 'payment';
      readonly customerId: CustomerId;
      readonly amountCents: Cents;
      readonly allocations: readonly Allocation[];
    }
  | {
      readonly kind: 'cancellation';
      readonly customerId: CustomerId;
      readonly invoiceId: InvoiceId;
      /** The whole invoice: what was paid of it becomes saldo a favor. */
      readonly totalCents: Cents;
    };

export interface AccountView {
  /** + owes; - saldo a favor. */
  readonly balanceCents: Cents;
  readonly openInvoices: readonly OpenInvoice[];
}

/**
 * An account as a snapshot of central shows it, plus what happened here and is not in that snapshot. The caller passes
 * exactly the effects that the snapshot lacks, in the order they happened.
 */
export function undeliveredEffects(snapshot: AccountView, effects: readonly AccountEffect[]): AccountView {
  return effects.reduce(withEffect, snapshot);
}

/** Saldo a favor: what the customer has paid and no invoice has taken. */
export function favorOf({ balanceCents, openInvoices }: AccountView): Cents {
  const favorCents = subtractCents(
    addCents(...openInvoices.map((invoice) => invoice.openCents)),
    balanceCents,
  );
  // A copy that is being brought up to date in several pages may have invoices newer than its balances.
  return favorCents < 0 ? ZERO_CENTS : favorCents;
}

/** What an effect adds to the balance. */
export function balanceChange(effect: AccountEffect): Cents {
  switch (effect.kind) {
    case 'invoice':
      return effect.chargedCents;
    case 'payment':
      return cents(-effect.amountCents);
    case 'cancellation':
      return cents(-effect.totalCents);
  }
}

function withEffect(account: AccountView, effect: AccountEffect): AccountView {
  return {
    balanceCents: addCents(account.balanceCents, balanceChange(effect)),
    openInvoices: openInvoicesAfter(account.openInvoices, effect),
  };
}

function openInvoicesAfter(open: readonly OpenInvoice[], effect: AccountEffect): readonly OpenInvoice[] {
  switch (effect.kind) {
    case 'invoice':
      return [
        // A row of the copy may be newer than the account as a whole.
        ...open.filter((invoice) => invoice.invoiceId !== effect.invoiceId),
        ...(effect.owedCents > 0 ? [openInvoiceOf(effect)] : []),
      ];
    case 'payment':
      return effect.allocations.reduce(allocated, open);
    case 'cancellation':
      return open.filter((invoice) => invoice.invoiceId !== effect.invoiceId);
  }
}

function openInvoiceOf(effect: AccountEffect & { readonly kind: 'invoice' }): OpenInvoice {
  const { invoiceId, businessDate, dueOn, folio, owedCents } = effect;
  return { invoiceId, businessDate, dueOn, folio, openCents: owedCents };
}

/** What no longer fits an invoice is saldo a favor: it is in the balance already. */
function allocated(open: readonly OpenInvoice[], allocation: Allocation): readonly OpenInvoice[] {
  return open
    .map((invoice) =>
      invoice.invoiceId === allocation.invoiceId
        ? {
            ...invoice,
            openCents: subtractCents(invoice.openCents, minCents(invoice.openCents, allocation.amountCents)),
          }
        : invoice,
    )
    .filter((invoice) => invoice.openCents > 0);
}
