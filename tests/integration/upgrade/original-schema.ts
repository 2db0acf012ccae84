/**
 * The tables of the original system as its own migrations made them, together with what a real installation has
 * beside them and this product knows nothing about: columns, tables, a view, a trigger and two more roles.
 */
export const CATALOGUE_TABLES = ['part_groups', 'parts', 'manufacturers', 'aftermarket_parts'] as const;
export const POINT_OF_SALE_TABLES = ['customers', 'invoices', 'invoice_items', 'payments'] as const;

export const ORIGINAL_TABLES = `
CREATE TABLE part_groups (
  id_part_group SERIAL PRIMARY KEY,
  name_part_group VARCHAR(200) NOT NULL,
  category_color VARCHAR(7)
);
CREATE TABLE parts (
  id_part SERIAL PRIMARY KEY,
  oem_part_number VARCHAR(100) NOT NULL,
  name_part VARCHAR(300) NOT NULL,
  name_es VARCHAR(300),
  group_id INTEGER REFERENCES part_groups(id_part_group),
  weight_kg NUMERIC(10,3),
  image_url TEXT
);
CREATE TABLE manufacturers (
  id_manufacture SERIAL PRIMARY KEY,
  name_manufacture VARCHAR(200) NOT NULL,
  country_code CHAR(2)
);
CREATE TABLE aftermarket_parts (
  id_aftermarket_parts SERIAL PRIMARY KEY,
  part_number VARCHAR(100) NOT NULL,
  name_aftermarket_parts VARCHAR(300) NOT NULL,
  name_es VARCHAR(300),
  manufacturer_id INTEGER REFERENCES manufacturers(id_manufacture),
  price_usd NUMERIC(12,2),
  warranty_months INTEGER
);
ALTER TABLE parts ADD COLUMN IF NOT EXISTS cost_usd DECIMAL(12,2);
ALTER TABLE aftermarket_parts ADD COLUMN IF NOT EXISTS cost_usd DECIMAL(12,2);

CREATE TABLE customers (
  id_customer SERIAL PRIMARY KEY,
  name VARCHAR(200) NOT NULL,
  rfc VARCHAR(13),
  business_name VARCHAR(300),
  email VARCHAR(200),
  phone VARCHAR(20),
  address TEXT,
  credit_limit DECIMAL(12,2) DEFAULT 0,
  balance DECIMAL(12,2) DEFAULT 0,
  payment_terms INTEGER DEFAULT 30,
  active BOOLEAN DEFAULT TRUE,
  created_at TIMESTAMP DEFAULT NOW()
);
CREATE SEQUENCE invoice_folio_seq START 1;
CREATE TABLE invoices (
  id_invoice SERIAL PRIMARY KEY,
  customer_id INTEGER NOT NULL REFERENCES customers(id_customer),
  folio VARCHAR(20) UNIQUE NOT NULL,
  date_issued TIMESTAMP DEFAULT NOW(),
  subtotal DECIMAL(12,2) NOT NULL DEFAULT 0,
  tax_rate DECIMAL(5,4) DEFAULT 0.16,
  tax_amount DECIMAL(12,2) NOT NULL DEFAULT 0,
  total DECIMAL(12,2) NOT NULL DEFAULT 0,
  amount_paid DECIMAL(12,2) DEFAULT 0,
  status VARCHAR(20) DEFAULT 'pending',
  notes TEXT,
  created_at TIMESTAMP DEFAULT NOW()
);
CREATE TABLE invoice_items (
  id_invoice_item SERIAL PRIMARY KEY,
  invoice_id INTEGER NOT NULL REFERENCES invoices(id_invoice) ON DELETE CASCADE,
  part_id INTEGER REFERENCES parts(id_part),
  aftermarket_id INTEGER REFERENCES aftermarket_parts(id_aftermarket_parts),
  description VARCHAR(500) NOT NULL,
  quantity INTEGER DEFAULT 1,
  unit_cost DECIMAL(12,2) DEFAULT 0,
  margin_pct DECIMAL(5,2) DEFAULT 30,
  unit_price DECIMAL(12,2) NOT NULL,
  line_total DECIMAL(12,2) NOT NULL
);
CREATE TABLE payments (
  id_payment SERIAL PRIMARY KEY,
  customer_id INTEGER NOT NULL REFERENCES customers(id_customer),
  invoice_id INTEGER REFERENCES invoices(id_invoice),
  amount DECIMAL(12,2) NOT NULL,
  payment_method VARCHAR(20) NOT NULL DEFAULT 'efectivo',
  reference VARCHAR(100),
  date_payment TIMESTAMP DEFAULT NOW(),
  notes TEXT,
  created_at TIMESTAMP DEFAULT NOW()
);
CREATE INDEX idx_invoices_customer ON invoices(customer_id);
CREATE INDEX idx_invoices_status ON invoices(status);
CREATE INDEX idx_invoices_folio ON invoices(folio);
CREATE INDEX idx_invoice_items_invoice ON invoice_items(invoice_id);
CREATE INDEX idx_payments_customer ON payments(customer_id);
CREATE INDEX idx_payments_invoice ON payments(invoice_id);
`;

