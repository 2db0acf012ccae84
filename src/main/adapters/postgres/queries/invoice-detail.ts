import { z } from 'zod';
import type { InvoiceDetail } from '../../../../shared/contract/invoices.ts';
import type { InvoiceId } from '../../../../shared/domain/ids.ts';
import { INVOICE_COLUMNS, invoiceColumns, invoiceRowOf } from './browse-invoices.ts';
import { dateColumn, instant, integer, money, optionalText, textColumn, utcInstant } from './columns.ts';
import type { Snapshot } from './snapshot.ts';

const detailRow = invoiceColumns.extend({
  id_invoice: integer,
  customer_rfc: optionalText,
  due_date: dateColumn.nullable(),
  subtotal: money,
  tax_amount: money,
  change_amount: money,
  collected_by: optionalText,
  notes: optionalText,
  printed_folio: optionalText,
  cancelled_at: instant.nullable(),
  cancelled_by: optionalText,
  cancel_reason: optionalText,
});

const lineRow = z.object({
  quantity: textColumn,
  code: optionalText,
  description: textColumn,
  unit_price: money,
  line_total: money,
  price_changed_by: optionalText,
});

const paymentRow = z.object({
  payment_method: textColumn,
  amount: money,
  reference: optionalText,
  at: instant,
  cashier_name: optionalText,
});

/** The canonical text of the operation: an invoice has its id. */
export async function findRecordedSale(snapshot: Snapshot, id: InvoiceId): Promise<string | null> {
  const [found] = await snapshot.rows(
    z.object({ payload: textColumn }),
    `SELECT payload FROM public.terminal_operations WHERE id = $1 AND kind = 'sale'`,
    [id],
  );
  return found?.payload ?? null;
}

/** An invoice with its lines, and what was applied to it and not released since. */
export async function findInvoiceDetail(snapshot: Snapshot, id: InvoiceId): Promise<InvoiceDetail | null> {
  const [invoice] = await snapshot.rows(
    detailRow,
    `SELECT ${INVOICE_COLUMNS}, i.id_invoice, coalesce(i.printed_rfc, c.rfc) AS customer_rfc, i.due_date::text AS due_date,
       i.subtotal, i.tax_amount, i.change_amount, i.collected_by, i.notes, i.printed_folio,
       ${utcInstant('i.cancelled_at')} AS cancelled_at, i.cancelled_by, i.cancel_reason
     FROM public.invoices AS i JOIN public.customers AS c ON c.id_customer = i.customer_id
     LEFT JOIN public.terminals AS t ON t.id = i.terminal_id
     WHERE i.uuid = $1`,
    [id],
  );
  if (!invoice) return null;
  const lines = await snapshot.rows(
    lineRow,
    `SELECT trim_scale(l.quantity)::text AS quantity, coalesce(l.part_code, p.oem_part_number, a.part_number) AS code,
       l.description, l.unit_price, l.line_total, l.price_changed_by_name AS price_changed_by
     FROM public.invoice_items AS l
     LEFT JOIN public.parts AS p ON p.id_part = l.part_id
     LEFT JOIN public.aftermarket_parts AS a ON a.id_aftermarket_parts = l.aftermarket_id
     WHERE l.invoice_id = $1 ORDER BY l.position NULLS LAST, l.id_invoice_item`,
    [invoice.id_invoice],
  );
  const payments = await snapshot.rows(
    paymentRow,
    `SELECT p.payment_method, sum(x.amount) AS amount, p.reference, ${utcInstant('p.date_payment')} AS at, p.cashier_name
     FROM public.payment_applications AS x JOIN public.payments AS p ON p.id_payment = x.payment_id
     WHERE x.invoice_id = $1
     GROUP BY p.id_payment HAVING sum(x.amount) <> 0 ORDER BY p.date_payment, p.id_payment`,
    [invoice.id_invoice],
  );
  return {
    ...invoiceRowOf(invoice),
    customerRfc: invoice.customer_rfc,
    dueOn: invoice.due_date,
    subtotalCents: invoice.subtotal,
    taxCents: invoice.tax_amount,
    changeCents: invoice.change_amount,
    collectedBy: invoice.collected_by,
    notes: invoice.notes,
    printedFolio: invoice.printed_folio,
    cancelled:
      invoice.cancelled_at === null
        ? null
        : { at: invoice.cancelled_at, by: invoice.cancelled_by, reason: invoice.cancel_reason ?? '' },
    lines: lines.map((line) => ({
      quantity: line.quantity,
      code: line.code,
      description: line.description,
      unitPriceCents: line.unit_price,
      lineTotalCents: line.line_total,
      priceChangedBy: line.price_changed_by,
    })),
    payments: payments.map((payment) => ({
      method: payment.payment_method,
      amountCents: payment.amount,
      reference: payment.reference,
      at: payment.at,
      cashierName: payment.cashier_name,
    })),
  };
}
