import type { InvoiceRow } from '../../../shared/contract/invoices.ts';
import type { InvoiceId } from '../../../shared/domain/ids.ts';
import { formatCents } from '../../../shared/domain/money.ts';
import { ScrollRegion } from '../../ui/scroll-region.tsx';
import { useScrolledIntoView } from '../../use-scrolled-into-view.ts';
import { dayAndTime } from './day-and-time.ts';
import { InvoiceStatusBadge } from './invoice-status.tsx';
import type { InvoicesView } from './use-invoices.ts';

interface InvoiceTableProps {
  readonly invoices: InvoicesView;
  readonly timeZone: string;
  readonly markedId: InvoiceId | null;
  readonly onMark: (id: InvoiceId) => void;
}

const NEAR_THE_END_PX = 400;

export function InvoiceTable({ invoices, timeZone, markedId, onMark }: InvoiceTableProps) {
  return (
    <>
      {/* The head's band, which goes on above the scroll bar. */}
      <div aria-hidden="true" className="absolute inset-x-0 top-0 h-9 border-b border-line bg-sunken" />
      <ScrollRegion
        label="Facturas"
        className="relative h-full"
        onScroll={(event) => {
          const { scrollHeight, scrollTop, clientHeight } = event.currentTarget;
          if (scrollHeight - scrollTop - clientHeight < NEAR_THE_END_PX) invoices.showMore();
        }}
      >
        <table className="w-full min-w-2xl table-fixed border-collapse">
          <thead className="sticky top-0 z-1 bg-sunken text-left text-xs text-muted">
            <tr className="h-9">
              <th scope="col" className="w-36 px-4 font-semibold">
                Folio
              </th>
              <th scope="col" className="w-34 px-3 font-semibold">
                Fecha
              </th>
              <th scope="col" className="px-3 font-semibold">
                Cliente
              </th>
              <th scope="col" className="w-40 px-3 text-right font-semibold">
                Total
              </th>
              <th scope="col" className="w-36 px-4 font-semibold">
                Estado
              </th>
            </tr>
          </thead>
          <tbody>
            {invoices.rows.map((row) => (
              <Row
                key={row.invoiceId}
                row={row}
                timeZone={timeZone}
                isMarked={row.invoiceId === markedId}
                onMark={onMark}
              />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </>
  );
}

interface RowProps {
  readonly row: InvoiceRow;
  readonly timeZone: string;
  readonly isMarked: boolean;
  readonly onMark: (id: InvoiceId) => void;
}

function Row({ row, timeZone, isMarked, onMark }: RowProps) {
  const scrolled = useScrolledIntoView<HTMLTableRowElement>(isMarked);
  const { day, time } = dayAndTime(row.issuedAt, timeZone);
  return (
    <tr
      ref={scrolled}
      aria-current={isMarked}
      onPointerDown={() => onMark(row.invoiceId)}
      className={`h-13 scroll-mt-9 border-b border-line ${isMarked ? 'bg-accent-soft shadow-[inset_4px_0_0_var(--color-accent)]' : 'hover:bg-hover'} ${row.status === 'cancelled' ? 'text-muted' : ''}`}
    >
      <td className="px-4">
        <span className="code block font-semibold">{row.folio ?? 'Sin folio'}</span>
        <span className="block text-xs text-muted">{row.ticketNumber ?? '\u00a0'}</span>
      </td>
      <td className="px-3 text-sm whitespace-nowrap">
        {day}
        <span className="block text-xs text-muted">{time}</span>
      </td>
      <td className="px-3">
        <span className="block truncate font-medium" title={row.customerName}>
          {row.customerName}
        </span>
        <span className="block truncate text-xs text-muted">
          {row.customerReference === null ? '\u00a0' : `Ref. ${row.customerReference}`}
        </span>
      </td>
      <td className="px-3 text-right whitespace-nowrap">
        <span className={`block font-semibold ${row.status === 'cancelled' ? 'line-through' : ''}`}>
          {formatCents(row.totalCents)}
        </span>
        <span className="block text-xs text-muted">
          {row.status === 'partial' ? `${formatCents(row.paidCents)} abonado` : '\u00a0'}
        </span>
      </td>
      <td className="px-4">
        <InvoiceStatusBadge status={row.status} toReview={row.reviewReason !== null} />
      </td>
    </tr>
  );
}
