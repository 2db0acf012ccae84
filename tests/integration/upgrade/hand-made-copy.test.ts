import { beforeAll, describe, expect, inject, it } from 'vitest';
import { migrateCentral } from '../../../src/main/adapters/postgres/migrate/migrate-central.ts';
import { silentLogger } from '../../support/central-database.ts';
import { changeText, expectedChanges, expectedFindings, findingKey } from './every-fault.ts';
import { FAULTS_OF_A_HAND_MADE_COPY } from './faults-of-a-hand-made-copy.ts';
import { createOriginalDatabase, withClient, type OriginalDatabase } from './original-database.ts';
import type { ExpectedFinding } from './planted-fault.ts';
import { readBack, readTables, sorted, type Tables } from './read-original.ts';

let database: OriginalDatabase;
let before: Tables;

beforeAll(async () => {
  database = await createOriginalDatabase(inject('clusterUrl'), {
    rows: FAULTS_OF_A_HAND_MADE_COPY,
    folioSequence: 0,
    handMadeCopy: true,
  });
  before = await withClient(database.url, readTables);
  await migrateCentral({ ownerUrl: database.url, timeZone: 'America/Mexico_City', logger: silentLogger });
});

async function query<Row extends Record<string, unknown>>(text: string): Promise<readonly Row[]> {
  return withClient(database.url, async (client) => (await client.query<Row>(text)).rows);
}

describe('upgrading tables that were copied by hand, without keys, references, defaults and sequences', () => {
  it('keeps every row, in its table or in the quarantine', async () => {
    const back = await withClient(database.url, (client) => readBack(client, before));
    expect(sorted(back)).toEqual(sorted(before));
  });

  it('reports exactly what was wrong, with the figures before and after', async () => {
    const findings = await query<ExpectedFinding & Record<string, unknown>>(
      `SELECT entity, row_id AS id, code, before, after FROM public.legacy_findings WHERE row_id IS NOT NULL`,
    );
    expect(findings.map(findingKey).toSorted()).toEqual(expectedFindings(FAULTS_OF_A_HAND_MADE_COPY));
    const wanted = expectedChanges(FAULTS_OF_A_HAND_MADE_COPY);
    const found = new Set(findings.map((one) => changeText(findingKey(one), one.before, one.after)));
    expect(wanted.filter((text) => !found.has(text))).toEqual([]);
  });

  it('leaves no balance that disagrees with its documents', async () => {
    expect(await query('SELECT * FROM public.verify_balances()')).toEqual([]);
  });

  it('makes a customer again whom only documents were left of, under the id that they name', async () => {
    expect(
      await query(
        `SELECT id_customer, name, active, credit_limit::text, balance::text FROM public.customers
         WHERE id_customer IN (500, 501, 502, 562) ORDER BY id_customer`,
      ),
    ).toEqual([
      {
        id_customer: 500,
        name: 'CLIENTE DESCONOCIDO 500',
        active: false,
        credit_limit: '0.00',
        balance: '116.00',
      },
      {
        id_customer: 501,
        name: 'CLIENTE DESCONOCIDO 501',
        active: false,
        credit_limit: '0.00',
        balance: '100.00',
      },
      {
        id_customer: 502,
        name: 'CLIENTE DESCONOCIDO 502',
        active: false,
        credit_limit: '0.00',
        balance: '-7.00',
      },
      {
        id_customer: 562,
        name: 'CLIENTE DESCONOCIDO 562',
        active: false,
        credit_limit: '0.00',
        balance: '107.00',
      },
    ]);
  });

  it('goes on after the highest folio, and after the highest ids', async () => {
    expect(await query('SELECT next_number FROM public.folio_counter')).toEqual([{ next_number: '5604' }]);
    const next = await query<{ invoice: number; payment: number; item: number; customer: number }>(
      `SELECT nextval(pg_get_serial_sequence('invoices', 'id_invoice'))::int AS invoice,
              nextval(pg_get_serial_sequence('payments', 'id_payment'))::int AS payment,
              nextval(pg_get_serial_sequence('invoice_items', 'id_invoice_item'))::int AS item,
              nextval(pg_get_serial_sequence('customers', 'id_customer'))::int AS customer`,
    );
    // 563 is público en general.
    expect(next).toEqual([{ invoice: 5602, payment: 5403, item: 56011, customer: 564 }]);
  });

  it('leaves the same keys and references as in a new database', async () => {
    expect(
      await query(
        `SELECT conname FROM pg_constraint WHERE contype IN ('p', 'f')
           AND conrelid IN ('customers'::regclass, 'invoices'::regclass, 'invoice_items'::regclass, 'payments'::regclass)
         ORDER BY conname`,
      ),
    ).toEqual(
      [
        'customers_pkey',
        'invoice_items_aftermarket_id_fkey',
        'invoice_items_invoice_id_fkey',
        'invoice_items_part_id_fkey',
        'invoice_items_pkey',
        'invoices_customer_id_fkey',
        'invoices_pkey',
        'invoices_terminal_id_fkey',
        'payments_customer_id_fkey',
        'payments_invoice_id_fkey',
        'payments_pkey',
        'payments_terminal_id_fkey',
      ].map((conname) => ({ conname })),
    );
  });
});
