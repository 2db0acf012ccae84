import { z } from 'zod';
import type {
  InvoiceDetails,
  InvoiceItem,
  InvoiceListRow,
  InvoiceRecord,
  InvoiceStatus,
  Page,
  PageRequest,
} from '../../../application/ports-api.ts';
import { parseBusinessDate } from '../../../../shared/domain/business-date.ts';
import { INVOICE_STATUSES } from '../../../../shared/domain/invoices/status.ts';
import type { CustomerId, InvoiceId } from '../../../../shared/domain/ids.ts';
import { count, integer, money, optionalText, scaled, shopInstant, textColumn, uuid } from './columns.ts';
import type { Snapshot } from './snapshot.ts';

const status = z.enum(INVOICE_STATUSES);
const invoiceUuid = uuid.transform((id) => id as InvoiceId);

const listColumns = `i.id_invoice, i.folio, ${shopInstant('i.date_issued')} as date_issued, i.subtotal, i.tax_amount, i.total,
  coalesce(i.amount_paid, 0) as amount_paid, i.status, c.name as customer_name, c.rfc`;
const listRow = z.object({
  id_invoice: integer,
  folio: textColumn,
  date_issued: optionalText,
  subtotal: money,
  tax_amount: money,
  total: money,
  amount_paid: money,
  status,
  customer_name: textColumn,
  rfc: optionalText,
});

const detailColumns = `${listColumns}, i.customer_id, i.tax_rate, i.notes, ${shopInstant('i.created_at')} as created_at,
  c.business_name, c.address, i.uuid, i.terms, i.due_date::text as due_date, i.ticket_number, i.customer_reference,
  ${shopInstant('i.cancelled_at')} as cancelled_at, i.cancel_reason`;
const detailRow = listRow.extend({
  customer_id: integer,
  tax_rate: scaled(4).nullable(),
  notes: optionalText,
  created_at: optionalText,
  business_name: optionalText,
  address: optionalText,
  uuid: invoiceUuid,
  terms: z.enum(['contado', 'credito']),
  due_date: optionalText.transform((date) => (date === null ? null : (parseBusinessDate(date) ?? null))),
  ticket_number: optionalText,
  customer_reference: optionalText,
  cancelled_at: optionalText,
  cancel_reason: optionalText,
});

const itemRow = z.object({
  id_invoice_item: integer,
  invoice_id: integer,
  part_id: integer.nullable(),
  aftermarket_id: integer.nullable(),
  description: textColumn,
  quantity: scaled(3),
  unit_cost: money.nullable(),
  margin_pct: scaled(2).nullable(),
  unit_price: money,
  line_total: money,
  oem_part_number: optionalText,
  aftermarket_number: optionalText,
});

export async function listInvoices(
  snapshot: Snapshot,
  query: PageRequest & { readonly customerId: number | null; readonly status: InvoiceStatus | null },
): Promise<Page<InvoiceListRow>> {
  const listed = `($1::integer is null or i.customer_id = $1) and ($2::text is null or i.status = $2)`;
  const filter = [query.customerId, query.status];
  const [counted] = await snapshot.rows(
    z.object({ count }),
    `select count(*) from invoices i where ${listed}`,
    filter,
  );
  const rows = await snapshot.rows(
    listRow,
    `select ${listColumns} from invoices i join customers c on c.id_customer = i.customer_id
     where ${listed} order by i.date_issued desc nulls last, i.id_invoice desc limit $3 offset $4`,
    [...filter, query.perPage, (query.page - 1) * query.perPage],
  );
  return { rows, total: counted?.count ?? 0 };
}

export async function findInvoice(
  snapshot: Snapshot,
  id: number,
): Promise<{ readonly invoice: InvoiceDetails; readonly items: readonly InvoiceItem[] } | null> {
  const [invoice] = await snapshot.rows(
    detailRow,
    `select ${detailColumns} from invoices i join customers c on c.id_customer = i.customer_id where i.id_invoice = $1`,
    [id],
  );
  if (!invoice) return null;
  const items = await snapshot.rows(
    itemRow,
    `select t.id_invoice_item, t.invoice_id, t.part_id, t.aftermarket_id, t.description, t.quantity, t.unit_cost, t.margin_pct,
       t.unit_price, t.line_total, p.oem_part_number, a.part_number as aftermarket_number
     from invoice_items t
     left join parts p on p.id_part = t.part_id
     left join aftermarket_parts a on a.id_aftermarket_parts = t.aftermarket_id
     where t.invoice_id = $1 order by t.position nulls last, t.id_invoice_item`,
    [id],
  );
  return { invoice, items };
}

const recordRow = z.object({
  uuid: invoiceUuid,
  customer: uuid,
  folio: textColumn,
  terms: z.enum(['contado', 'credito']),
  total: money,
  status,
});

export async function findInvoiceRecord(snapshot: Snapshot, id: number): Promise<InvoiceRecord | null> {
  const [row] = await snapshot.rows(
    recordRow,
    `select i.uuid, c.uuid as customer, i.folio, i.terms, i.total, i.status
     from invoices i join customers c on c.id_customer = i.customer_id where i.id_invoice = $1`,
    [id],
  );
  if (!row) return null;
  return {
    invoiceId: row.uuid,
    customerId: row.customer as CustomerId,
    folio: row.folio,
    terms: row.terms,
    totalCents: row.total,
    cancelled: row.status === 'cancelled',
  };
}
