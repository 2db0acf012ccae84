import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createCentralDatabase, type CentralDatabase } from '../../support/central-database.ts';
import { documentsOf } from './documents.ts';

const POSTED = [
  'invoices',
  'invoice_items',
  'payments',
  'payment_applications',
  'invoice_cancellations',
  'refunds',
  'payment_reversals',
  'customer_ledger',
  'terminal_operations',
  'folio_leases',
  'customers',
] as const;

/** Columns that may still be written after the row is posted, by anybody with the right to. */
const OPEN_COLUMNS: Readonly<Partial<Record<(typeof POSTED)[number], readonly string[]>>> = {
  // A review is settled, a parked operation applied, a lease written off; a customer is edited.
  invoices: ['review_reason'],
  payments: ['review_reason'],
  terminal_operations: ['state', 'park_reason', 'review_reason', 'folio'],
  folio_leases: ['state', 'written_off_at', 'written_off_by'],
  customers: [
    ...[
      'name',
      'rfc',
      'business_name',
      'email',
      'phone',
      'address',
      'credit_limit',
      'payment_terms',
      'active',
    ],
    ...[
      'margin_pct',
      'reference_required',
      'offline_credit_limit',
      'fiscal_regime',
      'postal_code',
      'cfdi_use',
    ],
    ...['review_reason', 'updated_at'],
  ],
};

const REFUSED = { code: '23001' };

let database: CentralDatabase;
let owner: pg.Client;

beforeAll(async () => {
  database = await createCentralDatabase();
  const documents = documentsOf(database);
  const customer = await documents.customer();
  const invoice = await documents.creditInvoice(customer, '100.00');
  const payment = await documents.payment(customer, '60.00');
  await documents.apply(payment, invoice, '60.00');
  await documents.cancel(await documents.counterSale(customer, '20.00'));
  await documents.reverse(await documents.payment(customer, '5.00'));
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
});
afterEach(() => database.expectBalanced());
afterAll(async () => {
  await owner.end();
  await database.drop();
});

async function refusalOf(sql: string): Promise<string | undefined> {
  try {
    await owner.query(sql);
    return undefined;
  } catch (error) {
    if (error instanceof pg.DatabaseError) return error.code;
    throw error;
  }
}

describe.each(['nexus_owner', 'a superuser'])('what is posted, written to by %s', (role) => {
  beforeAll(async () => {
    await owner.query(role === 'nexus_owner' ? 'SET ROLE nexus_owner' : 'RESET ROLE');
  });

  it.each(POSTED)('stays in %s', async (table) => {
    await expect(owner.query(`DELETE FROM ${table}`)).rejects.toMatchObject(REFUSED);
    await expect(owner.query(`TRUNCATE ${table} CASCADE`)).rejects.toMatchObject(REFUSED);
  });

  it.each(POSTED)('keeps every column of %s', async (table) => {
    const { rows } = await owner.query<{ name: string }>(
      `SELECT attname AS name FROM pg_attribute
       WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped`,
      [table],
    );
    const writable: string[] = [];
    for (const { name } of rows) {
      const refusal = await refusalOf(`UPDATE ${table} SET ${name} = ${name} WHERE false`);
      if (refusal === undefined) writable.push(name);
      // 428C9: an identity column, which PostgreSQL itself does not let anybody write.
      else if (refusal !== REFUSED.code && refusal !== '428C9')
        throw new Error(`${table}.${name}: ${refusal}`);
    }
    expect(writable.toSorted()).toEqual([...(OPEN_COLUMNS[table] ?? [])].toSorted());
  });

  it('takes no ledger entry from outside a trigger', async () => {
    await expect(
      owner.query(
        `INSERT INTO customer_ledger (customer_id, kind, amount, payment_id, occurred_at, business_date)
         VALUES (1, 'payment', -1, 1, now(), '2026-03-01')`,
      ),
    ).rejects.toMatchObject(REFUSED);
  });
});

describe('derived figures', () => {
  it('are what the triggers say, whatever an insert claims', async () => {
    const [customer] = await database.query<{ id_customer: number; balance: string }>(
      `INSERT INTO customers (name, balance) VALUES ('Con saldo inventado', 999) RETURNING id_customer, balance`,
    );
    expect(customer?.balance).toBe('0.00');
    const [invoice] = await database.query(
      `INSERT INTO invoices (customer_id, subtotal, total, amount_paid, status, cancelled_at, business_date)
       VALUES ($1, 10, 10, 10, 'paid', now(), '2026-03-01') RETURNING amount_paid, status, cancelled_at`,
      [customer?.id_customer],
    );
    expect(invoice).toEqual({ amount_paid: '0.00', status: 'pending', cancelled_at: null });
    const [payment] = await database.query(
      `INSERT INTO payments (customer_id, amount, amount_applied, amount_refunded, reversed_at, business_date)
       VALUES ($1, 10, 5, 5, now(), '2026-03-01') RETURNING amount_applied, amount_refunded, reversed_at`,
      [customer?.id_customer],
    );
    expect(payment).toEqual({ amount_applied: '0.00', amount_refunded: '0.00', reversed_at: null });
  });

  it('leaves columns that it does not know to whoever added them', async () => {
    await database.query('ALTER TABLE invoices ADD COLUMN delivery_note text');
    await database.query(`UPDATE invoices SET delivery_note = 'en mostrador'`);
    expect(await database.query('SELECT DISTINCT delivery_note FROM invoices')).toEqual([
      { delivery_note: 'en mostrador' },
    ]);
  });
});

describe('an applied operation', () => {
  it('cannot become a parked one, nor change its folio', async () => {
    await database.query(
      `INSERT INTO terminals (id, code) VALUES ('0197a000-0000-7000-8000-0000000000a1', 'T77')`,
    );
    await database.query(
      `INSERT INTO terminal_incarnations (id, terminal_id)
       VALUES ('0197a000-0000-7000-8000-0000000000b1', '0197a000-0000-7000-8000-0000000000a1')`,
    );
    await database.query(
      `INSERT INTO terminal_operations (id, terminal_id, incarnation_id, seq, kind, version, source, occurred_at,
         business_date, payload, payload_hash, folio)
       VALUES (gen_random_uuid(), '0197a000-0000-7000-8000-0000000000a1', '0197a000-0000-7000-8000-0000000000b1', 1,
         'sale', 1, 'counter', now(), '2026-03-01', '{}', repeat('a', 64), 'NX-000001')`,
    );
    await expect(
      database.query(`UPDATE terminal_operations SET state = 'parked', park_reason = 'x'`),
    ).rejects.toMatchObject(REFUSED);
    await expect(database.query(`UPDATE terminal_operations SET folio = 'NX-000002'`)).rejects.toMatchObject(
      REFUSED,
    );
  });
});
