import type { ShopError } from '../../shared/domain/errors.ts';
import { failure, success, type Result } from '../../shared/domain/result.ts';
import type { TicketDocument } from '../../shared/domain/ticket/document.ts';
import { renderTicketHtml } from '../../shared/domain/ticket/ticket-html.ts';
import type { LocalStore, PdfMaker, TicketPrinter } from './ports.ts';
import type { TicketRequest } from './use-cases.ts';

export interface TicketDeps {
  readonly local: Pick<LocalStore, 'printedDocument'>;
  readonly pdf: PdfMaker;
  readonly printer: TicketPrinter;
}

/** The stored ticket of an operation of this terminal: a reprint says what the first paper said. */
export async function ticketHtml(
  { local }: TicketDeps,
  request: TicketRequest,
): Promise<Result<string, ShopError>> {
  const found = storedTicket(local, request);
  return found.ok ? success(renderTicketHtml(found.value, request)) : found;
}

export async function ticketPdf(
  { local, pdf }: TicketDeps,
  request: TicketRequest,
): Promise<Result<{ readonly fileName: string; readonly bytes: Uint8Array }, ShopError>> {
  const found = storedTicket(local, request);
  if (!found.ok) return found;
  const bytes = await pdf.ticket(found.value, request);
  return success({ fileName: `ticket-${found.value.folio ?? found.value.ticketNumber}.pdf`, bytes });
}

/** Prints through the host; `renderer` where only the screen can. */
export async function printTicket(
  deps: TicketDeps,
  request: TicketRequest,
): Promise<Result<'printed' | 'renderer', ShopError>> {
  const html = await ticketHtml(deps, request);
  return html.ok ? success(await deps.printer.print(html.value)) : html;
}

function storedTicket(
  local: TicketDeps['local'],
  { operationId }: TicketRequest,
): Result<TicketDocument, ShopError> {
  const ticket = local.printedDocument(operationId);
  return ticket ? success(ticket) : failure({ code: 'operation-not-found' });
}
