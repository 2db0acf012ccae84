import { z } from 'zod';
import { invoiceCancelledV1 } from './cancellation-v1.ts';
import { customerUpdatedV1 } from './customer-v1.ts';
import { customerCreated } from './customer-v2.ts';
import {
  businessDateField,
  cashierIdField,
  incarnationIdField,
  instantField,
  requiredText,
  terminalIdField,
} from './fields.ts';
import { paymentReceivedV1 } from './payment-v1.ts';
import { sale } from './sale.ts';

/** What happened, before the local store gave it its place. */
export const operationBody = z.discriminatedUnion('kind', [
  sale,
  customerCreated,
  customerUpdatedV1,
  paymentReceivedV1,
  invoiceCancelledV1,
]);

/** Who, where and when. */
export const operationStamp = z.object({
  source: z.enum(['counter', 'API']),
  cashier: z.object({ id: cashierIdField, name: requiredText(100) }).nullable(),
  occurredAt: instantField,
  /** The shop's day at `occurredAt`, frozen. */
  businessDate: businessDateField,
});

/** The place of an operation: unique, and contiguous within an incarnation. */
export const operationPlace = z.object({
  terminalId: terminalIdField,
  incarnationId: incarnationIdField,
  seq: z.int().positive(),
});

/** One thing that happened at a terminal. Never changed once written. */
export const operation = z.intersection(operationBody, operationStamp.and(operationPlace));

export type OperationBody = z.infer<typeof operationBody>;
export type OperationKind = OperationBody['kind'];
export type OperationStamp = z.infer<typeof operationStamp>;
export type OperationPlace = z.infer<typeof operationPlace>;
export type Operation = OperationBody & OperationStamp & OperationPlace;
export type OperationOf<Kind extends OperationKind> = Operation & { readonly kind: Kind };

/**
 * The text that is stored, hashed and sent: keys in code-point order at every depth, no white space. The same
 * operation gives the same bytes wherever it is written (the idea of RFC 8785; every number here is an integer).
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, member: unknown) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).toSorted(([first], [second]) => (first < second ? -1 : 1)))
      : member,
  );
}
