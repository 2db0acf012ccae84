import { z } from '@hono/zod-openapi';
import type { InvoiceDetails, InvoiceItem, InvoiceListRow } from '../application/ports-api.ts';
import { amountOut, figureOut, instantOut, pesos, textOut, unscaled } from './figures-out.ts';

export const invoiceStatus = z.enum(['pending', 'partial', 'paid', 'cancelled']);

export const invoiceListRow = z.object({
  id_invoice: z.int(),
  folio: z.string(),
  date_issued: instantOut,
  subtotal: amountOut,
  tax_amount: amountOut,
  total: amountOut,
  amount_paid: amountOut,
  status: invoiceStatus,
  customer_name: z.string(),
  rfc: textOut,
});

export const invoiceOut = invoiceListRow.extend({
  customer_id: z.int(),
  tax_rate: figureOut.nullable(),
  notes: textOut,
  created_at: instantOut,
  business_name: textOut,
  address: textOut,
  uuid: z.uuid(),
  terms: z.enum(['contado', 'credito']),
  due_date: z.iso.date().nullable(),
  ticket_number: textOut,
  customer_reference: textOut,
  cancelled_at: instantOut,
  cancel_reason: textOut,
});

export const itemOut = z.object({
  id_invoice_item: z.int(),
  invoice_id: z.int(),
  part_id: z.int().nullable(),
  aftermarket_id: z.int().nullable(),
  description: z.string(),
  quantity: figureOut.openapi({ description: 'Con 3 decimales cuando más.' }),
  unit_cost: amountOut.nullable(),
  margin_pct: figureOut.nullable(),
  unit_price: amountOut,
  line_total: amountOut,
  oem_part_number: textOut,
  aftermarket_number: textOut,
});

export function listedInvoice(row: InvoiceListRow): z.output<typeof invoiceListRow> {
  return {
    ...row,
    subtotal: pesos(row.subtotal),
    tax_amount: pesos(row.tax_amount),
    total: pesos(row.total),
    amount_paid: pesos(row.amount_paid),
  };
}

export function detailedInvoice(row: InvoiceDetails): z.output<typeof invoiceOut> {
  return {
    ...row,
    ...listedInvoice(row),
    tax_rate: row.tax_rate === null ? null : unscaled(row.tax_rate, 4),
  };
}

export function detailedItem(row: InvoiceItem): z.output<typeof itemOut> {
  return {
    ...row,
    quantity: unscaled(row.quantity, 3),
    unit_cost: row.unit_cost === null ? null : pesos(row.unit_cost),
    margin_pct: row.margin_pct === null ? null : unscaled(row.margin_pct, 2),
    unit_price: pesos(row.unit_price),
    line_total: pesos(row.line_total),
  };
}
