import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import type { CompletedSale } from '../../../shared/contract/sale.ts';
import { formatPesos } from '../../../shared/domain/money.ts';
import { client } from '../../client.ts';
import { useKeyLayer } from '../../keyboard/use-key-layer.ts';
import { Button } from '../../ui/button.tsx';
import { CheckIcon, PrinterIcon } from '../../ui/icons.tsx';
import { Notice } from '../../ui/notice.tsx';
import { TicketPreview } from './ticket-preview.tsx';
import { useTicket } from '../../ticket/use-ticket.ts';

/** A second Enter of the hand that charged must not take the change away before anybody has read it. */
const ENTER_RESTS_MS = 600;

/** The sale is final: what to hand over, in figures that are read from across the counter. */
export function DonePanel({ sale, onNext }: { sale: CompletedSale; onNext: () => void }) {
  const [isReady, setIsReady] = useState(false);
  const ticket = useTicket(sale.operationId, false);

  useEffect(() => {
    acknowledgeOncePainted(sale);
    const timer = setTimeout(() => setIsReady(true), ENTER_RESTS_MS);
    return () => clearTimeout(timer);
  }, [sale]);

  useKeyLayer({
    kind: 'screen',
    handlers: {
      'next-sale': (event) => {
        if (event.key !== 'Enter') return onNext();
        if (isOnControl()) return 'pass';
        return isReady ? onNext() : undefined;
      },
      print: ticket.print,
      'save-pdf': ticket.savePdf,
      search: onNext,
    },
    // The next customer's part can be typed or scanned at once: the first character opens the next sale.
    typingTarget: () => {
      flushSync(onNext);
      return null;
    },
  });

  const headline = headlineOf(sale);
  return (
    <div className="grid min-h-full grow grid-cols-1 gap-4 p-4 lg:h-full lg:min-h-0 lg:grid-cols-[minmax(0,1fr)_25rem]">
      <section
        aria-label="Venta cobrada"
        className="flex flex-col overflow-hidden rounded-lg border border-line bg-surface shadow-panel"
      >
        <header className="flex items-center gap-3 border-b border-line bg-positive-soft px-8 py-4 text-positive">
          <CheckIcon className="size-8 shrink-0" />
          <h1 className="text-xl font-semibold">{sale.owedCents > 0 ? 'Vendido a crédito' : 'Cobrado'}</h1>
          <p className="ml-auto min-w-0 truncate text-right text-base">{sale.customerName}</p>
        </header>
        <div className="flex grow flex-col justify-center px-8 py-4">
          <dl>
            <dt className="text-lg text-muted">{headline.label}</dt>
            <dd
              className={`font-bold tracking-tight ${sale.owedCents > 0 ? 'text-ink' : 'text-positive'} ${headline.figure.length > 11 ? 'text-4xl' : 'text-5xl xl:text-6xl'}`}
            >
              {headline.figure}
            </dd>
          </dl>
          <dl className="mt-6 grid grid-cols-[repeat(auto-fit,minmax(10rem,1fr))] gap-x-8 gap-y-4 border-t border-line pt-5">
            <Fact label="Folio" value={sale.folio ?? 'Pendiente'} isCode />
            <Fact label="Total" value={formatPesos(sale.totalCents)} />
            {sale.favorCents > 0 && <Fact label="Saldo a favor" value={formatPesos(sale.favorCents)} />}
            {sale.changeCents > 0 && <Fact label="Recibido" value={formatPesos(sale.receivedCents)} />}
            <Fact label="Ticket" value={sale.ticketNumber} isCode />
          </dl>
        </div>
        <footer className="flex min-h-19 flex-wrap items-center gap-3 border-t border-line px-8 py-4">
          <Button action="print" onPress={ticket.print} isPending={ticket.isBusy}>
            <PrinterIcon /> Imprimir ticket
          </Button>
          <Button variant="quiet" action="save-pdf" onPress={ticket.savePdf} isPending={ticket.isBusy}>
            Guardar PDF
          </Button>
          <div className="min-w-0 grow">
            {ticket.message && <Notice tone={ticket.message.tone}>{ticket.message.text}</Notice>}
          </div>
          <Button variant="primary" action="next-sale" onPress={onNext} isDisabled={!isReady}>
            Siguiente venta
          </Button>
        </footer>
      </section>
      <TicketPreview operationId={sale.operationId} />
    </div>
  );
}

function headlineOf(sale: CompletedSale): { label: string; figure: string } {
  if (sale.owedCents > 0) return { label: 'Queda a deber', figure: formatPesos(sale.owedCents) };
  if (sale.changeCents > 0) return { label: 'Cambio', figure: formatPesos(sale.changeCents) };
  return { label: 'Sin cambio. Cobrado exacto', figure: formatPesos(sale.totalCents) };
}

function Fact({ label, value, isCode = false }: { label: string; value: string; isCode?: boolean }) {
  return (
    <div>
      <dt className="text-sm text-muted">{label}</dt>
      <dd
        className={`font-semibold whitespace-nowrap ${value.length > 13 ? 'text-base leading-7' : 'text-xl'} ${isCode ? 'code' : ''}`}
      >
        {value}
      </dd>
    </div>
  );
}

/**
 * Two frames later the figures are on the glass. If the acknowledgement does not arrive, the sale is offered again at
 * the next start: that does no harm.
 */
function acknowledgeOncePainted(sale: CompletedSale): void {
  requestAnimationFrame(() => {
    requestAnimationFrame(() => {
      client.sale.acknowledge({ operationId: sale.operationId }).catch(() => {});
    });
  });
}

function isOnControl(): boolean {
  return document.activeElement instanceof HTMLButtonElement;
}
