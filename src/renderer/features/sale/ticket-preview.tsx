import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { OperationId } from '../../../shared/domain/ids.ts';
import { queries } from '../../client.ts';
import { failureMessage } from '../../failure-message.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PrinterIcon } from '../../ui/icons.tsx';
import { ScrollRegion } from '../../ui/scroll-region.tsx';
import { adoptStyles, takeStylesOut } from '../../ticket/ticket-document.ts';

/** The paper as it will be, 80 mm wide, in a frame that runs no script. */
export function TicketPreview({ operationId }: { operationId: OperationId }) {
  const ticket = useQuery(
    queries.tickets.html.queryOptions({
      input: { operationId, reprint: false },
      select: ({ html }) => takeStylesOut(html),
    }),
  );
  const [heightPx, setHeightPx] = useState(0);

  return (
    <section
      aria-label="Ticket"
      className="relative min-h-64 overflow-hidden rounded-lg border border-line bg-hover"
    >
      {ticket.isError ? (
        <EmptyState icon={<PrinterIcon className="size-10" />} title="No se pudo mostrar el ticket">
          {failureMessage(ticket.error)}
        </EmptyState>
      ) : (
        // The frame takes no pointer and no focus: keys belong to the screen, and the region around it scrolls.
        <ScrollRegion label="Vista del ticket" className="flex h-full justify-center p-5">
          {ticket.data && (
            <iframe
              title="Vista previa del ticket"
              sandbox="allow-same-origin"
              srcDoc={ticket.data.html}
              tabIndex={-1}
              height={heightPx}
              onLoad={(event) => {
                const frame = event.currentTarget;
                adoptStyles(frame, ticket.data.styles);
                setHeightPx(frame.contentDocument?.documentElement.scrollHeight ?? 0);
              }}
              className="pointer-events-none w-[80mm] shrink-0 bg-white shadow-over scheme-light"
            />
          )}
        </ScrollRegion>
      )}
    </section>
  );
}
