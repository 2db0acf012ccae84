import type { ClientBase } from 'pg';
import { z } from 'zod';
import { basisPoints, scaledFromDecimal, scaledToDecimal } from '../../../../shared/domain/scaled.ts';
import {
  readSharedSettings,
  SHARED_SETTINGS,
  storedValue,
} from '../../../../shared/domain/settings/shared-settings.ts';
import type { MarginTarget, SharedChange, SharedSettingsStore } from '../../../application/ports.ts';
import type { Connections } from '../connections.ts';
import { readTransaction, writeTransaction, type TransactionLimits } from '../transaction.ts';

/** Somebody sits in front of it. The lock is that of somebody else who saves. */
const LIMITS: TransactionLimits = { statementMs: 3_000, lockMs: 2_000 };
const ANSWER_MS = 4_000;

const settingsOutcome = z.union([
  z.object({ outcome: z.enum(['saved', 'not-owner']) }),
  z.object({
    outcome: z.literal('conflict'),
    conflicts: z.array(z.object({ key: z.string(), current: z.unknown() })),
  }),
]);
const marginOutcome = z.union([
  z.object({ outcome: z.enum(['saved', 'not-owner']) }),
  z.object({
    outcome: z.literal('conflict'),
    current: z
      .string()
      .transform((decimal) => basisPoints(scaledFromDecimal(decimal, 2)))
      .nullable(),
  }),
]);

/** What the shop shares, as central has it. */
export function createSharedSettingsStore(connections: Pick<Connections, 'use'>): SharedSettingsStore {
  const read = <Value>(work: (client: ClientBase) => Promise<Value>) =>
    connections.use(ANSWER_MS, (client) => readTransaction(client, () => work(client)));
  /** Calls a function of central that answers with one `jsonb`. */
  const call = (sql: string, values: unknown[]) =>
    connections.use(ANSWER_MS, (client) =>
      writeTransaction(client, LIMITS, async () => {
        const { rows } = await client.query<{ answer: unknown }>(sql, values);
        return rows[0]?.answer;
      }),
    );

  return {
    read: () =>
      read(async (client) => {
        const { rows } = await client.query<{ key: string; value: unknown }>(
          'SELECT key, value FROM public.store_settings',
        );
        return readSharedSettings(new Map(rows.map(({ key, value }) => [key, value])));
      }),

    async change(changes, { cashierId, terminalId }) {
      const stored = changes.map(({ name, before, after }) => ({
        key: SHARED_SETTINGS[name].key,
        before: storedValue(name, before),
        after: storedValue(name, after),
      }));
      const sql = 'SELECT public.change_settings($1, $2, $3) AS answer';
      const answer = settingsOutcome.parse(await call(sql, [JSON.stringify(stored), cashierId, terminalId]));
      if (answer.outcome !== 'conflict') return { outcome: answer.outcome };
      return {
        outcome: 'conflict',
        conflicts: answer.conflicts.map(({ key, current }) => ({ key, current })),
      };
    },

    async setMargin(target, before, after, { cashierId, terminalId }) {
      const percent = (margin: number | null) => (margin === null ? null : scaledToDecimal(margin, 2));
      const sql = 'SELECT public.set_margin($1, $2, $3, $4, $5) AS answer';
      const values = [storedTarget(target), percent(before), percent(after), cashierId, terminalId];
      return marginOutcome.parse(await call(sql, values));
    },

    history: (name, limit) =>
      read(async (client): Promise<SharedChange[]> => {
        const { rows } = await client.query<ChangeRow>(
          `SELECT s.recorded_at, s.cashier_name, t.code, s.before_value, s.after_value
           FROM public.shared_changes AS s LEFT JOIN public.terminals AS t ON t.id = s.terminal_id
           WHERE s.subject = 'setting' AND s.subject_key = $1
           ORDER BY s.id DESC LIMIT $2`,
          [SHARED_SETTINGS[name].key, limit],
        );
        return rows.map((row) => ({
          at: row.recorded_at.toISOString(),
          cashierName: row.cashier_name,
          terminalCode: row.code,
          before: row.before_value,
          after: row.after_value,
        }));
      }),
  };
}

interface ChangeRow {
  readonly recorded_at: Date;
  readonly cashier_name: string | null;
  readonly code: string | null;
  readonly before_value: unknown;
  readonly after_value: unknown;
}

function storedTarget(target: MarginTarget): string {
  switch (target.kind) {
    case 'group':
      return JSON.stringify({ group: target.groupId });
    case 'brand':
      return JSON.stringify({ brand: target.brandId });
    case 'customer':
      return JSON.stringify({ customer: target.customerId });
    case 'customer-brand':
      return JSON.stringify({ customer: target.customerId, brand: target.brandId });
  }
}
