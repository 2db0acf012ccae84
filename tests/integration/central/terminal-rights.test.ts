import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createCentralDatabase, type CentralDatabase } from '../../support/central-database.ts';
import { documentsOf } from './documents.ts';

let database: CentralDatabase;
let terminal: pg.Client;

beforeAll(async () => {
  database = await createCentralDatabase();
  // Something that this application knows nothing about: a terminal must not see it.
  await database.query('CREATE TABLE dashboard_users (id integer, password_hash text)');
  terminal = new pg.Client({ connectionString: database.terminalUrl });
  await terminal.connect();
});
afterEach(() => database.expectBalanced());
afterAll(async () => {
  await terminal.end();
  await database.drop();
});

/** Tables that a counter adds to, and what of a new row is not its to say. */
const INSERTABLE: Readonly<Record<string, readonly string[]>> = {
  terminal_operations: ['review_reason', 'received_at'],
  customers: [
    ...['id_customer', 'balance', 'active', 'created_at', 'margin_pct', 'reference_required'],
    ...['offline_credit_limit', 'fiscal_regime', 'postal_code', 'cfdi_use', 'legacy_balance', 'legacy_row'],
    ...['updated_at', 'change_stamp'],
  ],
  invoices: [
    ...['id_invoice', 'amount_paid', 'status', 'created_at', 'cancelled_at', 'cancelled_by', 'cancel_reason'],
    ...['legacy_amount_paid', 'legacy_status', 'legacy_row', 'change_stamp'],
  ],
  invoice_items: ['id_invoice_item', 'legacy_row'],
  payments: [
    ...['id_payment', 'created_at', 'amount_applied', 'amount_refunded', 'reversed_at', 'legacy_invoice_id'],
    ...['legacy_row', 'change_stamp'],
  ],
  payment_applications: ['id_application', 'reverses', 'recorded_at'],
  invoice_cancellations: ['recorded_at'],
  authorisations: ['recorded_at'],
};
const UNREADABLE = ['dashboard_users', 'legacy_quarantine', 'schema_migrations'];
const CALLABLE = [
  ...[
    'apply_payments_v1',
    'apply_sales_v1',
    'apply_sales_v2',
    'authorise_credit',
    'change_settings',
    'clock_ahead',
    'create_first_owner',
    'customer_aging',
    'declare_lease',
    'lease_folios',
    'open_delivery',
    'part_code',
  ],
  ...[
    'part_words',
    'record_operations',
    'register_terminal',
    'resume_operations',
    'save_cashier',
    'set_margin',
    'settle_operations',
    'update_customer',
  ],
  'verify_balances',
];