/** What a real installation grew around the point of sale. */
export const UNKNOWN_SURROUNDINGS = `
ALTER TABLE customers ADD COLUMN whatsapp VARCHAR(20);
ALTER TABLE invoices ADD COLUMN delivery_note TEXT;

CREATE TABLE vehicles (
  id_vehicle SERIAL PRIMARY KEY,
  name_vehicle VARCHAR(200) NOT NULL,
  part_id INTEGER REFERENCES parts(id_part)
);
CREATE TABLE customer_visits (
  id_visit SERIAL PRIMARY KEY,
  customer_id INTEGER NOT NULL REFERENCES customers(id_customer),
  visited_at TIMESTAMP DEFAULT NOW(),
  remark TEXT
);
CREATE TABLE invoice_photos (
  id_photo SERIAL PRIMARY KEY,
  invoice_id INTEGER NOT NULL REFERENCES invoices(id_invoice) ON DELETE CASCADE,
  file_name TEXT NOT NULL
);
CREATE VIEW overdue_invoices AS
  SELECT i.id_invoice, i.folio, i.date_issued, i.total - i.amount_paid AS open_amount, c.name, c.balance
  FROM invoices i JOIN customers c ON c.id_customer = i.customer_id
  WHERE i.status IN ('pending', 'partial');
CREATE VIEW overdue_by_customer AS
  SELECT name, sum(open_amount) AS open_amount, min(date_issued) AS oldest FROM overdue_invoices GROUP BY name;
CREATE FUNCTION keep_customer_balance() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE customers SET balance = balance - NEW.amount WHERE id_customer = NEW.customer_id;
  RETURN NEW;
END $$;
`;

/** Created last: while the faults are planted the balances are written by hand. */
export const UNKNOWN_TRIGGER = `
CREATE TRIGGER trg_keep_customer_balance AFTER INSERT ON payments
  FOR EACH ROW EXECUTE FUNCTION keep_customer_balance();
`;

/**
 * What somebody gets who copied the tables by hand (`CREATE TABLE ... AS`, a CSV): no key, no reference, no default,
 * nothing that is required. Run before the faults are planted.
 */
export const HAND_MADE_COPY = `
ALTER TABLE invoice_items DROP CONSTRAINT invoice_items_invoice_id_fkey;
ALTER TABLE invoice_items DROP CONSTRAINT invoice_items_part_id_fkey;
ALTER TABLE invoice_items DROP CONSTRAINT invoice_items_aftermarket_id_fkey;
ALTER TABLE payments DROP CONSTRAINT payments_invoice_id_fkey;
ALTER TABLE payments DROP CONSTRAINT payments_customer_id_fkey;
ALTER TABLE invoices DROP CONSTRAINT invoices_customer_id_fkey;
ALTER TABLE customer_visits DROP CONSTRAINT customer_visits_customer_id_fkey;
ALTER TABLE invoice_photos DROP CONSTRAINT invoice_photos_invoice_id_fkey;
ALTER TABLE invoices DROP CONSTRAINT invoices_folio_key;
ALTER TABLE payments DROP CONSTRAINT payments_pkey;
ALTER TABLE invoices DROP CONSTRAINT invoices_pkey;
ALTER TABLE invoice_items DROP CONSTRAINT invoice_items_pkey;
ALTER TABLE customers DROP CONSTRAINT customers_pkey;
ALTER TABLE customers ALTER COLUMN name DROP NOT NULL, ALTER COLUMN id_customer DROP NOT NULL,
  ALTER COLUMN id_customer DROP DEFAULT;
ALTER TABLE invoices ALTER COLUMN id_invoice DROP NOT NULL, ALTER COLUMN id_invoice DROP DEFAULT,
  ALTER COLUMN customer_id DROP NOT NULL, ALTER COLUMN folio DROP NOT NULL, ALTER COLUMN subtotal DROP NOT NULL,
  ALTER COLUMN tax_amount DROP NOT NULL, ALTER COLUMN total DROP NOT NULL, ALTER COLUMN status DROP DEFAULT;
ALTER TABLE invoice_items ALTER COLUMN id_invoice_item DROP NOT NULL, ALTER COLUMN id_invoice_item DROP DEFAULT,
  ALTER COLUMN invoice_id DROP NOT NULL, ALTER COLUMN description DROP NOT NULL,
  ALTER COLUMN unit_price DROP NOT NULL, ALTER COLUMN line_total DROP NOT NULL;
ALTER TABLE payments ALTER COLUMN id_payment DROP NOT NULL, ALTER COLUMN id_payment DROP DEFAULT,
  ALTER COLUMN customer_id DROP NOT NULL, ALTER COLUMN amount DROP NOT NULL,
  ALTER COLUMN payment_method DROP NOT NULL, ALTER COLUMN payment_method DROP DEFAULT;
DROP SEQUENCE customers_id_customer_seq, invoices_id_invoice_seq, invoice_items_id_invoice_item_seq,
  payments_id_payment_seq, invoice_folio_seq;
DROP INDEX idx_invoices_customer, idx_payments_invoice;
`;
