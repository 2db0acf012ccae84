import type { CustomerId, InvoiceId, PaymentId } from '../domain/ids.ts';
import type { OperationBody } from './operation.ts';

/** What an operation makes or cancels, when that has another id than the operation itself: how to find it again. */
export function entityOf(body: OperationBody): CustomerId | PaymentId | InvoiceId | undefined {
  switch (body.kind) {
    case 'customer-created':
      return body.payload.customerId;
    case 'payment-received':
      return body.payload.paymentId;
    case 'invoice-cancelled':
      return body.payload.invoiceId;
    case 'sale':
    case 'customer-updated':
      return undefined;
  }
}
