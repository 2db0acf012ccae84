import type pg from 'pg';
import type { CentralStore } from '../../application/ports.ts';
import type { ReferenceUse } from '../../../shared/contract/sale.ts';
import { parseBusinessDate } from '../../../shared/domain/business-date.ts';

interface UseRow {
  readonly folio: string;
  readonly ticket_number: string | null;
  readonly business_date: string;
}

/** By the index on the customer and his number. */
export async function findReferenceUses(
  client: pg.ClientBase,
  { customerId, customerReference, most }: Parameters<CentralStore['referenceUses']>[0],
): Promise<readonly ReferenceUse[]> {
  const { rows } = await client.query<UseRow>(
    `SELECT i.folio, i.ticket_number, i.business_date::text
     FROM public.invoices AS i
     WHERE i.customer_id = (SELECT c.id_customer FROM public.customers AS c WHERE c.uuid = $1)
       AND lower(i.customer_reference) = lower($2) AND i.cancelled_at IS NULL
     ORDER BY i.business_date DESC, i.id_invoice DESC LIMIT $3`,
    [customerId, customerReference, most],
  );
  return rows.map((row) => {
    const soldOn = parseBusinessDate(row.business_date);
    if (soldOn === undefined) throw new RangeError(`not a stored date: ${row.business_date}`);
    return { folio: row.folio, ticketNumber: row.ticket_number, soldOn };
  });
}
