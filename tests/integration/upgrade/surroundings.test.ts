import { beforeAll, describe, expect, inject, it } from 'vitest';
import { migrateCentral } from '../../../src/main/adapters/postgres/migrate/migrate-central.ts';
import { silentLogger } from '../../support/central-database.ts';
import { createOriginalDatabase, withClient, type OriginalDatabase } from './original-database.ts';
import { customer, invoice, payment } from './original-rows.ts';

/** What other programs hang on tables, each of which would stop the conversion or a sale. */
const HUNG_ON = `
ALTER TABLE invoices ADD COLUMN seller VARCHAR(50) NOT NULL DEFAULT 'x';
ALTER TABLE invoices ALTER COLUMN seller DROP DEFAULT;
ALTER TABLE invoices ADD CONSTRAINT total_is_small CHECK (total < 100000);
ALTER TABLE invoices ADD CONSTRAINT delivery_is_short CHECK (length(delivery_note) < 100);
ALTER TABLE invoice_items ADD CONSTRAINT whole_pieces CHECK (quantity = 1);
CREATE UNIQUE INDEX one_customer_an_rfc ON customers (upper(rfc));
ALTER TABLE customers ADD CONSTRAINT one_customer_a_phone UNIQUE (phone);
ALTER TABLE customers ENABLE ROW LEVEL SECURITY;
ALTER TABLE customers FORCE ROW LEVEL SECURITY;
CREATE POLICY only_active ON customers USING (active AND created_at > '2000-01-01');
CREATE FUNCTION stamp_notes() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.notes := 'tocada'; RETURN NEW; END $$;
CREATE TRIGGER trg_dates BEFORE UPDATE OF date_issued, created_at ON invoices FOR EACH ROW EXECUTE FUNCTION stamp_notes();
CREATE TRIGGER trg_when BEFORE UPDATE ON invoices FOR EACH ROW WHEN (NEW.date_issued > '2020-01-01') EXECUTE FUNCTION stamp_notes();
CREATE TRIGGER trg_notes BEFORE INSERT OR UPDATE ON invoices FOR EACH ROW EXECUTE FUNCTION stamp_notes();
CREATE TRIGGER trg_audit AFTER UPDATE ON parts FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();
ALTER TABLE invoices ADD COLUMN month INTEGER GENERATED ALWAYS AS (extract(month FROM date_issued)::integer) STORED;
ALTER TABLE invoices ADD COLUMN half NUMERIC GENERATED ALWAYS AS (total / 2) STORED;
CREATE MATERIALIZED VIEW sales_by_day AS SELECT date_issued::date AS day, sum(total) AS total FROM invoices GROUP BY 1;
CREATE UNIQUE INDEX sales_by_day_day ON sales_by_day (day);
COMMENT ON MATERIALIZED VIEW sales_by_day IS 'Ventas por día';
ALTER TABLE invoices ADD COLUMN due_date DATE DEFAULT '2024-01-31';
CREATE TABLE sellers (name VARCHAR(50) PRIMARY KEY);
INSERT INTO sellers VALUES ('x');
ALTER TABLE invoices ADD FOREIGN KEY (seller) REFERENCES sellers(name);
`;

let database: OriginalDatabase;

beforeAll(async () => {
  database = await createOriginalDatabase(inject('clusterUrl'), {
    rows: [
      {
        customers: [
          customer(1, { balance: '116.00', rfc: 'AAA010101AA1', phone: '1' }),
          customer(2, { active: false, rfc: 'BBB010101BB1', phone: '2' }),
        ],
        invoices: [invoice(1, 1)],
      },
    ],
    folioSequence: 1,
  });
  await withClient(database.url, async (client) => {
    await client.query(`SET ROLE ${database.application}`);
    await client.query(HUNG_ON);
  });
  await migrateCentral({ ownerUrl: database.url, timeZone: 'America/Mexico_City', logger: silentLogger });
});

async function query<Row extends Record<string, unknown>>(text: string): Promise<readonly Row[]> {
  return withClient(database.url, async (client) => (await client.query<Row>(text)).rows);
}

