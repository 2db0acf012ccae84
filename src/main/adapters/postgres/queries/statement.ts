import { z } from 'zod';
import type { Statement } from '../../../application/ports-api.ts';
import { findCustomer } from './customers.ts';
import { integer, money, optionalText, shopInstant, textColumn } from './columns.ts';
import type { Snapshot } from './snapshot.ts';

const invoiceRow = z.object({
  id_invoice: integer,
  folio: textColumn,
  date_issued: optionalText,
  total: money,
  amount_paid: money,
  status: z.enum(['pending', 'partial', 'paid', 'cancelled']),
});

const paymentRow = z.object({
  id_payment: integer,
  amount: money,
  refunded: money,
  payment_method: textColumn,
  reference: optionalText,
  date_payment: optionalText,
  notes: optionalText,
  invoice_folio: optionalText,
});

/**
 * Whole, in one snapshot: the invoices' totals less what the payments left with the shop (amount - refunded) is the
 * customer's balance.
 */
export async function readStatement(snapshot: Snapshot, customerId: number): Promise<Statement | null> {
  const customer = await findCustomer(snapshot, customerId);
  if (!customer) return null;
  const invoices = await snapshot.rows(
    invoiceRow,
    `select i.id_invoice, i.folio, ${shopInstant('i.date_issued')} as date_issued, i.total,
       coalesce(i.amount_paid, 0) as amount_paid, i.status
     from invoices i where i.customer_id = $1 and i.status <> 'cancelled'
     order by i.date_issued desc nulls last, i.id_invoice desc`,
    [customerId],
  );
  const payments = await snapshot.rows(
    paymentRow,
    `select p.id_payment, p.amount,
       case when p.reversed_at is null then p.amount_refunded else p.amount end as refunded, p.payment_method, p.reference,
       ${shopInstant('p.date_payment')} as date_payment, p.notes, i.folio as invoice_folio
     from payments p
     left join invoices i on i.id_invoice = p.invoice_id
     where p.customer_id = $1 order by p.date_payment desc nulls last, p.id_payment desc`,
    [customerId],
  );
  return { customer, invoices, payments };
}
