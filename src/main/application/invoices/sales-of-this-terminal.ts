import type { InvoiceFilter, InvoiceRow } from '../../../shared/contract/invoices.ts';
import { customerWords, foldText } from '../../../shared/domain/customers/customer-text.ts';
import type { InvoiceId } from '../../../shared/domain/ids.ts';
import type { InvoiceStatus } from '../../../shared/domain/invoices/status.ts';
import { typedNumber } from '../../../shared/domain/invoices/typed-number.ts';
import { subtractCents, ZERO_CENTS } from '../../../shared/domain/money.ts';
import { owedOf } from '../../../shared/operations/account-effect.ts';
import { saleIn } from '../../../shared/operations/sale.ts';
import type { OperationOf } from '../../../shared/operations/operation.ts';
import { isSale } from '../completed-sale.ts';
import type { LocalStore, OutboxEntry } from '../ports.ts';

/** What a terminal can look through without its central in the time of a key press. */
const MOST_LOOKED_AT = 2_000;

type Local = Pick<LocalStore, 'recentSales' | 'cancellationOf' | 'identity'>;
type SaleEntry = OutboxEntry & { readonly operation: OperationOf<'sale'> };

/** The newest sales of this terminal as rows of the list: what it knows while central is away. */
export function salesOfThisTerminal(local: Local, filter: InvoiceFilter, limit: number): InvoiceRow[] {
  if (filter.toReview || (filter.terminalId !== null && filter.terminalId !== local.identity.terminalId)) {
    return [];
  }
  return local
    .recentSales(MOST_LOOKED_AT)
    .filter(isSale)
    .filter((entry) => matches(entry, filter))
    .map((entry) => rowOf(entry, local))
    .filter((row) => filter.status === null || row.status === filter.status)
    .slice(0, limit);
}

function matches({ operation, folio }: SaleEntry, filter: InvoiceFilter): boolean {
  const { payload, businessDate, cashier } = operation;
  return (
    (filter.customerId === null || payload.customerId === filter.customerId) &&
    (filter.cashierId === null || cashier?.id === filter.cashierId) &&
    (filter.from === null || businessDate >= filter.from) &&
    (filter.to === null || businessDate <= filter.to) &&
    hasText(payload, folio, filter.text.trim())
  );
}

function hasText(sale: OperationOf<'sale'>['payload'], folio: string | null, text: string): boolean {
  if (text === '') return true;
  const { folios, tickets, ticketDigits } = typedNumber(text);
  const { ticketNumber, customerName, customerReference } = sale;
  const name = foldText(customerName);
  return (
    (folio !== null && folios.includes(folio)) ||
    tickets.includes(ticketNumber) ||
    (ticketDigits !== null && ticketNumber.endsWith(`-${ticketDigits}`)) ||
    (customerReference?.toLowerCase().startsWith(text.toLowerCase()) ?? false) ||
    customerWords(text).every((word) => name.includes(word))
  );
}

function rowOf({ operation, folio }: SaleEntry, local: Local): InvoiceRow {
  const { id, occurredAt, businessDate, cashier } = operation;
  const payload = saleIn(operation);
  const invoiceId = id as string as InvoiceId;
  const isCancelled = local.cancellationOf(invoiceId) !== undefined;
  const paidCents = isCancelled ? ZERO_CENTS : subtractCents(payload.totalCents, owedOf(payload));
  return {
    invoiceId,
    folio,
    ticketNumber: payload.ticketNumber,
    issuedAt: occurredAt,
    businessDate,
    customerId: payload.customerId,
    customerName: payload.customerName,
    customerReference: payload.customerReference,
    terminalCode: local.identity.code,
    cashierName: cashier?.name ?? null,
    terms: payload.terms,
    totalCents: payload.totalCents,
    paidCents,
    status: isCancelled ? 'cancelled' : statusOf(payload.totalCents, paidCents),
    reviewReason: null,
  };
}

/** As central derives it. */
function statusOf(totalCents: number, paidCents: number): InvoiceStatus {
  if (paidCents === totalCents) return 'paid';
  return paidCents > 0 ? 'partial' : 'pending';
}
