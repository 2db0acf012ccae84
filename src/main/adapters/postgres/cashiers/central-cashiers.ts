import type pg from 'pg';
import { z } from 'zod';
import type { CentralCashiers } from '../../../application/ports.ts';
import type { Connections } from '../connections.ts';
import { readTransaction, writeTransaction, type TransactionLimits } from '../transaction.ts';
import { readAuthorisations, readCashiers, readSharedChanges } from './read-cashiers.ts';

const QUICK: TransactionLimits = { statementMs: 4_000, lockMs: 3_000 };
const QUICK_MS = 5_000;

const firstOwnerOutcome = z.enum(['created', 'owner-exists', 'pin-taken']);
const saveOutcome = z.enum(['saved', 'not-owner', 'pin-taken', 'last-owner']);

/** Cashiers in central, each call one transaction. What may be is decided by `0012_cashiers.sql`, under a lock. */
export function createCentralCashiers(connections: Pick<Connections, 'use'>): CentralCashiers {
  const call = (sql: string, values: readonly unknown[]) =>
    connections.use(QUICK_MS, (client) =>
      writeTransaction(client, QUICK, async () => {
        const { rows } = await client.query<{ outcome: string }>(sql, [...values]);
        return rows[0]?.outcome;
      }),
    );
  const read = <Value>(work: (client: pg.ClientBase) => Promise<Value>) =>
    connections.use(QUICK_MS, (client) => readTransaction(client, () => work(client)));

  return {
    createFirstOwner: async ({ cashierId, name, pinHash }, terminal) =>
      firstOwnerOutcome.parse(
        await call('SELECT public.create_first_owner($1, $2, $3, $4) AS outcome', [
          ...[cashierId, name, pinHash, terminal],
        ]),
      ),

    saveCashier: async ({ cashierId, name, role, active, pinHash }, by, terminal) =>
      saveOutcome.parse(
        await call('SELECT public.save_cashier($1, $2, $3, $4, $5, $6, $7) AS outcome', [
          ...[cashierId, name ?? null, role ?? null, active ?? null, pinHash ?? null, by, terminal],
        ]),
      ),

    listCashiers: () => read(readCashiers),
    listAuthorisations: (before, limit) => read((client) => readAuthorisations(client, before, limit)),
    listSharedChanges: (before, limit) => read((client) => readSharedChanges(client, before, limit)),
  };
}
