import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { OperationId } from '../../shared/domain/ids.ts';
import { client } from '../client.ts';
import { failureMessage } from '../failure-message.ts';
import { printHtml } from './print-html.ts';
import { saveFile } from './save-file.ts';

const PRINTER_PATIENCE_MS = 20_000;

export type TicketMessage = { readonly tone: 'positive' | 'danger' | 'info'; readonly text: string };

export interface TicketActions {
  readonly message: TicketMessage | null;
  readonly isBusy: boolean;
  readonly print: () => void;
  readonly savePdf: () => void;
}

/** Printing and saving the ticket of one sale. The first paper is the original; what follows says REIMPRESIÓN. */
export function useTicket(operationId: OperationId, printedBefore: boolean): TicketActions {
  const [message, setMessage] = useState<TicketMessage | null>(null);
  const [printed, setPrinted] = useState(printedBefore);

  const print = useMutation({
    mutationFn: () => printTicket(operationId, printed),
    onSuccess: () => {
      setPrinted(true);
      setMessage({ tone: 'positive', text: 'Ticket enviado a la impresora.' });
    },
    onError: (error) => setMessage({ tone: 'danger', text: `No se imprimió. ${failureMessage(error)}` }),
  });
  const savePdf = useMutation({
    mutationFn: () =>
      client.tickets.pdf({ operationId, reprint: printed }, { context: { patienceMs: PRINTER_PATIENCE_MS } }),
    onSuccess: ({ fileName, base64 }) => {
      saveFile(fileName, 'application/pdf', base64);
      setMessage({ tone: 'positive', text: `Se guardó ${fileName}.` });
    },
    onError: (error) => setMessage({ tone: 'danger', text: `No se guardó. ${failureMessage(error)}` }),
  });

  const isBusy = print.isPending || savePdf.isPending;
  return {
    message,
    isBusy,
    print: () => isBusy || print.mutate(),
    savePdf: () => isBusy || savePdf.mutate(),
  };
}

async function printTicket(operationId: OperationId, reprint: boolean): Promise<void> {
  const options = { context: { patienceMs: PRINTER_PATIENCE_MS } };
  const { host } = await client.tickets.print({ operationId, reprint }, options);
  if (host === 'printed') return;
  const { html } = await client.tickets.html({ operationId, reprint });
  await printHtml(html);
}
