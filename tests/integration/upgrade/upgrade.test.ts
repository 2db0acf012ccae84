import { beforeAll, describe, expect, inject, it } from 'vitest';
import { migrateCentral } from '../../../src/main/adapters/postgres/migrate/migrate-central.ts';
import { silentLogger } from '../../support/central-database.ts';
import { changeText, EVERY_FAULT, expectedChanges, expectedFindings, findingKey } from './every-fault.ts';
import { centsOf, expectedAccounts } from './expected-accounts.ts';
import { createOriginalDatabase, withClient, type OriginalDatabase } from './original-database.ts';
import type { ExpectedFinding } from './planted-fault.ts';
import { readBack, readTables, sorted, type Tables } from './read-original.ts';

/** Where the original's sequence stood: above every folio of the series. */
const FOLIO_SEQUENCE = 9000;

let database: OriginalDatabase;
let before: Tables;
let report: Awaited<ReturnType<typeof migrateCentral>>;

beforeAll(async () => {
  database = await createOriginalDatabase(inject('clusterUrl'), {
    rows: EVERY_FAULT,
    folioSequence: FOLIO_SEQUENCE,
  });
  before = await withClient(database.url, readTables);
  report = await migrate();
});

function migrate() {
  return migrateCentral({ ownerUrl: database.url, timeZone: 'America/Mexico_City', logger: silentLogger });
}

async function query<Row extends Record<string, unknown>>(text: string): Promise<readonly Row[]> {
  return withClient(database.url, async (client) => (await client.query<Row>(text)).rows);
}

