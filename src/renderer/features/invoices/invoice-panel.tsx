import type { InvoiceDetail, InvoiceRow } from '../../../shared/contract/invoices.ts';
import type { InvoiceId, OperationId } from '../../../shared/domain/ids.ts';
import { formatCents } from '../../../shared/domain/money.ts';
import { failureMessage } from '../../failure-message.ts';
import { useKeyLayer } from '../../keyboard/use-key-layer.ts';
import { useTicket } from '../../ticket/use-ticket.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { CloudOffIcon } from '../../ui/icons.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ScrollRegion } from '../../ui/scroll-region.tsx';
import { dayAndTime } from './day-and-time.ts';
import { InvoiceStatusBadge } from './invoice-status.tsx';
import { useInvoice } from './use-invoices.ts';

/** Everything on one invoice: what was sold, the money on it, who and when. */
export function InvoicePanel({ row, timeZone }: { row: InvoiceRow; timeZone: string }) {
  const invoice = useInvoice(row.invoiceId);
  const detail = invoice.data?.invoiceId === row.invoiceId ? invoice.data : undefined;
  const { day, time } = dayAndTime(row.issuedAt, timeZone);
  return (
    <section
      aria-label={`Factura ${row.folio ?? row.ticketNumber ?? ''}`}
      className="flex min-h-0 flex-col overflow-hidden rounded-lg border border-line bg-surface shadow-panel max-xl:hidden"
    >
      <header className="flex flex-col gap-1 border-b border-line p-4">
        <div className="flex items-center justify-between gap-3">
          <h2 className="code text-lg font-semibold">{row.folio ?? row.ticketNumber}</h2>
          <InvoiceStatusBadge status={row.status} toReview={row.reviewReason !== null} />
        </div>
        <p className="truncate text-base font-medium" title={row.customerName}>
          {row.customerName}
        </p>
        <p className="text-sm text-muted">
          {day}, {time} · {row.terminalCode ?? 'Sistema anterior'}
          {row.cashierName === null ? '' : ` · ${row.cashierName}`}
        </p>
        {row.reviewReason !== null && <Notice tone="warning">{row.reviewReason}</Notice>}
      </header>
      {detail ? (
        <>
          <Detail detail={detail} timeZone={timeZone} />
          {/* What the original system made has no ticket of ours. */}
          {row.ticketNumber !== null && <Reprint invoiceId={row.invoiceId} />}
        </>
      ) : invoice.isError ? (
        <EmptyState icon={<CloudOffIcon className="size-10" />} title="Las partidas no están a la mano">
          {failureMessage(invoice.error)}
        </EmptyState>
      ) : (
        <div role="status" aria-label="Leyendo la factura" className="grow" />
      )}
    </section>
  );
}

function Reprint({ invoiceId }: { invoiceId: InvoiceId }) {
  // A sale's invoice has the id of its operation.
  const ticket = useTicket(invoiceId as string as OperationId, true);
  useKeyLayer({ kind: 'screen', handlers: { print: ticket.print, 'save-pdf': ticket.savePdf } });
  return (
    <footer className="flex flex-wrap items-center gap-2 border-t border-line p-3">
      <Button size="small" action="print" onPress={ticket.print} isPending={ticket.isBusy}>
        Reimprimir
      </Button>
      <Button size="small" action="save-pdf" onPress={ticket.savePdf} isPending={ticket.isBusy}>
        Guardar PDF
      </Button>
      <div className="min-h-9 w-full">
        {ticket.message && <Notice tone={ticket.message.tone}>{ticket.message.text}</Notice>}
      </div>
    </footer>
  );
}

function Detail({ detail, timeZone }: { detail: InvoiceDetail; timeZone: string }) {
  const facts = factsOf(detail, timeZone);
  return (
    <ScrollRegion label="Partidas y pagos" className="min-h-0 grow">
      {facts.length > 0 && (
        <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 border-b border-line px-4 py-3 text-sm">
          {facts.map(([label, value]) => (
            <div key={label} className="contents">
              <dt className="text-muted">{label}</dt>
              <dd className="font-medium wrap-anywhere">{value}</dd>
            </div>
          ))}
        </dl>
      )}
      <ul aria-label="Partidas" className="divide-y divide-line px-4">
        {detail.lines.map((line, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- lines of a posted invoice never move
          <li key={index} className="grid grid-cols-[3rem_minmax(0,1fr)_auto] gap-x-3 py-2 text-sm">
            <span className="text-right font-semibold">{line.quantity}</span>
            <span className="min-w-0">
              <span className="block wrap-anywhere">{line.description}</span>
              <span className="code block truncate text-xs text-muted">
                {line.code ?? '\u00a0'}
                {line.priceChangedBy === null ? '' : ` · precio de ${line.priceChangedBy}`}
              </span>
            </span>
            <span className="text-right font-semibold">
              {formatCents(line.lineTotalCents)}
              <span className="block text-xs font-normal text-muted">{formatCents(line.unitPriceCents)}</span>
            </span>
          </li>
        ))}
      </ul>
      <dl className="grid grid-cols-2 gap-y-1 border-y border-line bg-sunken px-4 py-3 text-sm">
        <Sum label="Subtotal" value={formatCents(detail.subtotalCents)} />
        <Sum label="IVA" value={formatCents(detail.taxCents)} />
        <Sum label="Total" value={formatCents(detail.totalCents)} isStrong />
      </dl>
      <ul aria-label="Pagos" className="divide-y divide-line px-4">
        {detail.payments.map((payment, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- in the order in which they were made
          <li key={index} className="flex items-baseline justify-between gap-3 py-2 text-sm">
            <span className="min-w-0">
              <span className="font-medium first-letter:uppercase">{payment.method}</span>
              <span className="block truncate text-xs text-muted">
                {[dayAndTime(payment.at, timeZone).day, payment.cashierName, payment.reference]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>
            <span className="font-semibold text-positive">{formatCents(payment.amountCents)}</span>
          </li>
        ))}
      </ul>
    </ScrollRegion>
  );
}

function Sum({ label, value, isStrong = false }: { label: string; value: string; isStrong?: boolean }) {
  const weight = isStrong ? 'text-base font-bold' : 'font-medium';
  return (
    <>
      <dt className={isStrong ? 'text-base font-bold' : 'text-muted'}>{label}</dt>
      <dd className={`text-right ${weight}`}>{value}</dd>
    </>
  );
}

function factsOf(detail: InvoiceDetail, timeZone: string): readonly (readonly [string, string])[] {
  const { customerRfc, customerReference, collectedBy, dueOn, notes, printedFolio, cancelled } = detail;
  const facts: readonly (readonly [string, string | null])[] = [
    ['RFC', customerRfc],
    ['Su nota o pedido', customerReference],
    ['Recogió', collectedBy],
    ['Vence', dueOn && dueOn.split('-').toReversed().join('/')],
    ['Observaciones', notes],
    ['Folio impreso', printedFolio],
    [
      'Cancelada',
      cancelled &&
        [dayAndTime(cancelled.at, timeZone).day, cancelled.by, cancelled.reason].filter(Boolean).join(' · '),
    ],
  ];
  return facts.flatMap(([label, value]) => (value === null || value === '' ? [] : [[label, value] as const]));
}
