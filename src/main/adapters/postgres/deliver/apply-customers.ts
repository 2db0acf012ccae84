import type { CustomerFieldsV1 } from '../../../../shared/operations/customer-v1.ts';
import { centsToDecimal } from '../../../../shared/domain/money.ts';
import { authorisationRows } from './authorisation-rows.ts';
import type { ApplyRun } from './effect.ts';

export const applyNewCustomers: ApplyRun<'customer-created'> = async (client, operations) => {
  const { rows } = await client.query<{ operation_id: string; applied: boolean }>(CREATE, [
    JSON.stringify(
      operations.map((operation, index) => ({
        ...columnsOf(operation.payload.fields),
        ord: index,
        operation_id: operation.id,
        uuid: operation.payload.customerId,
      })),
    ),
    JSON.stringify(
      operations.flatMap((operation) =>
        operation.version === 1 ? [] : authorisationRows(operation, operation.payload.authorisations),
      ),
    ),
  ]);
  return new Map(
    rows.map((row) => [
      row.operation_id,
      { folio: null, reviewReason: row.applied ? null : 'El cliente ya existía; sus datos no se cambiaron' },
    ]),
  );
};

/** One after the other, since two may change the same customer; in one round trip all the same. */
export const applyCustomerUpdates: ApplyRun<'customer-updated'> = async (client, operations) => {
  const { rows } = await client.query<{ operation_id: string; review_reason: string | null }>(UPDATE, [
    JSON.stringify(
      operations.map((operation, index) => ({
        ord: index,
        operation_id: operation.id,
        customer: operation.payload.customerId,
        before: columnsOf(operation.payload.before),
        after: columnsOf(operation.payload.after),
      })),
    ),
  ]);
  return new Map(rows.map((row) => [row.operation_id, { folio: null, reviewReason: row.review_reason }]));
};

type ChangedFields = { readonly [Field in keyof CustomerFieldsV1]?: CustomerFieldsV1[Field] | undefined };

/** Only the columns that are named: one that is left out is not the same as one that is null. */
function columnsOf(fields: ChangedFields): Record<string, string | number | null> {
  const columns: Record<string, string | number | null | undefined> = {
    name: fields.name,
    rfc: fields.rfc,
    business_name: fields.businessName,
    email: fields.email,
    phone: fields.phone,
    address: fields.address,
    credit_limit: fields.creditLimitCents === undefined ? undefined : centsToDecimal(fields.creditLimitCents),
    payment_terms: fields.paymentTermsDays,
  };
  return Object.fromEntries(
    Object.entries(columns).filter(
      (column): column is [string, string | number | null] => column[1] !== undefined,
    ),
  );
}

const CREATE = `
WITH offered AS MATERIALIZED (
  SELECT * FROM json_to_recordset($1::json) AS o (
    ord integer, operation_id uuid, uuid uuid, name text, rfc text, business_name text, email text, phone text,
    address text, credit_limit numeric, payment_terms integer)
), created AS (
  INSERT INTO public.customers (name, rfc, business_name, email, phone, address, credit_limit, payment_terms, uuid,
    operation_id)
  SELECT name, rfc, business_name, email, phone, address, credit_limit, payment_terms, uuid, operation_id
  FROM offered ORDER BY ord
  ON CONFLICT (uuid) DO NOTHING
  RETURNING operation_id
), allowed AS (
  INSERT INTO public.authorisations (operation_id, right_name, detail, cashier_id, cashier_name, occurred_at)
  SELECT * FROM json_to_recordset($2::json) AS a (
    operation_id uuid, right_name text, detail text, cashier_id uuid, cashier_name text, occurred_at timestamptz)
)
SELECT o.operation_id, c.operation_id IS NOT NULL AS applied
FROM offered AS o LEFT JOIN created AS c ON c.operation_id = o.operation_id`;

const UPDATE = `
SELECT o.operation_id, public.update_customer(o.operation_id, o.customer, o.before, o.after) AS review_reason
FROM (
  SELECT * FROM json_to_recordset($1::json)
    AS o (ord integer, operation_id uuid, customer uuid, before jsonb, after jsonb)
  ORDER BY ord
) AS o`;