describe('the matrix of rights of a terminal', () => {
  it('over every table and verb', async () => {
    const { rows } = await terminal.query<Record<string, boolean> & { name: string }>(
      `SELECT c.relname AS name,
         has_table_privilege(c.oid, 'SELECT') AS "SELECT", has_any_column_privilege(c.oid, 'INSERT') AS "INSERT",
         has_table_privilege(c.oid, 'INSERT') AS "INSERT of any column",
         has_any_column_privilege(c.oid, 'UPDATE') AS "UPDATE", has_table_privilege(c.oid, 'DELETE') AS "DELETE",
         has_table_privilege(c.oid, 'TRUNCATE') AS "TRUNCATE", has_table_privilege(c.oid, 'TRIGGER') AS "TRIGGER",
         has_any_column_privilege(c.oid, 'REFERENCES') AS "REFERENCES"
       FROM pg_class c
       WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm', 'f')`,
    );
    expect(rows.length).toBeGreaterThan(25);
    for (const { name, ...rights } of rows) {
      const held = Object.keys(rights).filter((right) => rights[right]);
      const expected = [
        ...(UNREADABLE.includes(name) ? [] : ['SELECT']),
        ...(name in INSERTABLE ? ['INSERT'] : []),
      ];
      expect({ name, held }).toEqual({ name, held: expected });
    }
  });

  it('over every column that it may insert', async () => {
    for (const [table, withheld] of Object.entries(INSERTABLE)) {
      const { rows } = await terminal.query<{ name: string }>(
        `SELECT attname AS name FROM pg_attribute
         WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped
           AND NOT has_column_privilege($1::regclass, attnum, 'INSERT')`,
        [table],
      );
      expect({ table, withheld: rows.map((row) => row.name).toSorted() }).toEqual({
        table,
        withheld: [...withheld].toSorted(),
      });
    }
  });

  it('over every sequence: the next value of four, and no set value', async () => {
    const { rows } = await terminal.query<{ name: string; held: string[] }>(
      `SELECT c.relname AS name, array_remove(ARRAY[
         CASE WHEN has_sequence_privilege(c.oid, 'USAGE') THEN 'USAGE' END,
         CASE WHEN has_sequence_privilege(c.oid, 'SELECT') THEN 'SELECT' END,
         CASE WHEN has_sequence_privilege(c.oid, 'UPDATE') THEN 'UPDATE' END], NULL) AS held
       FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'S' ORDER BY 1`,
    );
    expect(rows.filter((row) => row.held.length > 0)).toEqual([
      { name: 'customers_id_customer_seq', held: ['USAGE'] },
      { name: 'invoice_items_id_invoice_item_seq', held: ['USAGE'] },
      { name: 'invoices_id_invoice_seq', held: ['USAGE'] },
      { name: 'payments_id_payment_seq', held: ['USAGE'] },
    ]);
    expect(rows.map((row) => row.name)).toContain('invoice_folio_seq');
  });

  it('over every function', async () => {
    const { rows } = await terminal.query<{ name: string }>(
      `SELECT p.proname AS name FROM pg_proc p
       WHERE p.pronamespace = 'public'::regnamespace AND has_function_privilege(p.oid, 'EXECUTE') ORDER BY 1`,
    );
    expect(rows.map((row) => row.name)).toEqual(CALLABLE);
  });

  it('over the database and its schemas: nothing can be made, not even for a moment', async () => {
    const { rows } = await terminal.query(
      `SELECT has_database_privilege(current_database(), 'CREATE') AS make_schemas,
         has_database_privilege(current_database(), 'TEMPORARY') AS make_temporary,
         (SELECT bool_or(has_schema_privilege(oid, 'CREATE')) FROM pg_namespace
          WHERE nspname NOT LIKE 'pg_temp%' AND nspname NOT LIKE 'pg_toast_temp%') AS make_objects,
         rolsuper OR rolcreaterole OR rolcreatedb OR rolreplication OR rolbypassrls AS mighty,
         pg_has_role('nexus_owner', 'MEMBER') AS owner
       FROM pg_roles WHERE rolname = current_user`,
    );
    expect(rows).toEqual([
      { make_schemas: false, make_temporary: false, make_objects: false, mighty: false, owner: false },
    ]);
  });
});

describe('functions that run as the owner', () => {
  it('look names up in public alone, and temporary objects last', async () => {
    const functions = await database.query(
      `SELECT p.proname, p.prosecdef, p.proconfig FROM pg_proc p
       WHERE p.pronamespace = 'public'::regnamespace AND p.proowner = 'nexus_owner'::regrole
         AND (p.prosecdef OR p.prorettype = 'trigger'::regtype)
         AND NOT (p.prosecdef AND 'search_path=public, pg_temp' = ANY (coalesce(p.proconfig, '{}')))`,
    );
    expect(functions).toEqual([]);
    const [count] = await database.query<{ count: string }>(
      `SELECT count(*) FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prosecdef`,
    );
    expect(Number(count?.count)).toBeGreaterThan(20);
  });

  it('name every table with its schema', async () => {
    const bodies = await database.query<{ proname: string; prosrc: string }>(
      `SELECT proname, prosrc FROM pg_proc
       WHERE pronamespace = 'public'::regnamespace AND proowner = 'nexus_owner'::regrole AND prosrc <> ''`,
    );
    const tables = (
      await database.query<{ relname: string }>(
        `SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'`,
      )
    ).map((row) => row.relname);
    const unqualified = new RegExp(`(?:FROM|JOIN|INTO|UPDATE|DELETE FROM)\\s+(${tables.join('|')})\\b`, 'i');
    expect(bodies.filter((body) => unqualified.test(body.prosrc)).map((body) => body.proname)).toEqual([]);
  });

  it('are not deceived by a temporary table in front of a real one', async () => {
    // Somebody who may make temporary objects, as everybody can on a server that was never secured.
    const attacker = new pg.Client({ connectionString: database.ownerUrl });
    await attacker.connect();
    await attacker.query('CREATE TEMP TABLE customers (LIKE public.customers INCLUDING ALL)');
    await attacker.query('CREATE TEMP TABLE customer_ledger (LIKE public.customer_ledger INCLUDING ALL)');
    await attacker.query(
      'CREATE TEMP TABLE payment_applications (LIKE public.payment_applications INCLUDING ALL)',
    );
    const documents = documentsOf(database);
    const customer = await documents.customer('Con sombra');
    await attacker.query(
      `INSERT INTO public.invoices (customer_id, subtotal, total, business_date) VALUES ($1, 75, 75, '2026-03-01')`,
      [customer],
    );
    await attacker.query(
      `INSERT INTO public.payments (customer_id, amount, business_date) VALUES ($1, 25, '2026-03-01')`,
      [customer],
    );
    expect((await attacker.query('SELECT count(*)::integer AS n FROM pg_temp.customer_ledger')).rows).toEqual(
      [{ n: 0 }],
    );
    expect(await documents.balance(customer)).toBe('50.00');
    await attacker.end();
  });
});

