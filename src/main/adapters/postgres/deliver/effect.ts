import type pg from 'pg';
import type { OutboxEntry } from '../../../application/ports.ts';
import type { Operation, OperationKind, OperationOf } from '../../../../shared/operations/operation.ts';

/** What central made of one operation. */
export interface Effect {
  readonly folio: string | null;
  /** Accepted, and to be looked at; in Spanish, since it is shown as it is. */
  readonly reviewReason: string | null;
}

export type Effects = ReadonlyMap<string, Effect>;

/** Applies consecutive operations of one kind and version, set-based: as many round trips for sixty as for one. */
export type ApplyRun<Kind extends OperationKind> = (
  client: pg.ClientBase,
  operations: readonly OperationOf<Kind>[],
) => Promise<Effects>;

export const NO_EFFECT: Effect = { folio: null, reviewReason: null };

/** The columns that every row made by an operation carries. */
export function originOf(operation: Operation) {
  return {
    operation_id: operation.id,
    terminal_id: operation.terminalId,
    cashier_id: operation.cashier?.id ?? null,
    cashier_name: operation.cashier?.name ?? null,
    source: operation.source,
    occurred_at: operation.occurredAt,
    business_date: operation.businessDate,
  };
}

/** The same columns, as `json_to_recordset` names them. */
export const ORIGIN_COLUMNS = `operation_id uuid, terminal_id uuid, cashier_id uuid, cashier_name text, source text,
  occurred_at timestamptz, business_date date`;

export function idsOf(entries: readonly OutboxEntry[]): readonly string[] {
  return entries.map((entry) => entry.operation.id);
}
