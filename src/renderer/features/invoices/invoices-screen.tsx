import { useRef, useState } from 'react';
import { businessDateAt, DEFAULT_TIME_ZONE } from '../../../shared/domain/business-date.ts';
import type { InvoiceId } from '../../../shared/domain/ids.ts';
import { failureMessage } from '../../failure-message.ts';
import { useKeyLayer } from '../../keyboard/use-key-layer.ts';
import { Choice } from '../../ui/choice.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { CloudOffIcon, SearchIcon } from '../../ui/icons.tsx';
import { Key } from '../../ui/key-hint.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useNow } from '../../use-now.ts';
import { useSession } from '../../use-session.ts';
import {
  invoiceFilter,
  PERIOD_CHOICES,
  STATUS_CHOICES,
  type PeriodChoice,
  type StatusChoice,
} from './invoice-filter.ts';
import { InvoicePanel } from './invoice-panel.tsx';
import { InvoiceTable } from './invoice-table.tsx';
import { useInvoices, type InvoicesView } from './use-invoices.ts';

const DAY_STEP_MS = 60_000;

/** Facturas: found by number, note or customer, and what is on the one that is marked. */
export function InvoicesScreen() {
  const [text, setText] = useState('');
  const [status, setStatus] = useState<StatusChoice>('all');
  const [period, setPeriod] = useState<PeriodChoice>('all');
  const [markedId, setMarkedId] = useState<InvoiceId | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const timeZone = useSession().data?.settings.timeZone ?? DEFAULT_TIME_ZONE;
  const today = businessDateAt(useNow(DAY_STEP_MS), timeZone);
  const invoices = useInvoices(invoiceFilter(text, status, period, today));
  const { rows } = invoices;
  // A list that changed under the mark goes on from its top.
  const marked = rows.find((row) => row.invoiceId === markedId) ?? rows[0];

  function moveMark(by: 1 | -1) {
    const index = marked ? rows.indexOf(marked) + by : 0;
    const next = rows[Math.min(Math.max(index, 0), rows.length - 1)];
    setMarkedId(next?.invoiceId ?? null);
    if (index >= rows.length - 1) invoices.showMore();
  }

  useKeyLayer({
    kind: 'screen',
    typingTarget: () => input.current,
    handlers: {
      search: () => input.current?.focus(),
      'mark-next': () => (isAmongChoices() ? 'pass' : moveMark(1)),
      'mark-previous': () => (isAmongChoices() ? 'pass' : moveMark(-1)),
      back: () => {
        input.current?.focus();
        setText('');
      },
    },
  });

  return (
    <div className="flex min-h-0 grow flex-col gap-3 p-4">
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
        <h1 className="text-xl font-semibold">Facturas</h1>
        <div className="relative min-w-72 max-w-3xl grow">
          <SearchIcon className="pointer-events-none absolute top-1/2 left-4 size-5 -translate-y-1/2 text-muted" />
          <input
            ref={input}
            type="text"
            value={text}
            onChange={(event) => setText(event.target.value)}
            aria-label="Buscar factura"
            autoComplete="off"
            autoFocus
            spellCheck={false}
            maxLength={200}
            placeholder="Folio, ticket, nota del cliente o su nombre"
            className="h-12 w-full rounded-lg border border-edge bg-surface pr-4 pl-12 text-base shadow-panel placeholder:text-muted"
          />
        </div>
      </div>
      <div className="flex flex-wrap items-center gap-x-8 gap-y-2">
        <Choice label="Estado" value={status} options={STATUS_CHOICES} onChange={setStatus} isInline />
        <Choice label="Periodo" value={period} options={PERIOD_CHOICES} onChange={setPeriod} isInline />
      </div>
      {invoices.isThisTerminalAlone && (
        <Notice tone="warning">
          Sin servidor: se muestran las ventas de esta terminal. Las de otras terminales aparecen cuando
          vuelva.
        </Notice>
      )}
      <div className="grid min-h-0 grow grid-cols-1 gap-4 xl:grid-cols-[minmax(0,1fr)_27rem]">
        <section
          aria-label="Lista de facturas"
          className="relative min-h-64 overflow-hidden rounded-lg border border-line bg-surface shadow-panel"
        >
          {rows.length > 0 ? (
            <InvoiceTable
              invoices={invoices}
              timeZone={timeZone}
              markedId={marked?.invoiceId ?? null}
              onMark={setMarkedId}
            />
          ) : (
            <NoRows
              invoices={invoices}
              isNarrowed={text.trim() !== '' || status !== 'all' || period !== 'all'}
            />
          )}
        </section>
        {marked ? (
          <InvoicePanel key={marked.invoiceId} row={marked} timeZone={timeZone} />
        ) : (
          <div className="rounded-lg border border-line bg-sunken max-xl:hidden" />
        )}
      </div>
      <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-xs text-muted max-lg:hidden">
        <span className="flex items-center gap-1.5">
          <Key>↑</Key> <Key>↓</Key> factura
        </span>
        <span className="flex items-center gap-1.5">
          <Key>Tab</Key> estado y periodo
        </span>
        <span className="flex items-center gap-1.5">
          <Key>Esc</Key> a la búsqueda
        </span>
      </p>
    </div>
  );
}

/** The arrows choose among the options there. */
function isAmongChoices(): boolean {
  return document.activeElement?.closest('[role="radiogroup"]') !== null;
}

function NoRows({ invoices, isNarrowed }: { invoices: InvoicesView; isNarrowed: boolean }) {
  if (invoices.error) {
    return (
      <EmptyState icon={<CloudOffIcon className="size-12" />} title="No se pudieron leer las facturas">
        {failureMessage(invoices.error)}
      </EmptyState>
    );
  }
  if (!invoices.isCurrent) return <div role="status" aria-label="Buscando" className="h-full" />;
  return isNarrowed ? (
    <EmptyState icon={<SearchIcon className="size-12" />} title="Ninguna factura así">
      Revise el número o cambie el estado y el periodo.
    </EmptyState>
  ) : (
    <EmptyState icon={<SearchIcon className="size-12" />} title="Todavía no hay facturas">
      Aquí aparece cada venta que se cobra, la más nueva primero.
    </EmptyState>
  );
}
