import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { CompletedSale } from '../../../shared/contract/sale.ts';
import { formatPesos } from '../../../shared/domain/money.ts';
import { client, queries } from '../../client.ts';
import { useKeyLayer } from '../../keyboard/use-key-layer.ts';
import { Button } from '../../ui/button.tsx';
import { AlertIcon } from '../../ui/icons.tsx';
import { useTicket } from '../../ticket/use-ticket.ts';

const lastSaleQuery = queries.sale.unacknowledged.queryOptions({ staleTime: Infinity, gcTime: Infinity });

/** After an unclean stop: the sale that was made and that nobody saw on the screen. */
export function LastSaleNotice() {
  const { data: sale } = useQuery(lastSaleQuery);
  return sale ? <UnseenSale sale={sale} /> : null;
}

function UnseenSale({ sale }: { sale: CompletedSale }) {
  const cache = useQueryClient();
  const ticket = useTicket(sale.operationId, true);

  function dismiss() {
    cache.setQueryData(lastSaleQuery.queryKey, null);
    // If this does not arrive, the sale is offered again at the next start: that does no harm.
    client.sale.acknowledge({ operationId: sale.operationId }).catch(() => {});
  }

  useKeyLayer({ kind: 'screen', handlers: { print: ticket.print } });

  return (
    <div
      role="alert"
      className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-lg border border-warning/40 bg-warning-soft px-4 py-2.5"
    >
      <AlertIcon className="size-6 shrink-0 text-warning" />
      <p className="min-w-0 grow">
        Se cobró <b className="code font-semibold">{sale.folio ?? sale.ticketNumber}</b>,{' '}
        <b className="font-semibold">{formatPesos(sale.totalCents)}</b>. ¿Reimprimir?
        {ticket.message && <span className="ml-2 text-sm font-medium">{ticket.message.text}</span>}
      </p>
      <Button size="small" action="print" onPress={ticket.print} isPending={ticket.isBusy}>
        Reimprimir
      </Button>
      <Button size="small" variant="quiet" onPress={dismiss}>
        No hace falta
      </Button>
    </div>
  );
}