describe('what other programs hung on the tables of the point of sale', () => {
  it('is taken off where it would change or refuse a sale, and its text stays in the report', async () => {
    const findings = await query<{ code: string; before: string }>(
      `SELECT code, before FROM public.legacy_findings WHERE entity = 'table' ORDER BY code, before`,
    );
    const texts = (code: string) => findings.filter((one) => one.code === code).map((one) => one.before);
    expect(texts('structure-constraint-removed')).toEqual([
      'CHECK ((quantity = (1)::numeric))',
      'CHECK ((total < (100000)::numeric))',
      'CREATE UNIQUE INDEX one_customer_an_rfc ON public.customers USING btree (upper((rfc)::text))',
      'UNIQUE (phone)',
    ]);
    expect(texts('structure-policy-removed')).toHaveLength(1);
    expect(texts('structure-column-renamed')).toEqual(['due_date']);
    expect(texts('structure-formula-removed')).toEqual(['(EXTRACT(month FROM date_issued))::integer']);
    expect(texts('structure-column-optional')).toEqual(['NOT NULL']);
    expect(
      texts('original-trigger-disabled')
        .map((text) => /TRIGGER (\w+)/.exec(text)?.[1])
        .toSorted(),
    ).toEqual(['trg_dates', 'trg_keep_customer_balance', 'trg_notes', 'trg_when']);
  });

  it('did not touch the rows on the way', async () => {
    expect(
      await query(
        'SELECT notes, delivery_note, seller, month, half::text, original_due_date::text FROM public.invoices',
      ),
    ).toEqual([
      {
        notes: 'Nota de la factura 1',
        delivery_note: 'Entrega 1',
        seller: 'x',
        month: 3,
        half: '58.0000000000000000',
        original_due_date: '2024-01-31',
      },
    ]);
    expect(await query(`SELECT count(*)::int AS count FROM public.customers WHERE id_customer < 3`)).toEqual([
      { count: 2 },
    ]);
  });

  it('stays where it does no harm', async () => {
    expect(
      await query(
        `SELECT conname FROM pg_constraint WHERE conname IN ('delivery_is_short', 'invoices_seller_fkey') ORDER BY 1`,
      ),
    ).toEqual([{ conname: 'delivery_is_short' }, { conname: 'invoices_seller_fkey' }]);
    expect(
      await query(
        `SELECT tgname FROM pg_trigger WHERE tgrelid = 'parts'::regclass AND tgname = 'trg_audit' AND tgenabled = 'O'`,
      ),
    ).toHaveLength(1);
  });

  it('is put back over the new types where it was a view, with owner, rights, comment and indexes', async () => {
    expect(
      await query(
        `SELECT c.relname, pg_get_userbyid(c.relowner) AS owner, obj_description(c.oid, 'pg_class') AS comment,
                (SELECT count(*)::int FROM pg_index i WHERE i.indrelid = c.oid) AS indexes
         FROM pg_class c WHERE c.relname IN ('sales_by_day', 'overdue_invoices', 'overdue_by_customer') ORDER BY 1`,
      ),
    ).toEqual([
      { relname: 'overdue_by_customer', owner: database.application, comment: null, indexes: 0 },
      { relname: 'overdue_invoices', owner: database.application, comment: null, indexes: 0 },
      { relname: 'sales_by_day', owner: database.application, comment: 'Ventas por día', indexes: 1 },
    ]);
    expect(await query('SELECT open_amount::text FROM public.overdue_by_customer')).toEqual([
      { open_amount: '116.00' },
    ]);
    expect(
      await query(`SELECT has_table_privilege('${database.reader}', 'overdue_invoices', 'SELECT') AS may`),
    ).toEqual([{ may: true }]);
  });

  it('lets a sale in that the others would have refused', async () => {
    await withClient(database.url, async (client) => {
      await client.query('BEGIN');
      await client.query(
        `INSERT INTO public.invoices (customer_id, folio, subtotal, tax_amount, total, uuid, business_date, due_date)
         VALUES (2, 'NX-000900', 200000, 32000, 232000, gen_random_uuid(), '2026-01-05', '2026-02-04')`,
      );
      await client.query(
        `INSERT INTO public.invoice_items (invoice_id, description, quantity, unit_price, line_total)
         SELECT id_invoice, 'Motor', 0.5, 400000, 200000 FROM public.invoices WHERE folio = 'NX-000900'`,
      );
      await client.query(
        `INSERT INTO public.customers (name, rfc, phone) VALUES ('Otro', 'AAA010101AA1', '1')`,
      );
      await client.query('COMMIT');
    });
    expect(await query(`SELECT balance::text FROM public.customers WHERE id_customer = 2`)).toEqual([
      { balance: '232000.00' },
    ]);
    expect(await query('SELECT * FROM public.verify_balances()')).toEqual([]);
  });
});

