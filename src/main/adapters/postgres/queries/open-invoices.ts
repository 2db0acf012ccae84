import { z } from 'zod';
import { parseBusinessDate, type BusinessDate } from '../../../../shared/domain/business-date.ts';
import type { CustomerId, IncarnationId, InvoiceId } from '../../../../shared/domain/ids.ts';
import type { OpenInvoice } from '../../../../shared/domain/receivables/allocate.ts';
import { money, optionalText, textColumn, uuid } from './columns.ts';
import { readIncludedSeq } from './included-seq.ts';
import type { Snapshot } from './snapshot.ts';

const openRow = z.object({
  uuid,
  business_date: textColumn,
  due_date: optionalText,
  folio: textColumn,
  open: money,
});

export async function readOpenInvoices(
  snapshot: Snapshot,
  customer: CustomerId,
  incarnation: IncarnationId,
): Promise<{ readonly invoices: readonly OpenInvoice[]; readonly includedSeq: number }> {
  const rows = await snapshot.rows(
    openRow,
    `select i.uuid, i.business_date::text as business_date, i.due_date::text as due_date, i.folio, i.total - coalesce(i.amount_paid, 0) as open
     from invoices i join customers c on c.id_customer = i.customer_id
     where c.uuid = $1 and i.status in ('pending', 'partial')`,
    [customer],
  );
  return { invoices: rows.map(openInvoice), includedSeq: await readIncludedSeq(snapshot, incarnation) };
}

function openInvoice(row: z.output<typeof openRow>): OpenInvoice {
  return {
    invoiceId: row.uuid as InvoiceId,
    businessDate: storedDate(row.business_date),
    dueOn: row.due_date === null ? null : storedDate(row.due_date),
    folio: row.folio,
    openCents: row.open,
  };
}

function storedDate(text: string): BusinessDate {
  const date = parseBusinessDate(text);
  if (date === undefined) throw new RangeError(`not a stored date: ${text}`);
  return date;
}
