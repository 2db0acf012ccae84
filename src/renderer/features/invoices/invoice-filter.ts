import type { InvoiceFilter } from '../../../shared/contract/invoices.ts';
import { addDays, type BusinessDate } from '../../../shared/domain/business-date.ts';
import type { InvoiceStatus } from '../../../shared/domain/invoices/status.ts';

export type StatusChoice = 'all' | InvoiceStatus | 'review';
export type PeriodChoice = 'all' | 'today' | 'yesterday' | 'week' | 'month';

export const STATUS_LABELS: Record<InvoiceStatus, string> = {
  pending: 'Por pagar',
  partial: 'Con abonos',
  paid: 'Pagada',
  cancelled: 'Cancelada',
};

export const STATUS_CHOICES: readonly { readonly value: StatusChoice; readonly label: string }[] = [
  { value: 'all', label: 'Todas' },
  { value: 'pending', label: 'Por pagar' },
  { value: 'partial', label: 'Con abonos' },
  { value: 'paid', label: 'Pagadas' },
  { value: 'cancelled', label: 'Canceladas' },
  { value: 'review', label: 'Por revisar' },
];

export const PERIOD_CHOICES: readonly { readonly value: PeriodChoice; readonly label: string }[] = [
  { value: 'all', label: 'Siempre' },
  { value: 'today', label: 'Hoy' },
  { value: 'yesterday', label: 'Ayer' },
  { value: 'week', label: '7 días' },
  { value: 'month', label: '30 días' },
];

/** First and last day of a period that ends today, both included. */
const DAYS_BACK: Record<PeriodChoice, { readonly from: number; readonly to: number } | null> = {
  all: null,
  today: { from: 0, to: 0 },
  yesterday: { from: 1, to: 1 },
  week: { from: 6, to: 0 },
  month: { from: 29, to: 0 },
};

/** @param today the shop's day */
export function invoiceFilter(
  text: string,
  status: StatusChoice,
  period: PeriodChoice,
  today: BusinessDate,
): InvoiceFilter {
  const days = DAYS_BACK[period];
  return {
    text: text.trim(),
    status: status === 'all' || status === 'review' ? null : status,
    customerId: null,
    terminalId: null,
    cashierId: null,
    from: days && addDays(today, -days.from),
    to: days && addDays(today, -days.to),
    toReview: status === 'review',
  };
}
