import type { OriginalRow, OriginalRows } from './original-rows.ts';

export interface ExpectedAccount {
  readonly balanceCents: number;
  /** Saldo a favor: what no invoice took. */
  readonly inFavourCents: number;
}

export interface ExpectedAccounts {
  readonly accounts: ReadonlyMap<number, ExpectedAccount>;
  readonly applied: ReadonlyMap<number, number>;
}

/**
 * The rules once more, row by row in plain arithmetic, to compare the set-based conversion with: an invoice counts
 * unless it is cancelled or no amount; a payment pays its own customer's invoice in the order of dates, no more than
 * the total; the rest stays in the payer's favour.
 */
export function expectedAccounts(
  all: readonly OriginalRows[],
  quarantined: ReadonlySet<string>,
): ExpectedAccounts {
  const open = new Map<number, { customer: number; cents: number }>();
  for (const invoice of all.flatMap((rows) => rows.invoices ?? [])) {
    const id = Number(invoice['id_invoice']);
    const cancelled = /cancel/i.test(String(invoice['status']));
    if (cancelled || quarantined.has(`invoice ${id}`)) continue;
    open.set(id, { customer: Number(invoice['customer_id']), cents: centsOf(invoice['total']) });
  }
  const applied = new Map<number, number>();
  const inFavour = new Map<number, number>();
  for (const payment of all.flatMap((rows) => rows.payments ?? []).toSorted(byDate)) {
    const id = Number(payment['id_payment']);
    if (quarantined.has(`payment ${id}`)) continue;
    const payer = Number(payment['customer_id']);
    const invoice = open.get(Number(payment['invoice_id']));
    const amount = centsOf(payment['amount']);
    const taken = invoice?.customer === payer ? Math.min(amount, invoice.cents) : 0;
    if (invoice) invoice.cents -= taken;
    applied.set(id, taken);
    inFavour.set(payer, (inFavour.get(payer) ?? 0) + amount - taken);
  }
  const accounts = new Map<number, ExpectedAccount>();
  for (const customer of all.flatMap((rows) => rows.customers ?? [])) {
    const id = Number(customer['id_customer']);
    const owed = [...open.values()]
      .filter((one) => one.customer === id)
      .reduce((sum, one) => sum + one.cents, 0);
    const inFavourCents = inFavour.get(id) ?? 0;
    accounts.set(id, { balanceCents: owed - inFavourCents, inFavourCents });
  }
  return { accounts, applied };
}

export function centsOf(amount: unknown): number {
  return Math.round(Number(amount) * 100);
}

function byDate(first: OriginalRow, second: OriginalRow): number {
  const date = (row: OriginalRow) => String(row['date_payment'] ?? row['created_at']);
  return (
    date(first).localeCompare(date(second)) || Number(first['id_payment']) - Number(second['id_payment'])
  );
}
