/**
 * Ids are UUIDv7 texts, branded per entity so that a customer's id cannot stand where an invoice's belongs.
 * They are minted by an `IdSource` that is passed in, never here.
 */
declare const idBrand: unique symbol;

type Id<Entity extends string> = string & { readonly [idBrand]: Entity };

export type OperationId = Id<'operation'>;
/** A sale's invoice carries the id of the operation that made it. */
export type InvoiceId = Id<'invoice'>;
export type CustomerId = Id<'customer'>;
export type PaymentId = Id<'payment'>;
export type ApplicationId = Id<'application'>;
export type TerminalId = Id<'terminal'>;
export type IncarnationId = Id<'incarnation'>;
export type CashierId = Id<'cashier'>;
export type LeaseId = Id<'lease'>;

/** The customer of an anonymous sale. The same id in every shop, so that a terminal off line knows it. */
export const PUBLIC_CUSTOMER_ID = '00000000-0000-7000-8000-000000000001' as CustomerId;
/** RFC genérico nacional (SAT, Anexo 20 guía de llenado). */
export const PUBLIC_CUSTOMER_RFC = 'XAXX010101000';
export const PUBLIC_CUSTOMER_NAME = 'Público en general';
