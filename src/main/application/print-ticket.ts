import type { ShopError } from '../../shared/domain/errors.ts';
import type { InvoiceId } from '../../shared/domain/ids.ts';
import { failure, success, type Result } from '../../shared/domain/result.ts';
import { buildSaleTicket } from '../../shared/domain/ticket/build-sale-ticket.ts';
import type { TicketDocument } from '../../shared/domain/ticket/document.ts';
import { renderTicketHtml } from '../../shared/domain/ticket/ticket-html.ts';
import { operation as recordedOperation } from '../../shared/operations/operation.ts';
import { saleIn } from '../../shared/operations/sale.ts';
import { askInvoices, type AskInvoicesDeps } from './invoices/ask-invoices.ts';
import type { LocalStore, PdfMaker, Replica, TicketPrinter } from './ports.ts';
import { currentSettings } from './shop-settings.ts';
import type { TicketRequest } from './use-cases.ts';

export interface TicketDeps extends AskInvoicesDeps {
  readonly local: Pick<LocalStore, 'printedDocument' | 'setting' | 'saveSetting'>;
  readonly replica: Pick<Replica, 'settings'>;
  readonly pdf: PdfMaker;
  readonly printer: TicketPrinter;
}

/** The ticket of a sale: a reprint says what the first paper said. */
export async function ticketHtml(
  deps: TicketDeps,
  request: TicketRequest,
): Promise<Result<string, ShopError>> {
  const found = await findTicket(deps, request);
  return found.ok ? success(renderTicketHtml(found.value, request)) : found;
}

export async function ticketPdf(
  deps: TicketDeps,
  request: TicketRequest,
): Promise<Result<{ readonly fileName: string; readonly bytes: Uint8Array }, ShopError>> {
  const found = await findTicket(deps, request);
  if (!found.ok) return found;
  const bytes = await deps.pdf.ticket(found.value, request);
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

/** The very document of this terminal, or that of another one, made again from what it recorded. */
async function findTicket(
  deps: TicketDeps,
  { operationId }: TicketRequest,
): Promise<Result<TicketDocument, ShopError>> {
  const stored = deps.local.printedDocument(operationId);
  if (stored) return success(stored);
  const settings = currentSettings(deps);
  const text = await askInvoices(deps, (invoices) =>
    invoices.recordedSale(operationId as string as InvoiceId),
  );
  if (text === undefined || !settings) return failure({ code: 'central-away' });
  const recorded = text === null ? null : recordedOperation.parse(JSON.parse(text));
  if (recorded?.kind !== 'sale') return failure({ code: 'operation-not-found' });
  return success(
    buildSaleTicket(saleIn(recorded), {
      settings,
      occurredAtMs: Date.parse(recorded.occurredAt),
      businessDate: recorded.businessDate,
      cashierName: recorded.cashier?.name ?? null,
    }),
  );
}
