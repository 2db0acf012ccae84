import type pg from 'pg';
import { z } from 'zod';
import { ROLES } from '../../../../shared/domain/cashiers/rights.ts';
import type { CashierId, OperationId } from '../../../../shared/domain/ids.ts';
import { centsFromDecimal } from '../../../../shared/domain/money.ts';
import type {
  AuthorisationCursor,
  KnownCashier,
  ListedAuthorisation,
  ListedChange,
} from '../../../application/ports.ts';

const instant = z.date().transform((date) => date.toISOString());

const cashierRow = z
  .object({
    id: z.uuid().transform((id) => id as CashierId),
    name: z.string(),
    role: z.enum(ROLES),
    active: z.boolean(),
    pin_hash: z.string().nullable(),
  })
  .transform(({ pin_hash: pinHash, ...row }) => ({ ...row, pinHash }));

const authorisationRow = z
  .object({
    operation_id: z.uuid().transform((id) => id as OperationId),
    right_name: z.string(),
    detail: z.string(),
    allowed_by: z.string(),
    asked_by: z.string().nullable(),
    occurred_at: instant,
    recorded_at: z.string(),
    terminal_code: z.string().nullable(),
    folio: z.string().nullable(),
    ticket_number: z.string().nullable(),
    customer_name: z.string().nullable(),
    total: z.string().transform(centsFromDecimal).nullable(),
  })
  .transform((row): ListedAuthorisation => ({
    recordedAt: row.recorded_at,
    operationId: row.operation_id,
    right: row.right_name,
    detail: row.detail,
    allowedBy: row.allowed_by,
    askedBy: row.asked_by,
    occurredAt: row.occurred_at,
    terminalCode: row.terminal_code,
    folio: row.folio,
    ticketNumber: row.ticket_number,
    customerName: row.customer_name,
    totalCents: row.total,
  }));

const changeRow = z
  .object({
    id: z.string().transform(Number),
    subject: z.string(),
    subject_key: z.string(),
    before_value: z.unknown(),
    after_value: z.unknown(),
    terminal_code: z.string().nullable(),
    cashier_name: z.string().nullable(),
    recorded_at: instant,
  })
  .transform((row): ListedChange => ({
    id: row.id,
    subject: row.subject,
    subjectKey: row.subject_key,
    before: row.before_value,
    after: row.after_value,
    terminalCode: row.terminal_code,
    cashierName: row.cashier_name,
    recordedAt: row.recorded_at,
  }));

export async function readCashiers(client: pg.ClientBase): Promise<readonly KnownCashier[]> {
  const { rows } = await client.query(
    'SELECT id, name, role, active, pin_hash FROM public.cashiers ORDER BY name, id',
  );
  return rows.map((row) => cashierRow.parse(row));
}

/** An invoice has the id of its operation. One that is parked has none: its own row tells what is known. */
export async function readAuthorisations(
  client: pg.ClientBase,
  before: AuthorisationCursor | null,
  limit: number,
): Promise<readonly ListedAuthorisation[]> {
  const { rows } = await client.query(
    `SELECT a.operation_id, a.right_name, a.detail, a.cashier_name AS allowed_by, a.occurred_at,
       a.recorded_at::text AS recorded_at, o.cashier_name AS asked_by, t.code AS terminal_code,
       coalesce(i.folio, o.folio) AS folio, i.ticket_number, coalesce(i.printed_name, c.name, n.name) AS customer_name,
       i.total::text AS total
     FROM public.authorisations AS a
     LEFT JOIN public.terminal_operations AS o ON o.id = a.operation_id
     LEFT JOIN public.terminals AS t ON t.id = o.terminal_id
     LEFT JOIN public.invoices AS i ON i.uuid = a.operation_id
     LEFT JOIN public.customers AS c ON c.id_customer = i.customer_id
     LEFT JOIN public.customers AS n
       ON o.kind = 'customer-created' AND n.uuid = (o.payload::json -> 'payload' ->> 'customerId')::uuid
     WHERE $1::timestamptz IS NULL OR (a.recorded_at, a.operation_id, a.right_name) < ($1, $2::uuid, $3::varchar)
     ORDER BY a.recorded_at DESC, a.operation_id DESC, a.right_name DESC LIMIT $4`,
    [before?.recordedAt ?? null, before?.operationId ?? null, before?.right ?? null, limit],
  );
  return rows.map((row) => authorisationRow.parse(row));
}

export async function readSharedChanges(
  client: pg.ClientBase,
  before: number | null,
  limit: number,
): Promise<readonly ListedChange[]> {
  const { rows } = await client.query(
    `SELECT s.id::text AS id, s.subject, s.subject_key, s.before_value, s.after_value, t.code AS terminal_code, s.cashier_name,
       s.recorded_at
     FROM public.shared_changes AS s
     LEFT JOIN public.terminals AS t ON t.id = s.terminal_id
     WHERE $1::bigint IS NULL OR s.id < $1
     ORDER BY s.id DESC LIMIT $2`,
    [before, limit],
  );
  return rows.map((row) => changeRow.parse(row));
}
