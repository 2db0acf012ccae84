import type { BusinessDate } from '../domain/business-date.ts';
import type { InvoiceId } from '../domain/ids.ts';
import { addCents, subtractCents, type Cents } from '../domain/money.ts';
import type { AccountEffect } from '../domain/receivables/undelivered-effects.ts';
import type { OperationBody } from './operation.ts';
import type { SalePayloadV1 } from './sale-v1.ts';

/** What an operation needs from around it before its effect is known. */
export interface EffectContext {
  readonly businessDate: BusinessDate;
  /** As printed, or the ticket number when no folio was left. */
  readonly number: string;
  /** The sale behind an invoice, for a cancellation; undefined when it was made elsewhere. */
  readonly saleOf: (invoiceId: InvoiceId) => SalePayloadV1 | undefined;
}

/** What an operation does to a customer's account; undefined when it moves none. */
export function accountEffect(body: OperationBody, context: EffectContext): AccountEffect | undefined {
  switch (body.kind) {
    case 'sale':
      return invoiceEffect(body.id as string as InvoiceId, body.payload, context);
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

function invoiceEffect(
  invoiceId: InvoiceId,
  sale: SalePayloadV1,
  context: EffectContext,
): AccountEffect | undefined {
  // Paid in full at the counter: it nets to zero and never opens.
  if (sale.terms === 'contado') return undefined;
  return {
    kind: 'invoice',
    customerId: sale.customerId,
    invoiceId,
    businessDate: context.businessDate,
    folio: context.number,
    owedCents: owedOf(sale),
  };
}

function cancellationEffect(
  invoiceId: InvoiceId,
  sale: SalePayloadV1 | undefined,
): AccountEffect | undefined {
  // The money of a counter sale is given back: the refund consumes its payment.
  if (!sale || sale.terms === 'contado') return undefined;
  return { kind: 'cancellation', customerId: sale.customerId, invoiceId, totalCents: sale.totalCents };
}

/** What a sale leaves on credit. */
export function owedOf(sale: SalePayloadV1): Cents {
  return subtractCents(sale.totalCents, addCents(...sale.tenders.map((tender) => tender.amountCents)));
}
