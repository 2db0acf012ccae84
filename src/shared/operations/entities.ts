import type { CustomerId, InvoiceId, PaymentId } from '../domain/ids.ts';
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

/** The customers and invoices that must be in central before the operation can be applied. */
export function entitiesNeededBy(body: OperationBody): readonly (CustomerId | InvoiceId)[] {
  switch (body.kind) {
    case 'sale':
    case 'customer-updated':
      return [body.payload.customerId];
    case 'payment-received':
      return [
        body.payload.customerId,
        ...body.payload.applications.map((application) => application.invoiceId),
      ];
    case 'invoice-cancelled':
      return [body.payload.invoiceId];
    case 'customer-created':
      return [];
  }
}
