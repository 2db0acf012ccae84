import { z } from 'zod';
import type { CustomerRecord } from '../../../application/ports.ts';
import type {
  CustomerDetails,
  CustomerListRow,
  Known,
  Page,
  PageRequest,
} from '../../../application/ports-api.ts';
import type { CustomerId, IncarnationId } from '../../../../shared/domain/ids.ts';
import { count, folded, integer, money, optionalText, shopInstant, textColumn, uuid } from './columns.ts';
import { readIncludedSeq } from './included-seq.ts';
import type { Snapshot } from './snapshot.ts';

const listColumns = `c.id_customer, c.name, c.rfc, c.business_name, c.phone, coalesce(c.balance, 0) as balance,
  coalesce(c.credit_limit, 0) as credit_limit, coalesce(c.payment_terms, 30) as payment_terms`;
const listRow = z.object({
  id_customer: integer,
  name: textColumn,
  rfc: optionalText,
  business_name: optionalText,
  phone: optionalText,
  balance: money,
  credit_limit: money,
  payment_terms: integer,
});

const detailColumns = `${listColumns}, c.email, c.address, coalesce(c.active, true) as active,
  ${shopInstant('c.created_at')} as created_at, c.uuid`;
const detailRow = listRow.extend({
  email: optionalText,
  address: optionalText,
  active: z.boolean(),
  created_at: optionalText,
  uuid: uuid.transform((id) => id as CustomerId),
});

/** Positions, not patterns: `%`, `_` and the backslash are characters like any other. */
const matches = ['c.name', 'c.rfc', 'c.business_name']
  .map((column) => `strpos(${folded(`coalesce(${column}, '')`)}, ${folded('$1')}) > 0`)
  .join(' or ');
const listed = `from customers c where coalesce(c.active, true) and ($1 = '' or ${matches})`;

export async function listCustomers(
  snapshot: Snapshot,
  query: PageRequest & { readonly search: string },
): Promise<Page<CustomerListRow>> {
  const search = query.search.normalize('NFC').trim();
  const [counted] = await snapshot.rows(z.object({ count }), `select count(*) ${listed}`, [search]);
  const rows = await snapshot.rows(
    listRow,
    `select ${listColumns} ${listed} order by c.name, c.id_customer limit $2 offset $3`,
    [search, query.perPage, (query.page - 1) * query.perPage],
  );
  return { rows, total: counted?.count ?? 0 };
}

export async function findCustomer(snapshot: Snapshot, id: number): Promise<CustomerDetails | null> {
  const sql = `select ${detailColumns} from customers c where c.id_customer = $1`;
  const [customer] = await snapshot.rows(detailRow, sql, [id]);
  return customer ?? null;
}

export async function findCustomerRecord(
  snapshot: Snapshot,
  id: number,
  incarnation: IncarnationId,
): Promise<Known<CustomerRecord> | null> {
  const customer = await findCustomer(snapshot, id);
  if (!customer) return null;
  const record = {
    customerId: customer.uuid,
    active: customer.active,
    fields: {
      name: customer.name,
      rfc: customer.rfc,
      businessName: customer.business_name,
      email: customer.email,
      phone: customer.phone,
      address: customer.address,
      creditLimitCents: customer.credit_limit,
      paymentTermsDays: customer.payment_terms,
    },
  };
  return { record, includedSeq: await readIncludedSeq(snapshot, incarnation) };
}
