import { z } from 'zod';
import { parseBusinessDate } from '../../../../shared/domain/business-date.ts';
import type { CustomerId, IncarnationId, InvoiceId } from '../../../../shared/domain/ids.ts';
import type { OpenInvoice } from '../../../../shared/domain/receivables/allocate.ts';
import { money, textColumn, uuid } from './columns.ts';
import type { Snapshot } from './snapshot.ts';

const openRow = z.object({ uuid, business_date: textColumn, folio: textColumn, open: money });
const seqRow = z.object({ last_seq: z.string().regex(/^\d+$/).transform(Number) });

export async function readOpenInvoices(
  snapshot: Snapshot,
  customer: CustomerId,
  incarnation: IncarnationId,
): Promise<{ readonly invoices: readonly OpenInvoice[]; readonly includedSeq: number }> {
  const rows = await snapshot.rows(
    openRow,
    `select i.uuid, i.business_date::text as business_date, i.folio, i.total - coalesce(i.amount_paid, 0) as open
     from invoices i join customers c on c.id_customer = i.customer_id
     where c.uuid = $1 and i.status in ('pending', 'partial')`,
    [customer],
  );
  const [seq] = await snapshot.rows(seqRow, 'select last_seq from terminal_incarnations where id = $1', [
    incarnation,
  ]);
  return { invoices: rows.map(openInvoice), includedSeq: seq?.last_seq ?? 0 };
}

function openInvoice(row: z.output<typeof openRow>): OpenInvoice {
  const businessDate = parseBusinessDate(row.business_date);
  if (businessDate === undefined) throw new RangeError(`not a stored date: ${row.business_date}`);
  return { invoiceId: row.uuid as InvoiceId, businessDate, folio: row.folio, openCents: row.open };
}
