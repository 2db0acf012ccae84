import { z } from 'zod';
import { INVOICE_STATUSES } from '../../../../shared/domain/invoices/status.ts';
import type { InvoiceFilter, InvoicePlace, InvoiceRow } from '../../../../shared/contract/invoices.ts';
import type { CustomerId, InvoiceId } from '../../../../shared/domain/ids.ts';
import { typedNumber } from '../../../../shared/domain/invoices/typed-number.ts';
import type { InvoicePageRequest } from '../../../application/ports.ts';
import { dateColumn, instant, money, optionalText, textColumn, utcInstant, uuid } from './columns.ts';
import type { Snapshot } from './snapshot.ts';

/** What a row of the list shows, of `i`, its customer `c` and its terminal `t`. */
export const INVOICE_COLUMNS = `i.uuid, i.folio, i.ticket_number, ${utcInstant('i.date_issued')} AS issued_at,
  i.business_date::text AS business_date, c.uuid AS customer_uuid, coalesce(i.printed_name, c.name) AS customer_name,
  i.customer_reference, t.code AS terminal_code, i.cashier_name, i.terms, i.total, i.amount_paid, i.status,
  i.review_reason`;

export const invoiceColumns = z.object({
  uuid: uuid.transform((id) => id as InvoiceId),
  folio: textColumn,
  ticket_number: optionalText,
  issued_at: instant,
  business_date: dateColumn,
  customer_uuid: uuid.transform((id) => id as CustomerId),
  customer_name: textColumn,
  customer_reference: optionalText,
  terminal_code: optionalText,
  cashier_name: optionalText,
  terms: z.enum(['contado', 'credito']),
  total: money,
  amount_paid: money,
  status: z.enum(INVOICE_STATUSES),
  review_reason: optionalText,
});

const pageRow = invoiceColumns.extend({ place: textColumn, key: z.int() });

const NEWEST_FIRST = 'i.date_issued DESC NULLS LAST, i.id_invoice DESC NULLS LAST';

/** One page, newest first. Each way in is read along its own index and gives no more than a page. */
export async function browseInvoices(
  snapshot: Snapshot,
  request: InvoicePageRequest,
): Promise<{ readonly rows: readonly InvoiceRow[]; readonly next: InvoicePlace | null }> {
  const values: unknown[] = [];
  const value = (one: unknown) => `$${values.push(one)}`;
  const most = value(request.limit + 1);
  const conditions = conditionsOf(request.filter, request.after, value);
  const branch = (from: string, where: string) =>
    `(SELECT i.id_invoice, i.date_issued FROM ${from} WHERE ${[where, ...conditions].join(' AND ')}
      ORDER BY ${NEWEST_FIRST} LIMIT ${most})`;
  const found = await snapshot.rows(
    pageRow,
    `WITH found AS (${waysIn(request, value, branch).join(' UNION ')}),
     page AS (SELECT i.id_invoice FROM found AS i ORDER BY ${NEWEST_FIRST} LIMIT ${most})
     SELECT ${INVOICE_COLUMNS}, i.id_invoice AS key,
       to_char(i.date_issued AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS place
     FROM page JOIN public.invoices AS i USING (id_invoice)
     JOIN public.customers AS c ON c.id_customer = i.customer_id
     LEFT JOIN public.terminals AS t ON t.id = i.terminal_id
     ORDER BY ${NEWEST_FIRST}`,
    values,
  );
  const shown = found.slice(0, request.limit);
  const last = shown.at(-1);
  return {
    rows: shown.map(invoiceRowOf),
    next: last && found.length > shown.length ? { issuedAt: last.place, key: last.key } : null,
  };
}

export function invoiceRowOf(row: z.output<typeof invoiceColumns>): InvoiceRow {
  return {
    invoiceId: row.uuid,
    folio: row.folio,
    ticketNumber: row.ticket_number,
    issuedAt: row.issued_at,
    businessDate: row.business_date,
    customerId: row.customer_uuid,
    customerName: row.customer_name,
    customerReference: row.customer_reference,
    terminalCode: row.terminal_code,
    cashierName: row.cashier_name,
    terms: row.terms,
    totalCents: row.total,
    paidCents: row.amount_paid,
    status: row.status,
    reviewReason: row.review_reason,
  };
}

/** Through the numbers, the customer's reference and his name when something was typed; otherwise all of them. */
function waysIn(
  { filter, customersNamed }: InvoicePageRequest,
  value: (one: unknown) => string,
  branch: (from: string, where: string) => string,
): readonly string[] {
  const typed = filter.text.trim();
  if (typed === '') return [branch('public.invoices AS i', 'true')];
  const { folios, tickets, ticketDigits } = typedNumber(typed);
  const invoices = 'public.invoices AS i';
  return [
    branch(invoices, `i.folio = ANY (${value(folios)}::text[])`),
    branch(invoices, `i.ticket_number = ANY (${value(tickets)}::text[])`),
    ...(ticketDigits === null
      ? []
      : [
          branch(
            invoices,
            `i.ticket_number = ANY (ARRAY(SELECT code || '-' || ${value(ticketDigits)} FROM public.terminals))`,
          ),
        ]),
    branch(invoices, `lower(i.customer_reference) LIKE ${value(`${likePrefix(typed.toLowerCase())}%`)}`),
    ...customersNamed.map((id) =>
      branch(
        invoices,
        `i.customer_id = (SELECT id_customer FROM public.customers WHERE uuid = ${value(id)}::uuid)`,
      ),
    ),
  ];
}

function conditionsOf(
  filter: InvoiceFilter,
  after: InvoicePlace | null,
  value: (one: unknown) => string,
): readonly string[] {
  const { status, customerId, terminalId, cashierId, from, to, toReview } = filter;
  return [
    ...(after
      ? [
          `(i.date_issued, i.id_invoice) < (${value(after.issuedAt)}::timestamptz, ${value(after.key)}::integer)`,
        ]
      : []),
    // Said twice where an index holds only the rows that are not paid.
    ...(status === null ? [] : [`i.status = ${value(status)}`]),
    ...(status === null || status === 'paid' ? [] : [`i.status <> 'paid'`]),
    ...(customerId === null
      ? []
      : [
          `i.customer_id = (SELECT id_customer FROM public.customers WHERE uuid = ${value(customerId)}::uuid)`,
        ]),
    ...(terminalId === null ? [] : [`i.terminal_id = ${value(terminalId)}::uuid`]),
    ...(cashierId === null ? [] : [`i.cashier_id = ${value(cashierId)}::uuid`]),
    // Days of the shop: the session's zone is the shop's.
    ...(from === null ? [] : [`i.date_issued >= ${value(from)}::date`]),
    ...(to === null ? [] : [`i.date_issued < ${value(to)}::date + 1`]),
    ...(toReview ? ['i.review_reason IS NOT NULL'] : []),
  ];
}

/** None of the characters typed stands for others. */
function likePrefix(text: string): string {
  return text.replaceAll(/[\\%_]/g, String.raw`\$&`);
}
