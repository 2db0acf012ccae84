import type { CustomerId, PaymentId } from '../domain/ids.ts';
import type { OperationBody } from './operation.ts';

/** What an operation makes, when it has another id than the operation itself. */
export function entityMadeBy(body: OperationBody): CustomerId | PaymentId | undefined {
  switch (body.kind) {
    case 'customer-created':
      return body.payload.customerId;
    case 'payment-received':
      return body.payload.paymentId;
    case 'sale':
    case 'customer-updated':
    case 'invoice-cancelled':
      return undefined;
  }
}
