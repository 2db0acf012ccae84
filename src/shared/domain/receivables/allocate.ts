import { minCents, subtractCents, ZERO_CENTS, type Cents } from '../money.ts';
import type { BusinessDate } from '../business-date.ts';
import type { InvoiceId } from '../ids.ts';

export interface OpenInvoice {
  readonly invoiceId: InvoiceId;
  readonly businessDate: BusinessDate;
  /** Null where the original system gave none: it was due on its own day. */
  readonly dueOn: BusinessDate | null;
  /** Breaks ties between invoices of one day, so that two terminals allocate alike. */
  readonly folio: string;
  readonly openCents: Cents;
}

export interface Allocation {
  readonly invoiceId: InvoiceId;
  readonly amountCents: Cents;
}

export interface AllocationPlan {
  readonly allocations: readonly Allocation[];
  /** Saldo a favor: what no invoice took. */
  readonly unallocatedCents: Cents;
}

/** Pays the oldest invoice first. Pure: the order of the input does not matter. */
export function allocateOldestFirst(amountCents: Cents, invoices: readonly OpenInvoice[]): AllocationPlan {
  let left = amountCents;
  const allocations: Allocation[] = [];
  for (const invoice of invoices.toSorted(byAge)) {
    const amount = minCents(left, invoice.openCents);
    if (amount <= 0) continue;
    allocations.push({ invoiceId: invoice.invoiceId, amountCents: amount });
    left = subtractCents(left, amount);
  }
  return { allocations, unallocatedCents: left < 0 ? ZERO_CENTS : left };
}

function byAge(first: OpenInvoice, second: OpenInvoice): number {
  return first.businessDate.localeCompare(second.businessDate) || first.folio.localeCompare(second.folio);
}