describe('upgrading a database of the original system', () => {
  it('keeps every row of every table, so that each can be read back as it was', async () => {
    const back = await withClient(database.url, (client) => readBack(client, before));
    expect(sorted(back)).toEqual(sorted(before));
  });

  it('leaves ids, folios and texts where they were', async () => {
    const now = await withClient(database.url, readTables);
    const kept: Readonly<Record<string, readonly string[]>> = {
      customers: ['id_customer', 'rfc', 'business_name', 'email', 'phone', 'address', 'whatsapp'],
      invoices: ['id_invoice', 'customer_id', 'notes', 'delivery_note'],
      invoice_items: ['id_invoice_item', 'invoice_id', 'part_id', 'description'],
      payments: ['id_payment', 'customer_id', 'payment_method', 'reference', 'notes'],
    };
    for (const [table, columns] of Object.entries(kept)) {
      expect([table, textOf(now[table], columns)]).toEqual([table, textOf(before[table], columns)]);
    }
    expect(
      await query(
        `SELECT id_invoice, folio, printed_folio FROM public.invoices WHERE printed_folio IS NOT NULL`,
      ),
    ).toEqual([{ id_invoice: 3504, folio: 'NX-009001', printed_folio: '' }]);
    expect(
      await query(
        `SELECT id_invoice_item AS id, part_id, aftermarket_id FROM public.invoice_items
         WHERE part_id IS NOT NULL OR aftermarket_id IS NOT NULL ORDER BY id_invoice_item`,
      ),
    ).toEqual([
      // It had an aftermarket part too: a line has one part.
      { id: 38010, part_id: 1, aftermarket_id: null },
      { id: 38011, part_id: 2, aftermarket_id: null },
      { id: 38012, part_id: null, aftermarket_id: 1 },
    ]);
    const names = new Map((now['customers'] ?? []).map((row) => [row['id_customer'], row['name']]));
    for (const customer of before['customers'] ?? []) {
      if (String(customer['name']).trim() === '') continue;
      expect(names.get(customer['id_customer'])).toBe(customer['name']);
    }
  });

  it('reports exactly what was wrong', async () => {
    const findings = await query<{ entity: ExpectedFinding['entity']; id: number; code: string }>(
      `SELECT entity, row_id AS id, code FROM public.legacy_findings WHERE entity <> 'table' AND entity <> 'role'`,
    );
    expect(findings.map(findingKey).toSorted()).toEqual(expectedFindings(EVERY_FAULT));
  });

  it('says of each finding what stood there before and what stands there now', async () => {
    const findings = await query<ExpectedFinding & Record<string, unknown>>(
      `SELECT entity, row_id AS id, code, before, after FROM public.legacy_findings WHERE entity <> 'table' AND entity <> 'role'`,
    );
    const wanted = expectedChanges(EVERY_FAULT);
    const keys = new Set(wanted.map((text) => text.split(':')[0]));
    expect(
      findings
        .filter((finding) => keys.has(findingKey(finding)))
        .map((finding) => changeText(findingKey(finding), finding.before, finding.after))
        .toSorted(),
    ).toEqual(wanted);
  });

  it('reports whose tables it took and which rights it withdrew, each with the role that had them', async () => {
    const findings = await query<{ code: string; before: string; explanation: string }>(
      `SELECT code, before, explanation FROM public.legacy_findings
       WHERE code IN ('ownership-taken', 'privileges-revoked') ORDER BY code, before`,
    );
    const said = (code: string, had: string, words: string) => ({
      ...{ code, before: had },
      explanation: expect.stringContaining(words),
    });
    const { application, typist } = database;
    expect(findings).toEqual([
      said('ownership-taken', application, `eran del rol «${application}» y ahora son de nexus_owner`),
      said('privileges-revoked', 'CREATE', `El rol «${application}» podía escribir en public`),
      said('privileges-revoked', 'INSERT, UPDATE', `El rol «${typist}» podía escribir en customers`),
      said('privileges-revoked', 'UPDATE', `El rol «${typist}» podía escribir en invoices`),
    ]);
    const tables = ['customers', 'invoices', 'invoice_items', 'payments', 'parts', 'aftermarket_parts'];
    for (const table of tables) expect(findings[0]?.explanation).toContain(table);
  });

  it('explains each finding in a sentence of Spanish', async () => {
    expect(
      await query(`SELECT * FROM public.legacy_findings WHERE explanation !~ '^[^ ].{15,}\\.$'`),
    ).toEqual([]);
  });

  it('puts whole into quarantine what cannot be mapped, and takes its effect from every balance', async () => {
    const quarantine = await query<{ table_name: string; row_id: number; code: string; row_data: object }>(
      `SELECT table_name, row_id, code, row_data FROM public.legacy_quarantine`,
    );
    const entities: Readonly<Record<string, string>> = {
      invoices: 'invoice',
      invoice_items: 'invoice_item',
      payments: 'payment',
    };
    expect(
      quarantine.map((row) => `${entities[row.table_name]} ${row.row_id} ${row.code}`).toSorted(),
    ).toEqual(EVERY_FAULT.flatMap((fault) => (fault.quarantined ?? []).map(findingKey)).toSorted());
    expect(report.quarantinedRows).toBe(quarantine.length);
    expect(
      await query(
        `SELECT id_invoice, folio, total::text, status, legacy_row ->> 'total' AS legacy_total
         FROM public.invoices WHERE id_invoice IN (2001, 2031) ORDER BY id_invoice`,
      ),
    ).toEqual([
      { id_invoice: 2001, folio: 'NX-002001', total: '0.00', status: 'cancelled', legacy_total: 'NaN' },
      { id_invoice: 2031, folio: 'NX-002031', total: '0.00', status: 'cancelled', legacy_total: '-116.00' },
    ]);
  });

  it('leaves no balance that disagrees with its documents', async () => {
    expect(await query('SELECT * FROM public.verify_balances()')).toEqual([]);
  });

  it('gives every customer what the documents come to, and the payer what is left over', async () => {
    const quarantined = new Set(
      EVERY_FAULT.flatMap((fault) => (fault.quarantined ?? []).map(({ entity, id }) => `${entity} ${id}`)),
    );
    const expected = expectedAccounts(EVERY_FAULT, quarantined);
    const accounts = await query<{ id: number; balance: string; in_favour: string }>(
      `SELECT c.id_customer AS id, c.balance::text,
              (SELECT coalesce(sum(p.amount - p.amount_applied), 0)::text FROM public.payments p
               WHERE p.customer_id = c.id_customer) AS in_favour
       FROM public.customers c WHERE legacy_balance IS NOT NULL OR legacy_row IS NOT NULL`,
    );
    expect(
      new Map(
        accounts.map((row) => [
          row.id,
          { balanceCents: centsOf(row.balance), inFavourCents: centsOf(row.in_favour) },
        ]),
      ),
    ).toEqual(expected.accounts);
    const applied = await query<{ id: number; applied: string }>(
      `SELECT id_payment AS id, amount_applied::text AS applied FROM public.payments
       WHERE id_payment NOT IN (SELECT row_id FROM public.legacy_quarantine WHERE table_name = 'payments')`,
    );
    expect(new Map(applied.map((row) => [row.id, centsOf(row.applied)]))).toEqual(expected.applied);
  });

  it('posts each document once, under its own date, in the order of those dates', async () => {
    expect(
      await query(
        `SELECT l.posting FROM public.customer_ledger l
         LEFT JOIN public.invoices i ON i.id_invoice = l.invoice_id
         LEFT JOIN public.payments p ON p.id_payment = l.payment_id
         WHERE l.occurred_at <> CASE l.kind WHEN 'invoice' THEN i.date_issued WHEN 'payment' THEN p.date_payment
           ELSE i.cancelled_at END
           OR l.business_date <> (l.occurred_at AT TIME ZONE 'America/Mexico_City')::date`,
      ),
    ).toEqual([]);
    expect(
      await query(
        `SELECT posting FROM (SELECT posting, occurred_at, max(occurred_at) OVER (ORDER BY posting) AS latest
         FROM public.customer_ledger) AS line WHERE occurred_at < latest`,
      ),
    ).toEqual([]);
  });

  it("reads the original's timestamps in the shop's zone, summer time included", async () => {
    expect(
      await query(
        `SELECT id_invoice, to_char(date_issued AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI') AS utc,
                business_date::text, due_date::text, terms
         FROM public.invoices WHERE id_invoice IN (1001, 1002) ORDER BY id_invoice`,
      ),
    ).toEqual([
      // Mexico had summer time until October 2022.
      {
        id_invoice: 1001,
        utc: '2022-07-16 04:30',
        business_date: '2022-07-15',
        due_date: '2022-08-14',
        terms: 'credito',
      },
      {
        id_invoice: 1002,
        utc: '2024-07-16 05:30',
        business_date: '2024-07-15',
        due_date: '2024-08-14',
        terms: 'credito',
      },
    ]);
  });

  it('goes on after the sequence, and counts the folio that it had to give itself', async () => {
    expect(await query('SELECT next_number FROM public.folio_counter')).toEqual([{ next_number: '9002' }]);
  });

  it('makes público en general of the account that owes nothing, and leaves the others as customers without credit', async () => {
    expect(
      await query(
        `SELECT id_customer, name, credit_limit::text, uuid = '00000000-0000-7000-8000-000000000001' AS public
         FROM public.customers WHERE id_customer BETWEEN 400 AND 404
           OR uuid = '00000000-0000-7000-8000-000000000001' ORDER BY id_customer`,
      ),
    ).toEqual([
      { id_customer: 400, name: 'PÚBLICO EN GENERAL', credit_limit: '0.00', public: false },
      { id_customer: 401, name: 'Publico en General', credit_limit: '0.00', public: true },
      { id_customer: 402, name: 'VENTAS DE MOSTRADOR', credit_limit: '0.00', public: false },
      { id_customer: 403, name: 'Juan Pérez', credit_limit: '50000.00', public: false },
      { id_customer: 404, name: 'Mostrador', credit_limit: '0.00', public: false },
    ]);
  });

  it('finds nothing to do the second time', async () => {
    const [first] = await query(CONTENT);
    const again = await migrate();
    expect(again.applied).toEqual([]);
    expect(await query(CONTENT)).toEqual([first]);
  });
});

const CONTENT = `SELECT
  (SELECT jsonb_agg(to_jsonb(t) ORDER BY id_customer) FROM public.customers t) AS customers,
  (SELECT jsonb_agg(to_jsonb(t) ORDER BY id_invoice) FROM public.invoices t) AS invoices,
  (SELECT jsonb_agg(to_jsonb(t) ORDER BY id_payment) FROM public.payments t) AS payments,
  (SELECT jsonb_agg(to_jsonb(t) ORDER BY posting) FROM public.customer_ledger t) AS ledger,
  (SELECT jsonb_agg(to_jsonb(t) ORDER BY id_finding) FROM public.legacy_findings t) AS findings,
  (SELECT count(*) FROM public.legacy_quarantine) AS quarantine`;

function textOf(rows: Tables[string] | undefined, columns: readonly string[]): readonly string[] {
  return (rows ?? []).map((row) => JSON.stringify(columns.map((column) => row[column]))).toSorted();
}
