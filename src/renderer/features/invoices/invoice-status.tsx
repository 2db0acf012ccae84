import type { InvoiceStatus } from '../../../shared/domain/invoices/status.ts';
import { STATUS_LABELS } from './invoice-filter.ts';

const TONES: Record<InvoiceStatus, string> = {
  pending: 'bg-warning-soft text-warning',
  partial: 'bg-warning-soft text-warning',
  paid: 'bg-positive-soft text-positive',
  cancelled: 'bg-hover text-muted',
};

export function InvoiceStatusBadge({ status, toReview }: { status: InvoiceStatus; toReview: boolean }) {
  return (
    <span className="flex flex-col items-start gap-0.5">
      <span className={`rounded-sm px-2 text-xs leading-5 font-semibold ${TONES[status]}`}>
        {STATUS_LABELS[status]}
      </span>
      {toReview && <span className="text-xs font-semibold text-danger">Por revisar</span>}
    </span>
  );
}
