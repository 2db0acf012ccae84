import type { BusinessDate } from '../business-date.ts';
import type { CustomerId, InvoiceId } from '../ids.ts';
import { addCents, cents, minCents, subtractCents, type Cents } from '../money.ts';
import type { Allocation, OpenInvoice } from './allocate.ts';

/** What one operation does to a customer's account. */
export type AccountEffect =
  | {
      readonly kind: 'invoice';
      readonly customerId: CustomerId;
      readonly invoiceId: InvoiceId;
      readonly businessDate: BusinessDate;
      readonly folio: string;
      /** The total less what was paid at the counter. */
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

/** What an effect adds to the balance. */
export function balanceChange(effect: AccountEffect): Cents {
  switch (effect.kind) {
    case 'invoice':
      return effect.owedCents;
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
  const { invoiceId, businessDate, folio, owedCents } = effect;
  return { invoiceId, businessDate, folio, openCents: owedCents };
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
