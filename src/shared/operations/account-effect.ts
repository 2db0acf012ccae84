import type { BusinessDate } from '../domain/business-date.ts';
import type { InvoiceId } from '../domain/ids.ts';
import { addCents, subtractCents, type Cents } from '../domain/money.ts';
import type { AccountEffect } from '../domain/receivables/undelivered-effects.ts';
import type { OperationBody } from './operation.ts';
import { saleIn, type Sale } from './sale.ts';

/** What an operation needs from around it before its effect is known. */
export interface EffectContext {
  readonly businessDate: BusinessDate;
  /** As printed, or the ticket number when no folio was left. */
  readonly number: string;
  /** The sale behind an invoice, for a cancellation; undefined when it was made elsewhere. */
  readonly saleOf: (invoiceId: InvoiceId) => Sale | undefined;
}

/** What an operation does to a customer's account; undefined when it moves none. */
export function accountEffect(body: OperationBody, context: EffectContext): AccountEffect | undefined {
  switch (body.kind) {
    case 'sale':
      return invoiceEffect(body.id as string as InvoiceId, saleIn(body), context);
    case 'payment-received':
      return {
        kind: 'payment',
        customerId: body.payload.customerId,
        amountCents: body.payload.amountCents,
        allocations: body.payload.applications,
      };
    case 'invoice-cancelled':
      return cancellationEffect(body.payload.invoiceId, context.saleOf(body.payload.invoiceId));
    case 'customer-created':
    case 'customer-updated':
      return undefined;
  }
}

function invoiceEffect(invoiceId: InvoiceId, sale: Sale, context: EffectContext): AccountEffect | undefined {
  // Paid in full at the counter: it nets to zero and never opens.
  if (sale.terms === 'contado') return undefined;
  return {
    kind: 'invoice',
    customerId: sale.customerId,
    invoiceId,
    businessDate: context.businessDate,
    folio: context.number,
    dueOn: sale.dueOn,
    chargedCents: chargedOf(sale),
    owedCents: owedOf(sale),
  };
}

function cancellationEffect(invoiceId: InvoiceId, sale: Sale | undefined): AccountEffect | undefined {
  // The money of a counter sale is given back: the refund consumes its payment.
  if (!sale || sale.terms === 'contado') return undefined;
  return { kind: 'cancellation', customerId: sale.customerId, invoiceId, totalCents: sale.totalCents };
}

/** What a sale adds to the customer's balance: saldo a favor that pays it was in the balance already. */
export function chargedOf(sale: Pick<Sale, 'totalCents' | 'tenders'>): Cents {
  return subtractCents(sale.totalCents, addCents(...sale.tenders.map((tender) => tender.amountCents)));
}

/** What a sale leaves to be paid: neither money nor saldo a favor covered it. */
export function owedOf(sale: Pick<Sale, 'totalCents' | 'tenders' | 'favorCents'>): Cents {
  return subtractCents(chargedOf(sale), sale.favorCents);
}
