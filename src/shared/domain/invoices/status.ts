/** Derived from the amounts by central's triggers; the words of the original system. */
export const INVOICE_STATUSES = ['pending', 'partial', 'paid', 'cancelled'] as const;
export type InvoiceStatus = (typeof INVOICE_STATUSES)[number];