describe('an original whose tables belong to a superuser', () => {
  it('is taken over, and the report says whom no right can bind', async () => {
    const other = await createOriginalDatabase(inject('clusterUrl'), { rows: [], folioSequence: 0 });
    await withClient(other.url, async (client) => {
      await client.query(`REASSIGN OWNED BY ${other.application} TO CURRENT_USER`);
    });
    await migrateCentral({ ownerUrl: other.url, timeZone: 'America/Mexico_City', logger: silentLogger });
    await withClient(other.url, async (client) => {
      const { rows } = await client.query(
        `SELECT before, explanation ~ 'superusuario' AS says_so FROM public.legacy_findings WHERE code = 'role-is-superuser'`,
      );
      expect(rows).toEqual([{ before: 'nexus_admin', says_so: true }]);
    });
  });
});

describe('an original whose application is also the login that migrates', () => {
  it('is taken over, and the report says that this login can still write everything', async () => {
    const { url, application, applicationUrl } = await createOriginalDatabase(inject('clusterUrl'), {
      ...{ rows: [], folioSequence: 0 },
    });
    await withClient(url, async (client) => {
      await client.query(`ALTER ROLE ${application} CREATEROLE`);
      await client.query(`GRANT nexus_owner, nexus_terminal TO ${application} WITH ADMIN OPTION`);
    });
    await migrateCentral({
      ...{ ownerUrl: applicationUrl, timeZone: 'America/Mexico_City', logger: silentLogger },
    });
    await withClient(url, async (client) => {
      const { rows } = await client.query(
        `SELECT before, explanation FROM public.legacy_findings WHERE code = 'role-is-member'`,
      );
      expect(rows).toEqual([
        { before: application, explanation: expect.stringContaining('puede escribir en todo') },
      ]);
    });
  });
});

describe('folios and dates of an original that was used elsewhere', () => {
  it('goes on after the highest folio where the sequence was left behind', async () => {
    const other = await createOriginalDatabase(inject('clusterUrl'), {
      rows: [
        {
          customers: [customer(1)],
          invoices: [
            invoice(1, 1, { folio: 'NX-000041', status: 'cancelled' }),
            invoice(2, 1, { folio: 'nx-000042', total: 'NaN', status: 'cancelled' }),
          ],
          payments: [payment(1, 1, { amount: '0.00' })],
        },
      ],
      folioSequence: 7,
    });
    await migrateCentral({ ownerUrl: other.url, timeZone: 'America/Tijuana', logger: silentLogger });
    await withClient(other.url, async (client) => {
      const { rows } = await client.query('SELECT next_number FROM public.folio_counter');
      expect(rows).toEqual([{ next_number: '43' }]);
      const dates = await client.query(
        `SELECT to_char(date_issued AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI') AS utc FROM public.invoices WHERE id_invoice = 1`,
      );
      expect(dates.rows).toEqual([{ utc: '2024-03-05 18:15' }]);
      expect((await client.query('SELECT * FROM public.verify_balances()')).rows).toEqual([]);
    });
  });

  it('finds nothing to convert where the original was never used', async () => {
    const unused = await createOriginalDatabase(inject('clusterUrl'), { rows: [], folioSequence: 0 });
    const report = await migrateCentral({
      ownerUrl: unused.url,
      timeZone: 'America/Mexico_City',
      logger: silentLogger,
    });
    expect(report).toMatchObject({ tookOverOriginal: true, quarantinedRows: 0 });
    await withClient(unused.url, async (client) => {
      const { rows } = await client.query(`SELECT code FROM public.legacy_findings WHERE row_id IS NOT NULL`);
      expect(rows).toEqual([]);
      expect((await client.query('SELECT next_number FROM public.folio_counter')).rows).toEqual([
        { next_number: '1' },
      ]);
    });
  });
});
