import { createHash } from 'node:crypto';

/**
 * The whole of replica.db. It has no migrations: everything in it comes from central again, so a file with another
 * fingerprint is deleted and filled anew.
 *
 * A part's `row` is its id * 2, plus 1 for aftermarket: one key for both tables of the original, and the rowid of both
 * indexes. The indexes are contentless: the text they were built from stays in `parts` alone.
 */
const SCHEMA = `
  CREATE TABLE replica_meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

  CREATE TABLE pull_state (
    table_name TEXT PRIMARY KEY,
    watermark TEXT NOT NULL,
    after_stamp TEXT,
    after_key TEXT,
    first_copy_done INTEGER NOT NULL,
    first_copy_total INTEGER NOT NULL,
    complete INTEGER NOT NULL
  ) WITHOUT ROWID;

  CREATE TABLE part_groups (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
  CREATE TABLE manufacturers (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
  CREATE TABLE parts (
    row INTEGER PRIMARY KEY,
    code TEXT NOT NULL,
    normalised TEXT NOT NULL,
    name TEXT NOT NULL,
    name_es TEXT,
    group_id INTEGER,
    manufacturer_id INTEGER,
    cost_cents INTEGER
  );
  CREATE INDEX parts_by_number ON parts (normalised);
  CREATE INDEX parts_by_group ON parts (group_id) WHERE group_id IS NOT NULL;
  CREATE INDEX parts_by_manufacturer ON parts (manufacturer_id) WHERE manufacturer_id IS NOT NULL;
  CREATE VIRTUAL TABLE part_words USING fts5 (
    words, content='', contentless_delete=1, detail=none,
    tokenize='unicode61 remove_diacritics 2', prefix='2 3'
  );
  CREATE VIRTUAL TABLE part_numbers USING fts5 (
    number, content='', contentless_delete=1, detail=none, tokenize='trigram'
  );
  CREATE TABLE stale_words (row INTEGER PRIMARY KEY);

  CREATE TABLE customers (
    customer_id TEXT PRIMARY KEY,
    legacy_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    business_name TEXT,
    rfc TEXT,
    email TEXT,
    phone TEXT,
    address TEXT,
    active INTEGER NOT NULL,
    credit_limit_cents INTEGER NOT NULL,
    balance_cents INTEGER NOT NULL,
    payment_terms_days INTEGER NOT NULL,
    margin_basis_points INTEGER,
    reference_required INTEGER NOT NULL,
    offline_credit_limit_cents INTEGER,
    included_seq INTEGER NOT NULL,
    sort_name TEXT NOT NULL,
    folded TEXT NOT NULL
  );
  CREATE INDEX customers_by_legacy_id ON customers (legacy_id);
  CREATE INDEX customers_by_name ON customers (sort_name, folded) WHERE active = 1;

  CREATE TABLE open_invoices (
    invoice_id TEXT PRIMARY KEY,
    legacy_id INTEGER NOT NULL,
    customer_id TEXT NOT NULL,
    folio TEXT NOT NULL,
    business_date TEXT NOT NULL,
    due_date TEXT,
    total_cents INTEGER NOT NULL,
    open_cents INTEGER NOT NULL
  );
  CREATE INDEX open_invoices_by_customer ON open_invoices (customer_id);
  CREATE INDEX open_invoices_by_legacy_id ON open_invoices (legacy_id);

  CREATE TABLE margins (
    id INTEGER PRIMARY KEY,
    group_id INTEGER,
    manufacturer_id INTEGER,
    customer_id TEXT,
    margin_basis_points INTEGER NOT NULL
  );
  CREATE INDEX margins_by_group ON margins (group_id) WHERE group_id IS NOT NULL;
  CREATE INDEX margins_by_manufacturer ON margins (manufacturer_id, customer_id) WHERE manufacturer_id IS NOT NULL;

  CREATE TABLE store_settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

  CREATE TABLE cashiers (
    cashier_id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    pin_hash TEXT,
    active INTEGER NOT NULL
  ) WITHOUT ROWID;
`;

export const REPLICA_SCHEMA = SCHEMA;
export const REPLICA_FINGERPRINT = createHash('sha256').update(SCHEMA).digest('hex');