describe('a terminal that goes round the application', () => {
  const attempts: Readonly<Record<string, string>> = {
    'cannot give itself credit': `UPDATE customers SET credit_limit = 1e6`,
    'cannot touch a balance': `UPDATE customers SET balance = 0`,
    'cannot mark an invoice paid': `UPDATE invoices SET amount_paid = total`,
    'cannot write the ledger': `INSERT INTO customer_ledger (customer_id, kind, amount, payment_id, occurred_at, business_date)
      VALUES (1, 'payment', -1, 1, now(), '2026-03-01')`,
    'cannot delete a sale': `DELETE FROM invoices`,
    'cannot empty the ledger': `TRUNCATE customer_ledger`,
    'cannot switch triggers off': `ALTER TABLE invoices DISABLE TRIGGER ALL`,
    'cannot skip triggers': `SET session_replication_role = replica`,
    'cannot take a folio outside a sale': `SELECT public.take_folio()`,
    'cannot move the folio counter': `UPDATE folio_counter SET next_number = 1`,
    'cannot use the original sequence': `SELECT nextval('invoice_folio_seq')`,
    'cannot release an application': `INSERT INTO payment_applications (payment_id, invoice_id, customer_id, amount, reverses,
      business_date, occurred_at) VALUES (1, 1, 1, -1, 1, '2026-03-01', now())`,
    'cannot give money back by itself': `INSERT INTO refunds (payment_id, customer_id, amount, method, reason, business_date,
      occurred_at) VALUES (1, 1, 1, 'efectivo', 'x', '2026-03-01', now())`,
    'cannot stamp a change': `INSERT INTO customers (name, change_stamp) VALUES ('x', '1')`,
    'cannot make a temporary table': `CREATE TEMP TABLE customers (id integer)`,
    'cannot make a table': `CREATE TABLE public.anything (id integer)`,
    'cannot make a function': `CREATE FUNCTION public.anything() RETURNS integer LANGUAGE sql AS 'SELECT 1'`,
    'cannot become the owner': `SET ROLE nexus_owner`,
    'cannot read what is not of this application': `SELECT * FROM dashboard_users`,
    'cannot lock what it does not write': `SELECT * FROM customers FOR UPDATE`,
    'cannot change settings': `UPDATE store_settings SET value = '"0.0000"' WHERE key = 'tax_rate'`,
    'cannot set a margin': `INSERT INTO margins (group_id, margin_pct) VALUES (1, -100)`,
    'cannot write the history of what is shared': `INSERT INTO shared_changes (subject, subject_key) VALUES ('setting', 'x')`,
    'cannot set a price': `UPDATE parts SET cost_usd = 0`,
  };

  it.each(Object.entries(attempts))('%s', async (_name, sql) => {
    await expect(terminal.query(sql)).rejects.toMatchObject({ code: '42501' });
  });

  it('cannot settle an operation that another transaction wrote', async () => {
    await database.query(
      `INSERT INTO terminals (id, code) VALUES ('0197a000-0000-7000-8000-0000000000a2', 'T78')`,
    );
    await database.query(
      `INSERT INTO terminal_incarnations (id, terminal_id)
       VALUES ('0197a000-0000-7000-8000-0000000000b2', '0197a000-0000-7000-8000-0000000000a2')`,
    );
    await database.query(
      `INSERT INTO terminal_operations (id, terminal_id, incarnation_id, seq, kind, version, source, occurred_at,
         business_date, payload, payload_hash, review_reason)
       VALUES ('0197a000-0000-7000-8000-0000000000c2', '0197a000-0000-7000-8000-0000000000a2',
         '0197a000-0000-7000-8000-0000000000b2', 1, 'sale', 1, 'counter', now(), '2026-03-01', '{}', repeat('a', 64),
         'Pasa del límite')`,
    );
    await terminal.query('SELECT public.settle_operations($1)', [
      JSON.stringify([{ id: '0197a000-0000-7000-8000-0000000000c2', folio: 'NX-9', review_reason: null }]),
    ]);
    expect(
      await database.query(
        `SELECT folio, review_reason FROM terminal_operations WHERE id = '0197a000-0000-7000-8000-0000000000c2'`,
      ),
    ).toEqual([{ folio: null, review_reason: 'Pasa del límite' }]);
  });
});
