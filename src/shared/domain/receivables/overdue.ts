import { daysBetween, type BusinessDate } from '../business-date.ts';
import { addCents, type Cents } from '../money.ts';
import type { OpenInvoice } from './allocate.ts';

export interface Overdue {
  readonly cents: Cents;
  /** Of the one that is longest past its date; 0 when nothing is. */
  readonly days: number;
}

/** What is past its due date on a day, as central's aging counts it: not yet on the day itself. */
export function overdueOn(today: BusinessDate, invoices: readonly OpenInvoice[]): Overdue {
  const overdue = invoices
    .map(({ dueOn, businessDate, openCents }) => ({
      openCents,
      days: daysBetween(dueOn ?? businessDate, today),
    }))
    .filter(({ days }) => days > 0);
  return {
    cents: addCents(...overdue.map(({ openCents }) => openCents)),
    days: Math.max(0, ...overdue.map(({ days }) => days)),
  };
}
