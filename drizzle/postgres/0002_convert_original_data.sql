-- Turns the data of the original system into data of this one. On an empty database every statement finds nothing to
-- do; on the original's it runs once, inside the transaction of all migrations, as their owner.
--
--   1  what other programs hung on the tables        5  customers, and público en general
--   2  rows without an id, or with another's         6  applications, ledger, balances
--   3  documents without their customer or invoice   7  the report: what was found, and what became of it
--   4  folios, figures, dates, statuses              8  the folio counter, checks, tidying up
--
-- The rules: a document wins over a derived figure (balance, amount_paid, status). A payment pays at most what its
-- invoice owes, only an invoice of its own customer, and never a cancelled one; the rest is saldo a favor of whoever
-- paid. What is changed is kept: legacy_balance, legacy_amount_paid, legacy_status for all, legacy_row (the whole
-- original row) wherever anything else changed. What cannot be mapped stays in its table with its id, folio and texts
-- but without effect on any balance, and its original row goes to legacy_quarantine.
--
-- Plain UPDATEs and INSERTs over whole tables: no trigger of this product exists yet (0005 and later).

SET LOCAL work_mem = '64MB';
SET LOCAL maintenance_work_mem = '256MB';

CREATE FUNCTION public.legacy_day(instant timestamptz) RETURNS date LANGUAGE sql STABLE
  RETURN (instant AT TIME ZONE current_setting('nexus.time_zone'))::date;
CREATE FUNCTION public.legacy_instant_text(instant timestamptz) RETURNS text LANGUAGE sql STABLE
  RETURN (instant AT TIME ZONE current_setting('TimeZone'))::text;
CREATE FUNCTION public.legacy_date_is_usable(instant timestamptz) RETURNS boolean LANGUAGE sql IMMUTABLE
  RETURN coalesce(instant >= '1990-01-01 00:00Z'::timestamptz AND instant < '2100-01-01 00:00Z'::timestamptz, false);
CREATE FUNCTION public.legacy_within(figure numeric, lowest numeric, highest numeric) RETURNS boolean LANGUAGE sql IMMUTABLE
  RETURN coalesce(figure BETWEEN lowest AND highest, false);
CREATE FUNCTION public.legacy_pesos(amount numeric) RETURNS text LANGUAGE sql IMMUTABLE
  RETURN CASE WHEN amount IS NULL THEN '(vacío)' WHEN amount = 'NaN' THEN 'NaN'
    ELSE CASE WHEN amount < 0 THEN '-' ELSE '' END || to_char(abs(amount), 'FM$999,999,999,999,990.00') END;
CREATE FUNCTION public.legacy_status_text(status text) RETURNS text LANGUAGE sql IMMUTABLE
  RETURN CASE status WHEN 'pending' THEN 'pendiente' WHEN 'partial' THEN 'parcial' WHEN 'paid' THEN 'pagada'
    WHEN 'cancelled' THEN 'cancelada' ELSE status END;
-- The row as the original had it: without the columns that 0001 added.
CREATE FUNCTION public.legacy_row_of(table_name text, row_data jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE
  RETURN row_data - CASE table_name
    WHEN 'customers' THEN ARRAY['uuid', 'margin_pct', 'reference_required', 'offline_credit_limit', 'fiscal_regime',
      'postal_code', 'cfdi_use', 'operation_id', 'review_reason', 'legacy_balance', 'legacy_row', 'updated_at', 'change_stamp']
    WHEN 'invoices' THEN ARRAY['uuid', 'operation_id', 'terminal_id', 'cashier_id', 'cashier_name', 'source',
      'ticket_number', 'printed_folio', 'printed_name', 'printed_rfc', 'terms', 'price_basis', 'business_date', 'due_date',
      'exchange_rate', 'received_amount', 'change_amount', 'customer_reference', 'collected_by', 'review_reason',
      'cancelled_at', 'cancelled_by', 'cancel_reason', 'legacy_amount_paid', 'legacy_status', 'legacy_row', 'change_stamp']
    WHEN 'invoice_items' THEN ARRAY['position', 'part_code', 'source_cost', 'source_currency', 'list_price', 'legacy_row']
    WHEN 'payments' THEN ARRAY['uuid', 'operation_id', 'terminal_id', 'cashier_id', 'cashier_name', 'source', 'purpose',
      'received_amount', 'amount_applied', 'amount_refunded', 'reversed_at', 'business_date', 'review_reason',
      'legacy_invoice_id', 'legacy_row', 'change_stamp']
  END;
--> statement-breakpoint
-- 1 ------------------------------------------------------------------------- what other programs hung on the tables
-- Constraints and unique indexes that this product does not know could refuse a sale that has already happened. They
-- go, and their text stays in the report. Those over unknown columns alone do no harm.
CREATE UNLOGGED TABLE public.legacy_work_columns (table_name text, column_name text);
INSERT INTO public.legacy_work_columns
SELECT table_name, regexp_split_to_table(columns, '\s+') FROM (VALUES
  ('customers', 'id_customer name rfc business_name email phone address credit_limit balance payment_terms active created_at'),
  ('invoices', 'id_invoice customer_id folio date_issued subtotal tax_rate tax_amount total amount_paid status notes created_at'),
  ('invoice_items', 'id_invoice_item invoice_id part_id aftermarket_id description quantity unit_cost margin_pct unit_price line_total'),
  ('payments', 'id_payment customer_id invoice_id amount payment_method reference date_payment notes created_at')
) AS original(table_name, columns);

DO $$
DECLARE
  known record;
  one record;
BEGIN
  FOR known IN SELECT DISTINCT table_name, to_regclass('public.' || table_name) AS relation FROM public.legacy_work_columns LOOP
    FOR one IN
      SELECT c.conname AS name, pg_get_constraintdef(c.oid) AS definition
      FROM pg_catalog.pg_constraint c
      WHERE c.conrelid = known.relation AND c.contype IN ('c', 'u', 'x')
        AND pg_get_constraintdef(c.oid) <> 'UNIQUE (folio)'
        AND EXISTS (SELECT FROM pg_catalog.pg_attribute a JOIN public.legacy_work_columns w ON w.column_name = a.attname
          WHERE w.table_name = known.table_name AND a.attrelid = c.conrelid AND a.attnum = ANY (c.conkey))
    LOOP
      EXECUTE format('ALTER TABLE public.%I DROP CONSTRAINT %I CASCADE', known.table_name, one.name);
      INSERT INTO public.legacy_findings (entity, code, explanation, before) VALUES ('table', 'structure-constraint-removed',
        format('La restricción «%s» de la tabla %s no es del sistema original y podría rechazar una venta ya hecha: se quitó. Su texto queda aquí.',
          one.name, known.table_name), one.definition);
    END LOOP;

    FOR one IN
      SELECT i.indexrelid::regclass AS index, pg_get_indexdef(i.indexrelid) AS definition
      FROM pg_catalog.pg_index i
      WHERE i.indrelid = known.relation AND i.indisunique AND NOT i.indisprimary
        AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c WHERE c.conindid = i.indexrelid)
        AND EXISTS (SELECT FROM pg_catalog.pg_attribute a JOIN public.legacy_work_columns w ON w.column_name = a.attname
          WHERE w.table_name = known.table_name AND a.attrelid = i.indrelid
            AND (a.attnum = ANY (i.indkey::int2[]) OR 0 = ANY (i.indkey::int2[])))
    LOOP
      EXECUTE format('DROP INDEX %s', one.index);
      INSERT INTO public.legacy_findings (entity, code, explanation, before) VALUES ('table', 'structure-constraint-removed',
        format('El índice único «%s» de la tabla %s no es del sistema original y podría rechazar una venta ya hecha: se quitó. Su texto queda aquí.',
          one.index, known.table_name), one.definition);
    END LOOP;

    -- A column of others that must be filled: this product does not know with what.
    FOR one IN
      SELECT a.attname AS name FROM pg_catalog.pg_attribute a
      WHERE a.attrelid = known.relation AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull AND NOT a.atthasdef
        AND a.attidentity = ''
        AND NOT EXISTS (SELECT FROM public.legacy_work_columns w
          WHERE w.table_name = known.table_name AND w.column_name = a.attname)
        AND NOT EXISTS (SELECT FROM pg_catalog.pg_index i
          WHERE i.indrelid = known.relation AND i.indisprimary AND a.attnum = ANY (i.indkey::int2[]))
    LOOP
      EXECUTE format('ALTER TABLE public.%I ALTER COLUMN %I DROP NOT NULL', known.table_name, one.name);
      INSERT INTO public.legacy_findings (entity, code, explanation, before) VALUES ('table', 'structure-column-optional',
        format('La columna %s.%s no es del sistema original y era obligatoria; la caja no la llena, así que ahora puede quedar vacía.',
          known.table_name, one.name), 'NOT NULL');
    END LOOP;
  END LOOP;
END $$;

-- 0003 makes these again; without them the conversion writes a third as much.
DROP INDEX IF EXISTS public.idx_invoices_customer, public.idx_invoices_status, public.idx_invoices_folio,
  public.idx_invoice_items_invoice, public.idx_payments_customer, public.idx_payments_invoice;
CREATE UNLOGGED TABLE public.legacy_work_counts AS
SELECT (SELECT count(*) FROM public.customers) AS customers, (SELECT count(*) FROM public.invoices) AS invoices,
  (SELECT count(*) FROM public.invoice_items) AS items, (SELECT count(*) FROM public.payments) AS payments;

--> statement-breakpoint
-- 2 ------------------------------------------------------------------------------ rows without an id, or another's
-- Only a copy made by hand, without primary keys, holds such rows. One without an id gets the next; of several with
-- the same id the first stays.
DO $$
DECLARE
  key record;
  highest bigint;
BEGIN
  FOR key IN SELECT * FROM (VALUES ('customers', 'id_customer', 'customer'), ('invoices', 'id_invoice', 'invoice'),
    ('invoice_items', 'id_invoice_item', 'invoice_item'), ('payments', 'id_payment', 'payment'))
    AS keys(table_name, id_column, entity)
  LOOP
    CONTINUE WHEN EXISTS (SELECT FROM pg_catalog.pg_constraint c WHERE c.contype = 'p'
      AND c.conrelid = to_regclass('public.' || key.table_name));
    EXECUTE format('SELECT coalesce(max(%I), 0) FROM public.%I', key.id_column, key.table_name) INTO highest;
    IF key.table_name = 'customers' THEN
      -- The ids of customers who are missing stay theirs, see 3.
      highest := greatest(highest, (SELECT max(customer_id) FROM public.invoices), (SELECT max(customer_id) FROM public.payments));
    END IF;
    EXECUTE format($sql$
      WITH nameless AS (
        SELECT ctid AS place, $1 + row_number() OVER (ORDER BY ctid) AS id FROM public.%1$I WHERE %2$I IS NULL
      ), filled AS (
        UPDATE public.%1$I t SET %2$I = nameless.id, legacy_row = public.legacy_row_of(%1$L, to_jsonb(t))
        FROM nameless WHERE t.ctid = nameless.place RETURNING t.%2$I AS id
      )
      INSERT INTO public.legacy_findings (entity, row_id, code, explanation, after)
      SELECT %3$L, id, 'id-missing', 'El registro no tenía número interno; recibió el siguiente.', id FROM filled
      $sql$, key.table_name, key.id_column, key.entity) USING highest;
    EXECUTE format($sql$
      WITH doubles AS (
        SELECT ctid AS place, row_number() OVER (PARTITION BY %2$I ORDER BY ctid) AS copy FROM public.%1$I
      ), taken AS (
        DELETE FROM public.%1$I t USING doubles WHERE t.ctid = doubles.place AND doubles.copy > 1
        RETURNING t.%2$I AS id, public.legacy_row_of(%1$L, to_jsonb(t)) AS row_data
      ), quarantined AS (
        INSERT INTO public.legacy_quarantine (table_name, row_id, code, row_data)
        SELECT %1$L, id, 'id-duplicate', row_data FROM taken
      )
      INSERT INTO public.legacy_findings (entity, row_id, code, explanation)
      SELECT %3$L, id, 'id-duplicate', 'Otro registro tiene el mismo número interno y se quedó con él; este se retiró completo a la cuarentena.'
      FROM taken $sql$, key.table_name, key.id_column, key.entity);
  END LOOP;
END $$;

--> statement-breakpoint
-- 3 -------------------------------------------------------------------- documents without their customer or invoice
-- A document proves its customer: one who is not there is made again under that id, so that what is owed is not lost.
CREATE UNLOGGED TABLE public.legacy_work_missing_customers AS
SELECT DISTINCT customer_id AS id
FROM (SELECT customer_id FROM public.invoices UNION ALL SELECT customer_id FROM public.payments) AS documents
WHERE customer_id IS NOT NULL AND NOT EXISTS (SELECT FROM public.customers c WHERE c.id_customer = customer_id);

CREATE FUNCTION public.legacy_next_customer_id() RETURNS bigint LANGUAGE sql VOLATILE RETURN
  CASE WHEN pg_get_serial_sequence('public.customers', 'id_customer') IS NULL
    THEN 1 + greatest(0, (SELECT max(id_customer) FROM public.customers), (SELECT max(id) FROM public.legacy_work_missing_customers))
    ELSE nextval(pg_get_serial_sequence('public.customers', 'id_customer')) END;

DO $$
DECLARE
  stranger integer;
BEGIN
  IF NOT EXISTS (SELECT FROM public.invoices WHERE customer_id IS NULL)
    AND NOT EXISTS (SELECT FROM public.payments WHERE customer_id IS NULL) THEN
    RETURN;
  END IF;
  stranger := public.legacy_next_customer_id();
  INSERT INTO public.legacy_work_missing_customers VALUES (stranger);
  WITH given AS (
    UPDATE public.invoices t SET customer_id = stranger, legacy_row = public.legacy_row_of('invoices', to_jsonb(t))
    WHERE customer_id IS NULL RETURNING id_invoice, folio
  )
  INSERT INTO public.legacy_findings (entity, row_id, code, explanation, after)
  SELECT 'invoice', id_invoice, 'invoice-customer-missing', format(
    'La factura %s no decía de qué cliente es; quedó con «CLIENTE DESCONOCIDO %s».', folio, stranger), stranger FROM given;
  WITH given AS (
    UPDATE public.payments t SET customer_id = stranger, legacy_row = public.legacy_row_of('payments', to_jsonb(t))
    WHERE customer_id IS NULL RETURNING id_payment
  )
  INSERT INTO public.legacy_findings (entity, row_id, code, explanation, after)
  SELECT 'payment', id_payment, 'payment-customer-missing', format(
    'El pago no decía de qué cliente es; quedó con «CLIENTE DESCONOCIDO %s».', stranger), stranger FROM given;
END $$;

INSERT INTO public.customers (id_customer, name, credit_limit, balance, payment_terms, active, created_at, review_reason)
SELECT id, format('CLIENTE DESCONOCIDO %s', id), 0, NULL, 30, false, NULL,
  'Sus facturas o pagos estaban en el sistema anterior, el cliente no'
FROM public.legacy_work_missing_customers ORDER BY id;

CREATE UNLOGGED TABLE public.legacy_work_payments_astray AS
SELECT id_payment, invoice_id FROM public.payments p
WHERE invoice_id IS NOT NULL AND NOT EXISTS (SELECT FROM public.invoices i WHERE i.id_invoice = p.invoice_id);
UPDATE public.payments t SET invoice_id = NULL, legacy_invoice_id = astray.invoice_id,
  legacy_row = coalesce(t.legacy_row, public.legacy_row_of('payments', to_jsonb(t)))
FROM public.legacy_work_payments_astray astray WHERE astray.id_payment = t.id_payment;

WITH taken AS (
  DELETE FROM public.invoice_items t
  WHERE invoice_id IS NULL OR NOT EXISTS (SELECT FROM public.invoices i WHERE i.id_invoice = t.invoice_id)
  RETURNING t.id_invoice_item AS id, t.invoice_id, t.description,
    coalesce(t.legacy_row, public.legacy_row_of('invoice_items', to_jsonb(t))) AS row_data
), quarantined AS (
  INSERT INTO public.legacy_quarantine (table_name, row_id, code, row_data)
  SELECT 'invoice_items', id, 'item-invoice-missing', row_data FROM taken
)
INSERT INTO public.legacy_findings (entity, row_id, code, explanation)
SELECT 'invoice_item', id, 'item-invoice-missing', format(
  'La partida «%s» es de la factura interna %s, que no existe; se retiró completa a la cuarentena.',
  description, coalesce(invoice_id::text, '(ninguna)')) FROM taken;

-- What an item points at: nothing that is not in the catalogue, and one part at most.
CREATE UNLOGGED TABLE public.legacy_work_item_parts AS
SELECT t.id_invoice_item AS id, t.part_id, t.aftermarket_id, p.id_part AS part_found,
  CASE WHEN p.id_part IS NULL THEN a.id_aftermarket_parts END AS aftermarket_found,
  t.part_id IS NOT NULL AND p.id_part IS NULL OR t.aftermarket_id IS NOT NULL AND a.id_aftermarket_parts IS NULL AS is_missing
FROM public.invoice_items t
LEFT JOIN public.parts p ON p.id_part = t.part_id
LEFT JOIN public.aftermarket_parts a ON a.id_aftermarket_parts = t.aftermarket_id
WHERE t.part_id IS NOT NULL AND p.id_part IS NULL OR t.aftermarket_id IS NOT NULL AND a.id_aftermarket_parts IS NULL
  OR t.part_id IS NOT NULL AND t.aftermarket_id IS NOT NULL;
INSERT INTO public.legacy_findings (entity, row_id, code, explanation, before, after)
SELECT 'invoice_item', w.id, CASE WHEN is_missing THEN 'item-part-missing' ELSE 'item-two-parts' END,
  CASE WHEN is_missing THEN format('La partida «%s» apunta a una parte que no está en el catálogo; conserva su descripción.', t.description)
    ELSE format('La partida «%s» apunta a dos partes a la vez; se queda con la de catálogo OEM.', t.description) END,
  nullif(concat_ws(', ', 'part_id ' || w.part_id, 'aftermarket_id ' || w.aftermarket_id), ''),
  nullif(concat_ws(', ', 'part_id ' || part_found, 'aftermarket_id ' || aftermarket_found), '')
FROM public.legacy_work_item_parts w JOIN public.invoice_items t ON t.id_invoice_item = w.id ORDER BY w.id;
UPDATE public.invoice_items t SET part_id = part_found, aftermarket_id = aftermarket_found,
  legacy_row = coalesce(t.legacy_row, public.legacy_row_of('invoice_items', to_jsonb(t)))
FROM public.legacy_work_item_parts w WHERE w.id = t.id_invoice_item;

--> statement-breakpoint
-- 4 ------------------------------------------------------------------------------ folios, figures, dates, statuses
-- The next folio is beyond the sequence and beyond every folio of the series, quarantined ones included. More than
-- eleven digits is a slip of the keyboard, not the series.
CREATE UNLOGGED TABLE public.legacy_work_next_folio AS
SELECT greatest(highest.number + 1, 1) AS next_number FROM (
  SELECT max(CASE WHEN length(digits) <= 11 THEN digits::bigint END) AS number FROM (
    SELECT substring(folio FROM '^ *[Nn][Xx]-?0*([0-9]+) *$') AS digits FROM public.invoices
    UNION ALL SELECT substring(row_data ->> 'folio' FROM '^ *[Nn][Xx]-?0*([0-9]+) *$')
    FROM public.legacy_quarantine WHERE table_name = 'invoices'
  ) AS folios
) AS highest;
DO $$
BEGIN
  IF to_regclass('public.invoice_folio_seq') IS NULL THEN
    CREATE SEQUENCE public.invoice_folio_seq START WITH 1;
  END IF;
  UPDATE public.legacy_work_next_folio SET next_number = greatest(next_number,
    (SELECT CASE WHEN is_called THEN last_value + 1 ELSE last_value END FROM public.invoice_folio_seq));
END $$;

CREATE UNLOGGED TABLE public.legacy_work_folios AS
SELECT id_invoice, folio AS printed_folio,
  'NX-' || lpad(number::text, greatest(6, length(number::text)), '0') AS folio
FROM (
  SELECT id_invoice, folio, (SELECT next_number FROM public.legacy_work_next_folio) - 1
    + row_number() OVER (ORDER BY id_invoice) AS number
  FROM (SELECT id_invoice, folio, row_number() OVER (PARTITION BY folio ORDER BY id_invoice) AS copy FROM public.invoices) AS copies
  WHERE copy > 1 OR folio IS NULL OR btrim(folio) = ''
) AS numbered;
UPDATE public.legacy_work_next_folio SET next_number = next_number + (SELECT count(*) FROM public.legacy_work_folios);

-- One row an invoice: what it will be. `quarantine` says why its total cannot be used.
CREATE UNLOGGED TABLE public.legacy_work_invoices AS
WITH read AS (
  SELECT i.id_invoice AS id, i.customer_id, i.folio, i.subtotal, i.tax_rate, i.tax_amount, i.total, i.amount_paid, i.status,
    i.date_issued, i.created_at,
    public.legacy_within(i.subtotal, 0, 9999999999.99) AS subtotal_usable,
    public.legacy_within(i.tax_amount, 0, 9999999999.99) AS tax_usable,
    public.legacy_within(i.tax_rate, 0, 1) AS rate_usable,
    coalesce(lower(btrim(i.status)) IN ('cancelled', 'canceled', 'cancelada', 'cancelado'), false) AS was_cancelled,
    CASE WHEN public.legacy_within(i.total, 0, 9999999999.99) THEN NULL
      WHEN i.total < 0 THEN 'invoice-total-negative' ELSE 'invoice-total-unusable' END AS quarantine,
    CASE WHEN public.legacy_date_is_usable(i.date_issued) THEN i.date_issued
      WHEN public.legacy_date_is_usable(i.created_at) THEN i.created_at END AS known_date
  FROM public.invoices i
), neighbours AS (
  -- A document without any date is as old as the one before it.
  SELECT *, count(known_date) OVER (ORDER BY id) AS group_of_known FROM read
), dated AS (
  SELECT *, coalesce(first_value(known_date) OVER (PARTITION BY group_of_known ORDER BY id),
    min(known_date) OVER (), now()) AS new_date FROM neighbours
), rated AS (
  SELECT *, CASE WHEN rate_usable THEN tax_rate
    WHEN subtotal_usable AND tax_usable AND subtotal > 0 AND tax_amount <= subtotal THEN round(tax_amount / subtotal, 4)
    ELSE 0.1600 END AS new_rate
  FROM dated
), subtotalled AS (
  SELECT *, CASE WHEN quarantine IS NOT NULL THEN 0
    WHEN subtotal_usable THEN subtotal
    WHEN tax_usable AND tax_amount <= total THEN total - tax_amount
    ELSE round(total / (1 + new_rate), 2) END AS new_subtotal
  FROM rated
)
SELECT id, customer_id, folio, subtotal, tax_rate, tax_amount, total, amount_paid, status, date_issued, subtotal_usable,
  tax_usable, rate_usable, was_cancelled, quarantine, new_date, public.legacy_day(new_date) AS business_date,
  new_rate::numeric(5,4) AS new_rate, new_subtotal::numeric(12,2) AS new_subtotal,
  (CASE WHEN quarantine IS NOT NULL THEN 0 WHEN tax_usable THEN tax_amount ELSE greatest(total - new_subtotal, 0) END)::numeric(12,2)
    AS new_tax,
  CASE WHEN quarantine IS NULL THEN total ELSE 0 END::numeric(12,2) AS new_total,
  CASE WHEN public.legacy_date_is_usable(created_at) THEN created_at ELSE new_date END AS recorded_at,
  NULL::timestamptz AS cancelled_at, 0::numeric(12,2) AS applied, NULL::varchar(20) AS new_status,
  NULL::varchar(20) AS shown_folio, false AS folio_is_replaced, 0::numeric AS lines, 0::bigint AS line_count
FROM subtotalled;

-- No balance can hold more than ten digits: what a customer's invoices come to beyond that is a slip of the keyboard.
UPDATE public.legacy_work_invoices w SET quarantine = 'invoice-total-out-of-range', new_total = 0, new_subtotal = 0, new_tax = 0
FROM (
  SELECT id, sum(new_total) OVER (PARTITION BY customer_id ORDER BY new_total, id) AS running
  FROM public.legacy_work_invoices
  WHERE customer_id IN (SELECT customer_id FROM public.legacy_work_invoices GROUP BY customer_id HAVING sum(new_total) > 9999999999.99)
) AS huge
WHERE huge.id = w.id AND huge.running > 9999999999.99;
CREATE UNIQUE INDEX ON public.legacy_work_invoices (id);
ANALYZE public.legacy_work_invoices;

CREATE UNLOGGED TABLE public.legacy_work_payments AS
WITH read AS (
  SELECT p.id_payment AS id, p.customer_id, p.invoice_id, p.amount, p.date_payment, p.created_at, p.payment_method,
    p.legacy_invoice_id AS astray_invoice_id,
    CASE WHEN public.legacy_within(p.amount, 0, 9999999999.99) THEN NULL
      WHEN p.amount < 0 THEN 'payment-amount-negative' ELSE 'payment-amount-unusable' END AS quarantine,
    CASE WHEN public.legacy_date_is_usable(p.date_payment) THEN p.date_payment
      WHEN public.legacy_date_is_usable(p.created_at) THEN p.created_at END AS known_date
  FROM public.payments p
), neighbours AS (
  SELECT *, count(known_date) OVER (ORDER BY id) AS group_of_known FROM read
)
SELECT id, customer_id, invoice_id, amount, date_payment, payment_method, astray_invoice_id, quarantine,
  CASE WHEN quarantine IS NULL THEN amount ELSE 0 END::numeric(12,2) AS new_amount,
  coalesce(first_value(known_date) OVER (PARTITION BY group_of_known ORDER BY id), min(known_date) OVER (), now()) AS new_date,
  CASE WHEN public.legacy_date_is_usable(created_at) THEN created_at END AS recorded_at, NULL::date AS business_date,
  NULL::text AS refusal, 0::numeric(12,2) AS applied
FROM neighbours;
UPDATE public.legacy_work_payments w SET quarantine = 'payment-amount-out-of-range', new_amount = 0
FROM (
  SELECT id, sum(new_amount) OVER (PARTITION BY customer_id ORDER BY new_amount, id) AS running
  FROM public.legacy_work_payments
  WHERE customer_id IN (SELECT customer_id FROM public.legacy_work_payments GROUP BY customer_id HAVING sum(new_amount) > 9999999999.99)
) AS huge
WHERE huge.id = w.id AND huge.running > 9999999999.99;

-- What a payment pays: the invoice that it names, if that is its own customer's, counts and is not cancelled; in the
-- order in which the money came, and never more than the total.
UPDATE public.legacy_work_payments w SET
  business_date = public.legacy_day(w.new_date),
  recorded_at = coalesce(w.recorded_at, w.new_date),
  refusal = judged.refusal,
  applied = judged.applied
FROM (
  SELECT p.id,
    CASE WHEN p.invoice_id IS NULL THEN 'payment-without-invoice'
      WHEN i.customer_id <> p.customer_id THEN 'payment-to-other-customer'
      WHEN i.quarantine IS NOT NULL THEN 'payment-to-quarantined-invoice'
      WHEN i.was_cancelled THEN 'payment-to-cancelled-invoice' END AS refusal,
    CASE WHEN i.customer_id = p.customer_id AND i.quarantine IS NULL AND NOT i.was_cancelled
      THEN least(p.new_amount, greatest(0, i.new_total - coalesce(sum(p.new_amount) OVER (
        PARTITION BY p.invoice_id, p.customer_id ORDER BY p.new_date, p.id
        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0)))
      ELSE 0 END AS applied
  FROM public.legacy_work_payments p LEFT JOIN public.legacy_work_invoices i ON i.id = p.invoice_id
) AS judged
WHERE judged.id = w.id;
ANALYZE public.legacy_work_payments;

CREATE UNLOGGED TABLE public.legacy_work_items AS
WITH read AS (
  SELECT t.*, coalesce(t.quantity, 1) AS known_quantity,
    public.legacy_within(t.quantity, -999999999, 999999999) AS quantity_usable,
    public.legacy_within(t.unit_cost, 0, 9999999999.99) AS cost_usable,
    public.legacy_within(t.margin_pct, -100, 999.99) AS margin_usable,
    public.legacy_within(t.unit_price, -9999999999.99, 9999999999.99) AS price_usable,
    public.legacy_within(t.line_total, -9999999999.99, 9999999999.99) AS line_usable
  FROM public.invoice_items t
), counted AS (
  SELECT *, CASE WHEN quantity_usable THEN quantity ELSE 1 END AS new_quantity FROM read
)
SELECT id_invoice_item AS id, invoice_id, description, quantity, unit_cost, margin_pct, unit_price, line_total,
  quantity_usable, cost_usable, margin_usable, price_usable, line_usable, new_quantity::numeric(12,3) AS new_quantity,
  CASE WHEN cost_usable THEN unit_cost ELSE 0 END::numeric(12,2) AS new_cost,
  CASE WHEN margin_usable THEN margin_pct ELSE 30 END::numeric(5,2) AS new_margin,
  CASE WHEN price_usable THEN unit_price
    WHEN line_usable AND abs(line_total / coalesce(nullif(new_quantity, 0), 1)) <= 9999999999.99
      THEN line_total / coalesce(nullif(new_quantity, 0), 1)
    ELSE 0 END::numeric(12,2) AS new_price,
  CASE WHEN line_usable THEN line_total WHEN price_usable AND abs(unit_price * new_quantity) <= 9999999999.99
    THEN unit_price * new_quantity ELSE 0 END::numeric(12,2) AS new_line,
  CASE WHEN NOT line_usable AND NOT (price_usable AND abs(unit_price * new_quantity) <= 9999999999.99)
    THEN 'item-price-unusable' END AS quarantine,
  price_usable AND line_usable AND quantity_usable AND abs(line_total - unit_price * quantity) > 0.005 * abs(quantity) + 0.005
    AS does_not_multiply
FROM counted;

-- The original kept no date of a cancellation: it was not before the last payment for the invoice.
UPDATE public.legacy_work_invoices w SET
  shown_folio = coalesce(replaced.folio, w.folio), folio_is_replaced = replaced.folio IS NOT NULL,
  lines = coalesce(items.lines, 0), line_count = coalesce(items.line_count, 0),
  applied = coalesce(paid.applied, 0),
  cancelled_at = CASE WHEN w.was_cancelled OR w.quarantine IS NOT NULL THEN greatest(w.new_date, paid.last_date) END,
  new_status = CASE WHEN w.was_cancelled OR w.quarantine IS NOT NULL THEN 'cancelled'
    WHEN coalesce(paid.applied, 0) = w.new_total THEN 'paid' WHEN coalesce(paid.applied, 0) > 0 THEN 'partial' ELSE 'pending' END
FROM public.legacy_work_invoices self
LEFT JOIN (
  SELECT invoice_id, sum(applied) AS applied, max(new_date) AS last_date FROM public.legacy_work_payments GROUP BY invoice_id
) AS paid ON paid.invoice_id = self.id
LEFT JOIN (
  SELECT invoice_id, sum(new_line) AS lines, count(*) AS line_count FROM public.legacy_work_items GROUP BY invoice_id
) AS items ON items.invoice_id = self.id
LEFT JOIN public.legacy_work_folios replaced ON replaced.id_invoice = self.id
WHERE self.id = w.id;

UPDATE public.invoice_items t SET quantity = w.new_quantity, unit_cost = w.new_cost, margin_pct = w.new_margin,
  unit_price = w.new_price, line_total = w.new_line, description = coalesce(t.description, 'Sin descripción'),
  legacy_row = coalesce(t.legacy_row, public.legacy_row_of('invoice_items', to_jsonb(t)))
FROM public.legacy_work_items w
WHERE w.id = t.id_invoice_item AND (NOT w.quantity_usable OR NOT w.cost_usable OR NOT w.margin_usable OR NOT w.price_usable
  OR NOT w.line_usable OR t.description IS NULL OR w.quantity <= 0 OR w.unit_price < 0 OR w.line_total < 0);
--> statement-breakpoint
-- 5 -------------------------------------------------------------------------- customers, and público en general
CREATE UNLOGGED TABLE public.legacy_work_customers AS
WITH owed AS (
  SELECT customer_id, sum(new_total - applied) FILTER (WHERE new_status <> 'cancelled') AS open_amount,
    min(new_date) AS first_date, max(new_date) FILTER (WHERE new_date <= now()) AS last_date
  FROM public.legacy_work_invoices GROUP BY customer_id
), held AS (
  SELECT customer_id, sum(new_amount - applied) AS credit, min(new_date) AS first_date
  FROM public.legacy_work_payments GROUP BY customer_id
), settled AS (
  SELECT c.id_customer AS id, c.name, c.rfc, c.business_name, c.credit_limit, c.balance, c.payment_terms, c.active, c.created_at,
    public.legacy_within(c.credit_limit, 0, 9999999999.99) AS limit_usable,
    coalesce(c.payment_terms BETWEEN 0 AND 3650, false) AS terms_usable,
    public.legacy_date_is_usable(c.created_at) AS created_usable,
    coalesce(owed.open_amount, 0) AS open_amount, coalesce(held.credit, 0) AS credit,
    owed.last_date AS last_invoice, least(owed.first_date, held.first_date) AS first_document,
    m.id IS NOT NULL AS was_missing,
    coalesce(upper(btrim(c.rfc)) = 'XAXX010101000', false) AS generic_rfc,
    -- Everybody without an RFC has this one; the name tells whether it stands for nobody in particular.
    coalesce(upper(btrim(c.rfc)), '') IN ('XAXX010101000', '') AND (
      coalesce(c.name ~* nobody.pattern, false)
      OR coalesce(upper(btrim(c.rfc)) = 'XAXX010101000' AND c.business_name ~* nobody.pattern, false)) AS is_public
  FROM public.customers c
  LEFT JOIN owed ON owed.customer_id = c.id_customer
  LEFT JOIN held ON held.customer_id = c.id_customer
  LEFT JOIN public.legacy_work_missing_customers m ON m.id = c.id_customer
  CROSS JOIN (VALUES (
    '^\s*((ventas?|clientes?) +)?((a|al|de|de +la|en) +)?(p[uúÚ]blico( +en)?( +general)?|mostrador|contado)( +en +general)?\s*$'
  )) AS nobody(pattern)
), latest AS (
  SELECT max(last_invoice) AS day FROM settled
)
SELECT settled.*, (open_amount - credit)::numeric(12,2) AS new_balance,
  CASE WHEN limit_usable AND NOT is_public THEN credit_limit ELSE 0 END::numeric(12,2) AS new_limit,
  CASE WHEN terms_usable THEN payment_terms WHEN payment_terms > 3650 THEN 3650 ELSE 30 END AS new_terms,
  coalesce(active, true) AS new_active,
  CASE WHEN created_usable THEN created_at ELSE coalesce(first_document, now()) END AS new_created_at,
  CASE WHEN btrim(coalesce(name, '')) <> '' THEN name
    WHEN btrim(coalesce(business_name, '')) <> '' THEN left(business_name, 200)
    ELSE format('CLIENTE SIN NOMBRE %s', id) END AS new_name,
  last_invoice IS NOT NULL AND last_invoice > latest.day - interval '1 year' AS bought_lately,
  -- The one that becomes this system's público en general: it must owe nothing and be owed nothing.
  is_public AND open_amount = 0 AND credit = 0 AND coalesce(active, true)
    AND id = min(id) FILTER (WHERE is_public AND open_amount = 0 AND credit = 0 AND coalesce(active, true)) OVER () AS is_adopted
FROM settled CROSS JOIN latest;

UPDATE public.customers t SET
  name = w.new_name, credit_limit = w.new_limit, payment_terms = w.new_terms, active = w.new_active,
  created_at = w.new_created_at, balance = w.new_balance, legacy_balance = w.balance,
  uuid = CASE WHEN w.is_adopted THEN '00000000-0000-7000-8000-000000000001' ELSE t.uuid END,
  rfc = CASE WHEN w.is_adopted AND btrim(coalesce(t.rfc, '')) = '' THEN 'XAXX010101000' ELSE t.rfc END,
  review_reason = CASE WHEN w.is_public AND w.new_balance <> 0
    THEN 'Venta de mostrador con saldo del sistema anterior: sáldelo; no puede tener crédito' ELSE t.review_reason END,
  legacy_row = CASE WHEN w.was_missing THEN NULL
    WHEN t.name IS DISTINCT FROM w.new_name OR t.credit_limit IS DISTINCT FROM w.new_limit
      OR t.payment_terms IS DISTINCT FROM w.new_terms OR t.active IS NULL OR NOT w.created_usable
      OR w.is_adopted AND btrim(coalesce(t.rfc, '')) = ''
      THEN coalesce(t.legacy_row, public.legacy_row_of('customers', to_jsonb(t)))
    ELSE t.legacy_row END
FROM public.legacy_work_customers w WHERE w.id = t.id_customer;

--> statement-breakpoint
-- 6 ---------------------------------------------------------------------------- documents, applications, ledger
INSERT INTO public.legacy_quarantine (table_name, row_id, code, row_data)
SELECT 'invoices', w.id, w.quarantine, coalesce(t.legacy_row, public.legacy_row_of('invoices', to_jsonb(t)))
FROM public.legacy_work_invoices w JOIN public.invoices t ON t.id_invoice = w.id WHERE w.quarantine IS NOT NULL ORDER BY w.id;
INSERT INTO public.legacy_quarantine (table_name, row_id, code, row_data)
SELECT 'invoice_items', w.id, w.quarantine, t.legacy_row
FROM public.legacy_work_items w JOIN public.invoice_items t ON t.id_invoice_item = w.id WHERE w.quarantine IS NOT NULL ORDER BY w.id;
INSERT INTO public.legacy_quarantine (table_name, row_id, code, row_data)
SELECT 'payments', w.id, w.quarantine, coalesce(t.legacy_row, public.legacy_row_of('payments', to_jsonb(t)))
FROM public.legacy_work_payments w JOIN public.payments t ON t.id_payment = w.id WHERE w.quarantine IS NOT NULL ORDER BY w.id;

UPDATE public.invoices t SET
  folio = w.shown_folio, printed_folio = CASE WHEN w.folio_is_replaced THEN t.folio END,
  date_issued = w.new_date, created_at = w.recorded_at, subtotal = w.new_subtotal, tax_rate = w.new_rate,
  tax_amount = w.new_tax, total = w.new_total, amount_paid = w.applied, status = w.new_status,
  terms = 'credito', business_date = w.business_date, due_date = w.business_date + c.new_terms,
  cancelled_at = w.cancelled_at,
  cancelled_by = CASE WHEN w.cancelled_at IS NOT NULL THEN 'sistema anterior' END,
  cancel_reason = CASE WHEN w.quarantine IS NOT NULL THEN 'En cuarentena: el total del sistema anterior no se pudo leer'
    WHEN w.was_cancelled THEN 'Cancelada en el sistema anterior, que no guardaba fecha ni motivo' END,
  review_reason = CASE WHEN w.quarantine IS NOT NULL
    THEN format('En cuarentena: el sistema anterior decía %s de total', public.legacy_pesos(w.total)) END,
  legacy_amount_paid = t.amount_paid, legacy_status = t.status,
  legacy_row = CASE WHEN w.folio_is_replaced OR w.quarantine IS NOT NULL OR t.date_issued IS DISTINCT FROM w.new_date
      OR t.created_at IS DISTINCT FROM w.recorded_at OR NOT w.subtotal_usable OR NOT w.tax_usable OR NOT w.rate_usable
      OR NOT public.legacy_within(t.amount_paid, -9999999999.99, 9999999999.99)
    THEN coalesce(t.legacy_row, public.legacy_row_of('invoices', to_jsonb(t))) ELSE t.legacy_row END
FROM public.legacy_work_invoices w
JOIN public.legacy_work_customers c ON c.id = w.customer_id
WHERE w.id = t.id_invoice;

UPDATE public.payments t SET
  amount = w.new_amount, amount_applied = w.applied, date_payment = w.new_date, created_at = w.recorded_at,
  business_date = w.business_date, purpose = 'abono', payment_method = coalesce(t.payment_method, 'efectivo'),
  invoice_id = CASE WHEN w.refusal = 'payment-to-other-customer' THEN NULL ELSE t.invoice_id END,
  legacy_invoice_id = CASE WHEN w.refusal = 'payment-to-other-customer' THEN t.invoice_id ELSE t.legacy_invoice_id END,
  review_reason = CASE WHEN w.quarantine IS NOT NULL
    THEN format('En cuarentena: el sistema anterior decía un pago de %s', public.legacy_pesos(w.amount)) END,
  legacy_row = CASE WHEN w.quarantine IS NOT NULL OR w.new_amount = 0 OR t.date_payment IS DISTINCT FROM w.new_date
      OR t.created_at IS DISTINCT FROM w.recorded_at OR t.payment_method IS NULL OR w.refusal = 'payment-to-other-customer'
    THEN coalesce(t.legacy_row, public.legacy_row_of('payments', to_jsonb(t))) ELSE t.legacy_row END
FROM public.legacy_work_payments w WHERE w.id = t.id_payment;

INSERT INTO public.payment_applications (payment_id, invoice_id, customer_id, amount, business_date, occurred_at, recorded_at)
SELECT p.id, p.invoice_id, p.customer_id, p.applied, greatest(p.business_date, i.business_date),
  greatest(p.new_date, i.new_date), p.recorded_at
FROM public.legacy_work_payments p JOIN public.legacy_work_invoices i ON i.id = p.invoice_id
WHERE p.applied > 0
ORDER BY greatest(p.new_date, i.new_date), p.id;

INSERT INTO public.invoice_cancellations (invoice_id, reason, cancelled_by, occurred_at, business_date, recorded_at)
SELECT id_invoice, cancel_reason, cancelled_by, cancelled_at, public.legacy_day(cancelled_at), cancelled_at
FROM public.invoices WHERE cancelled_at IS NOT NULL ORDER BY id_invoice;

-- Each document posts its own line under its own date; a customer's lines come in the order of those dates.
INSERT INTO public.customer_ledger (customer_id, kind, amount, invoice_id, payment_id, occurred_at, business_date, recorded_at)
SELECT customer_id, kind, amount, invoice_id, payment_id, occurred_at, public.legacy_day(occurred_at), recorded_at
FROM (
  SELECT customer_id, 'invoice' AS kind, new_total AS amount, id AS invoice_id, NULL::integer AS payment_id,
    new_date AS occurred_at, recorded_at, 1 AS turn, id AS document
  FROM public.legacy_work_invoices
  UNION ALL
  SELECT customer_id, 'payment', -new_amount, NULL, id, new_date, recorded_at, 2, id
  FROM public.legacy_work_payments WHERE new_amount > 0
  UNION ALL
  SELECT customer_id, 'cancellation', -new_total, id, NULL, cancelled_at, cancelled_at, 3, id
  FROM public.legacy_work_invoices WHERE cancelled_at IS NOT NULL
) AS lines
ORDER BY occurred_at, turn, document;

--> statement-breakpoint
-- 7 ------------------------------------------------------------ the report: what was found, and what became of it
INSERT INTO public.legacy_findings (entity, row_id, code, explanation, before, after)
SELECT 'customer', w.id, 'customer-missing',
  format('El cliente %s no estaba en la base, sus facturas o pagos sí. Se creó como «%s», inactivo y sin crédito.', w.id, w.new_name),
  NULL, w.new_balance::text
FROM public.legacy_work_customers w
WHERE w.was_missing
UNION ALL
SELECT 'customer', w.id, 'customer-name-blank',
  format('El cliente %s no tenía nombre; ahora se llama «%s».', w.id, w.new_name),
  w.name, w.new_name
FROM public.legacy_work_customers w
WHERE NOT w.was_missing AND w.new_name IS DISTINCT FROM w.name
UNION ALL
SELECT 'customer', w.id, 'customer-rfc-odd',
  format('El RFC «%s» de %s no tiene la forma de un RFC. Se conserva; corríjalo antes de facturar.', w.rfc, w.new_name),
  w.rfc, w.rfc
FROM public.legacy_work_customers w
WHERE btrim(w.rfc) <> '' AND (w.rfc !~ '^[A-ZÑ&]{3,4}[0-9]{6}[A-Z0-9]{3}$')
UNION ALL
SELECT 'customer', w.id, 'customer-rfc-generic',
  format('%s tiene el RFC genérico, pero no es público en general: sigue como cliente con nombre propio y su crédito.', w.new_name),
  w.rfc, w.rfc
FROM public.legacy_work_customers w
WHERE w.generic_rfc AND NOT w.is_public
UNION ALL
SELECT 'customer', w.id, 'customer-limit-unusable',
  format('El límite de crédito de %s era %s; queda en $0.00, es decir, sin crédito.', w.new_name, public.legacy_pesos(w.credit_limit)),
  w.credit_limit::text, '0.00'
FROM public.legacy_work_customers w
WHERE NOT w.was_missing AND NOT w.limit_usable
UNION ALL
SELECT 'customer', w.id, 'customer-terms-unusable',
  format('Los días de crédito de %s no se pueden usar; quedan en %s.', w.new_name, w.new_terms),
  w.payment_terms::text, w.new_terms::text
FROM public.legacy_work_customers w
WHERE NOT w.was_missing AND NOT w.terms_usable
UNION ALL
SELECT 'customer', w.id, 'customer-active-missing',
  format('No se sabía si %s está activo; queda activo. El sistema anterior no lo mostraba en la lista.', w.new_name),
  NULL, 'true'
FROM public.legacy_work_customers w
WHERE w.active IS NULL
UNION ALL
SELECT 'customer', w.id, 'customer-balance-does-not-tie',
  format('El saldo de %s era %s; sus facturas y pagos suman %s. Valen los documentos.', w.new_name, public.legacy_pesos(w.balance),
      public.legacy_pesos(w.new_balance)),
  w.balance::text, w.new_balance::text
FROM public.legacy_work_customers w
WHERE NOT w.was_missing AND w.balance IS DISTINCT FROM w.new_balance
UNION ALL
SELECT 'customer', w.id, 'customer-inactive-with-balance',
  format('%s está dado de baja y tiene saldo: %s.', w.new_name, public.legacy_pesos(w.new_balance)),
  w.new_balance::text, w.new_balance::text
FROM public.legacy_work_customers w
WHERE NOT w.was_missing AND NOT w.new_active AND w.new_balance <> 0
UNION ALL
SELECT 'customer', w.id, 'customer-without-credit',
  format('%s tiene límite de crédito $0.00, que desde ahora significa sin crédito. Saldo %s%s.',
      w.new_name, public.legacy_pesos(w.new_balance), CASE WHEN w.bought_lately THEN '; compró en el último año' ELSE '' END),
  w.new_balance::text, '0.00'
FROM public.legacy_work_customers w
WHERE w.new_active AND w.limit_usable AND w.credit_limit = 0 AND NOT w.is_public AND (w.open_amount > 0 OR w.bought_lately)
UNION ALL
SELECT 'customer', w.id, 'public-customer-adopted',
  format('«%s» queda como el público en general de la caja: sus ventas son siempre de contado.', w.new_name),
  w.credit_limit::text, '0.00'
FROM public.legacy_work_customers w
WHERE w.is_adopted
UNION ALL
SELECT 'customer', w.id, 'public-customer-repeated',
  format('«%s» es otro público en general; queda como cliente común sin crédito.', w.new_name),
  w.credit_limit::text, '0.00'
FROM public.legacy_work_customers w
WHERE w.is_public AND NOT w.is_adopted AND w.open_amount = 0 AND w.credit = 0
UNION ALL
SELECT 'customer', w.id, 'public-customer-with-balance',
  format('«%s» es venta de mostrador y tiene cuenta: debe %s y tiene %s a favor. Queda como cliente común, sin crédito, hasta saldarla; la caja usa un público en general aparte.',
      w.new_name, public.legacy_pesos(w.open_amount), public.legacy_pesos(w.credit)),
  w.new_balance::text, w.new_balance::text
FROM public.legacy_work_customers w
WHERE w.is_public AND (w.open_amount <> 0 OR w.credit <> 0);

INSERT INTO public.legacy_findings (entity, row_id, code, explanation, before, after)
SELECT 'invoice', w.id, w.quarantine,
  format('La factura %s dice %s de total%s. Quedó en cuarentena, sin efecto en el saldo; conserva folio y partidas.',
    w.shown_folio, public.legacy_pesos(w.total), CASE w.quarantine
      WHEN 'invoice-total-negative' THEN ', negativo: si fue una devolución, regístrela como saldo a favor'
      WHEN 'invoice-total-out-of-range' THEN ', y con ella la cuenta pasaría de diez mil millones' ELSE ', que no es un importe' END),
  w.total::text, '0.00'
FROM public.legacy_work_invoices w
WHERE w.quarantine IS NOT NULL
UNION ALL
SELECT 'invoice', w.id, 'invoice-folio-replaced',
  CASE WHEN btrim(coalesce(w.folio, '')) = ''
    THEN format('La factura interna %s no tenía folio; recibió %s, el siguiente de la serie.', w.id, w.shown_folio)
    ELSE format('El folio %s estaba en dos facturas; la segunda recibió %s, el siguiente de la serie, y conserva el impreso.', w.folio, w.shown_folio) END,
  w.folio, w.shown_folio
FROM public.legacy_work_invoices w
WHERE w.folio_is_replaced
UNION ALL
SELECT 'invoice', w.id, 'invoice-folio-odd',
  format('El folio «%s» no es de la serie NX-000000. Se conserva igual.', w.folio),
  w.folio, w.folio
FROM public.legacy_work_invoices w
WHERE NOT w.folio_is_replaced AND NOT (w.folio ~ '^NX-[0-9]+$' AND length(w.folio) BETWEEN 9 AND 14)
UNION ALL
SELECT 'invoice', w.id, 'invoice-date-unusable',
  format('La fecha de la factura %s no se puede usar; queda con %s.', w.shown_folio, public.legacy_instant_text(w.new_date)),
  public.legacy_instant_text(w.date_issued), public.legacy_instant_text(w.new_date)
FROM public.legacy_work_invoices w
WHERE NOT public.legacy_date_is_usable(w.date_issued)
UNION ALL
SELECT 'invoice', w.id, 'invoice-date-in-the-future',
  format('La factura %s tiene una fecha que no ha llegado. Se conserva.', w.shown_folio),
  public.legacy_instant_text(w.date_issued), public.legacy_instant_text(w.new_date)
FROM public.legacy_work_invoices w
WHERE public.legacy_date_is_usable(w.date_issued) AND w.date_issued > now() + interval '1 day'
UNION ALL
SELECT 'invoice', w.id, 'invoice-tax-rate-unusable',
  format('La tasa de IVA de la factura %s no se puede usar; queda en %s %%.', w.shown_folio, round(w.new_rate * 100, 2)),
  w.tax_rate::text, w.new_rate::text
FROM public.legacy_work_invoices w
WHERE NOT w.rate_usable
UNION ALL
SELECT 'invoice', w.id, 'invoice-figure-derived',
  format('El subtotal o el IVA de la factura %s no se puede leer; se calculó del total.', w.shown_folio),
  concat_ws(', ', CASE WHEN NOT w.subtotal_usable THEN 'subtotal ' || coalesce(w.subtotal::text, 'vacío') END,
      CASE WHEN NOT w.tax_usable THEN 'tax_amount ' || coalesce(w.tax_amount::text, 'vacío') END), concat_ws(', ', CASE WHEN NOT w.subtotal_usable THEN 'subtotal ' || w.new_subtotal END,
      CASE WHEN NOT w.tax_usable THEN 'tax_amount ' || w.new_tax END)
FROM public.legacy_work_invoices w
WHERE w.quarantine IS NULL AND NOT (w.subtotal_usable AND w.tax_usable)
UNION ALL
SELECT 'invoice', w.id, 'invoice-total-does-not-add',
  format('En la factura %s subtotal e IVA suman %s y el total dice %s. Vale el total.', w.shown_folio,
      public.legacy_pesos(w.new_subtotal + w.new_tax), public.legacy_pesos(w.new_total)),
  w.total::text, w.new_total::text
FROM public.legacy_work_invoices w
WHERE w.quarantine IS NULL AND abs(w.new_subtotal + w.new_tax - w.new_total) > 0.01
UNION ALL
SELECT 'invoice', w.id, 'invoice-tax-does-not-follow',
  format('El IVA de la factura %s debería ser %s y dice %s. Se conserva.', w.shown_folio,
      public.legacy_pesos(round(w.new_subtotal * w.new_rate, 2)), public.legacy_pesos(w.new_tax)),
  w.tax_amount::text, w.new_tax::text
FROM public.legacy_work_invoices w
WHERE w.quarantine IS NULL AND w.subtotal_usable AND w.tax_usable AND w.rate_usable
    AND abs(w.new_tax - round(w.new_subtotal * w.new_rate, 2)) > 0.01
UNION ALL
SELECT 'invoice', w.id, 'invoice-items-do-not-add',
  format('Las partidas de la factura %s suman %s y su subtotal dice %s. Vale la factura.', w.shown_folio,
      public.legacy_pesos(w.lines), public.legacy_pesos(w.new_subtotal)),
  w.subtotal::text, w.new_subtotal::text
FROM public.legacy_work_invoices w
WHERE w.quarantine IS NULL AND w.line_count > 0 AND abs(w.lines - w.new_subtotal) > 0.01 * w.line_count
UNION ALL
SELECT 'invoice', w.id, 'invoice-cents-off',
  format('Las cifras de la factura %s no cuadran por centavos. Vale el total impreso, %s.', w.shown_folio,
      public.legacy_pesos(w.new_total)),
  w.total::text, w.new_total::text
FROM public.legacy_work_invoices w
WHERE w.quarantine IS NULL AND (
      w.new_subtotal + w.new_tax <> w.new_total AND abs(w.new_subtotal + w.new_tax - w.new_total) <= 0.01
      OR w.lines <> w.new_subtotal AND abs(w.lines - w.new_subtotal) <= 0.01 * w.line_count
      OR w.new_tax <> round(w.new_subtotal * w.new_rate, 2) AND abs(w.new_tax - round(w.new_subtotal * w.new_rate, 2)) <= 0.01)
UNION ALL
SELECT 'invoice', w.id, 'invoice-without-items',
  format('La factura %s no tiene partidas.', w.shown_folio),
  NULL, NULL
FROM public.legacy_work_invoices w
WHERE w.line_count = 0
UNION ALL
SELECT 'invoice', w.id, 'invoice-amount-paid-does-not-tie',
  format('La factura %s decía %s pagado; sus pagos válidos suman %s. Valen los pagos.', w.shown_folio,
      public.legacy_pesos(w.amount_paid), public.legacy_pesos(w.applied)),
  w.amount_paid::text, w.applied::text
FROM public.legacy_work_invoices w
WHERE w.quarantine IS NULL AND w.amount_paid IS DISTINCT FROM w.applied
UNION ALL
SELECT 'invoice', w.id, 'invoice-status-unknown',
  format('El estado «%s» de la factura %s no es uno de los cuatro; queda %s.', coalesce(w.status, '(vacío)'), w.shown_folio, public.legacy_status_text(w.new_status)),
  w.status, w.new_status
FROM public.legacy_work_invoices w
WHERE w.quarantine IS NULL AND coalesce(w.status NOT IN ('pending', 'partial', 'paid', 'cancelled'), true)
UNION ALL
SELECT 'invoice', w.id, 'invoice-status-does-not-follow',
  format('La factura %s decía %s; por sus importes queda %s.', w.shown_folio, public.legacy_status_text(w.status),
    public.legacy_status_text(w.new_status)),
  w.status, w.new_status
FROM public.legacy_work_invoices w
WHERE w.quarantine IS NULL AND w.status IN ('pending', 'partial', 'paid') AND w.status <> w.new_status;

INSERT INTO public.legacy_findings (entity, row_id, code, explanation, before, after)
SELECT 'invoice_item', w.id, w.quarantine,
  format('La partida «%s» no tiene precio ni importe legibles. Quedó en cuarentena con $0.00; la factura no cambia.', w.description),
  w.line_total::text, '0.00'
FROM public.legacy_work_items w
WHERE w.quarantine IS NOT NULL
UNION ALL
SELECT 'invoice_item', w.id, 'item-description-missing',
  'La partida no tenía descripción.',
  NULL, 'Sin descripción'
FROM public.legacy_work_items w
WHERE w.description IS NULL
UNION ALL
SELECT 'invoice_item', w.id, 'item-figure-derived',
  format('En la partida «%s» faltaban cifras o no se podían leer; se calcularon de las demás.', w.description),
  concat_ws(', ', CASE WHEN NOT w.quantity_usable THEN 'quantity ' || coalesce(w.quantity::text, 'vacío') END,
      CASE WHEN NOT w.cost_usable THEN 'unit_cost ' || coalesce(w.unit_cost::text, 'vacío') END,
      CASE WHEN NOT w.margin_usable THEN 'margin_pct ' || coalesce(w.margin_pct::text, 'vacío') END,
      CASE WHEN NOT w.price_usable THEN 'unit_price ' || coalesce(w.unit_price::text, 'vacío') END,
      CASE WHEN NOT w.line_usable THEN 'line_total ' || coalesce(w.line_total::text, 'vacío') END), concat_ws(', ', CASE WHEN NOT w.quantity_usable THEN 'quantity ' || w.new_quantity END,
      CASE WHEN NOT w.cost_usable THEN 'unit_cost ' || w.new_cost END,
      CASE WHEN NOT w.margin_usable THEN 'margin_pct ' || w.new_margin END,
      CASE WHEN NOT w.price_usable THEN 'unit_price ' || w.new_price END,
      CASE WHEN NOT w.line_usable THEN 'line_total ' || w.new_line END)
FROM public.legacy_work_items w
WHERE w.quarantine IS NULL AND NOT (w.quantity_usable AND w.cost_usable AND w.margin_usable AND w.price_usable AND w.line_usable)
UNION ALL
SELECT 'invoice_item', w.id, 'item-quantity-not-positive',
  format('La partida «%s» tiene cantidad %s, como una devolución dentro de la factura. Se conserva.', w.description, w.quantity),
  w.quantity::text, w.new_quantity::text
FROM public.legacy_work_items w
WHERE w.quantity <= 0
UNION ALL
SELECT 'invoice_item', w.id, 'item-amount-negative',
  format('La partida «%s» tiene importe negativo, como un descuento. Se conserva.', w.description),
  w.line_total::text, w.new_line::text
FROM public.legacy_work_items w
WHERE w.quarantine IS NULL AND w.quantity > 0 AND (w.unit_price < 0 OR w.line_total < 0)
UNION ALL
SELECT 'invoice_item', w.id, 'item-does-not-multiply',
  format('En la partida «%s», %s por %s no da %s. Se conserva el importe.', w.description, w.quantity,
      public.legacy_pesos(w.unit_price), public.legacy_pesos(w.line_total)),
  w.line_total::text, w.new_line::text
FROM public.legacy_work_items w
WHERE w.does_not_multiply;

INSERT INTO public.legacy_findings (entity, row_id, code, explanation, before, after)
SELECT 'payment', w.id, w.quarantine,
  format('El pago de %s dice %s%s. Quedó en cuarentena, sin efecto en el saldo.', c.new_name,
    public.legacy_pesos(w.amount), CASE w.quarantine WHEN 'payment-amount-negative' THEN ', negativo'
      WHEN 'payment-amount-out-of-range' THEN ', y con él la cuenta pasaría de diez mil millones' ELSE ', que no es un importe' END),
  w.amount::text, '0.00'
FROM public.legacy_work_payments w
JOIN public.legacy_work_customers c ON c.id = w.customer_id
LEFT JOIN public.legacy_work_invoices i ON i.id = w.invoice_id
WHERE w.quarantine IS NOT NULL
UNION ALL
SELECT 'payment', w.id, 'payment-zero',
  format('Un pago de %s por $0.00 (menos de un centavo). Se conserva; no paga nada.', c.new_name),
  '0.00', '0.00'
FROM public.legacy_work_payments w
JOIN public.legacy_work_customers c ON c.id = w.customer_id
LEFT JOIN public.legacy_work_invoices i ON i.id = w.invoice_id
WHERE w.amount = 0
UNION ALL
SELECT 'payment', w.id, 'payment-date-unusable',
  format('La fecha de un pago de %s no se puede usar; queda con %s.', c.new_name, public.legacy_instant_text(w.new_date)),
  public.legacy_instant_text(w.date_payment), public.legacy_instant_text(w.new_date)
FROM public.legacy_work_payments w
JOIN public.legacy_work_customers c ON c.id = w.customer_id
LEFT JOIN public.legacy_work_invoices i ON i.id = w.invoice_id
WHERE NOT public.legacy_date_is_usable(w.date_payment)
UNION ALL
SELECT 'payment', w.id, 'payment-date-in-the-future',
  format('Un pago de %s tiene una fecha que no ha llegado. Se conserva.', c.new_name),
  public.legacy_instant_text(w.date_payment), public.legacy_instant_text(w.new_date)
FROM public.legacy_work_payments w
JOIN public.legacy_work_customers c ON c.id = w.customer_id
LEFT JOIN public.legacy_work_invoices i ON i.id = w.invoice_id
WHERE public.legacy_date_is_usable(w.date_payment) AND w.date_payment > now() + interval '1 day'
UNION ALL
SELECT 'payment', w.id, 'payment-method-unknown',
  format('Un pago de %s se hizo con «%s», que no es una forma de pago de la caja. Se conserva.', c.new_name, coalesce(w.payment_method, '(vacío)')),
  w.payment_method, coalesce(w.payment_method, 'efectivo')
FROM public.legacy_work_payments w
JOIN public.legacy_work_customers c ON c.id = w.customer_id
LEFT JOIN public.legacy_work_invoices i ON i.id = w.invoice_id
WHERE coalesce(w.payment_method NOT IN ('efectivo', 'tarjeta', 'transferencia', 'cheque'), true)
UNION ALL
SELECT 'payment', w.id, 'payment-to-missing-invoice',
  format('Un pago de %s dice ser de la factura interna %s, que no existe. Queda como saldo a favor.', c.new_name, w.astray_invoice_id),
  w.amount::text, '0.00'
FROM public.legacy_work_payments w
JOIN public.legacy_work_customers c ON c.id = w.customer_id
LEFT JOIN public.legacy_work_invoices i ON i.id = w.invoice_id
WHERE w.astray_invoice_id IS NOT NULL AND w.new_amount > 0
UNION ALL
SELECT 'payment', w.id, w.refusal,
  CASE w.refusal
    WHEN 'payment-without-invoice' THEN format('%s pagó %s sin decir qué factura. Queda como saldo a favor.', c.new_name, public.legacy_pesos(w.amount))
    WHEN 'payment-to-other-customer' THEN format('%s pagó %s a la factura %s, que es de otro cliente. Queda como saldo a favor de quien pagó, y esa factura sigue debiéndose.',
      c.new_name, public.legacy_pesos(w.amount), i.shown_folio)
    WHEN 'payment-to-cancelled-invoice' THEN format('%s pagó %s a la factura %s, que está cancelada. Queda como saldo a favor.',
      c.new_name, public.legacy_pesos(w.amount), i.shown_folio)
    ELSE format('%s pagó %s a la factura %s, que está en cuarentena. Queda como saldo a favor.', c.new_name, public.legacy_pesos(w.amount), i.shown_folio) END,
  w.amount::text, '0.00'
FROM public.legacy_work_payments w
JOIN public.legacy_work_customers c ON c.id = w.customer_id
LEFT JOIN public.legacy_work_invoices i ON i.id = w.invoice_id
WHERE w.refusal IS NOT NULL AND w.new_amount > 0 AND w.astray_invoice_id IS NULL
UNION ALL
SELECT 'payment', w.id, 'payment-exceeds-invoice',
  format('%s pagó %s a la factura %s, que solo debía %s. Lo que sobra queda como saldo a favor.', c.new_name,
      public.legacy_pesos(w.amount), i.shown_folio, public.legacy_pesos(w.applied)),
  w.amount::text, w.applied::text
FROM public.legacy_work_payments w
JOIN public.legacy_work_customers c ON c.id = w.customer_id
LEFT JOIN public.legacy_work_invoices i ON i.id = w.invoice_id
WHERE w.refusal IS NULL AND w.new_amount > w.applied;

--> statement-breakpoint
-- 8 ------------------------------------------------------------------- the folio counter, checks, tidying up
-- 0004 starts the counter where the sequence stands. Not by setval, which no ROLLBACK undoes: the original would skip a
-- folio after an upgrade that failed.
DO $$
BEGIN
  EXECUTE format('ALTER SEQUENCE public.invoice_folio_seq RESTART WITH %s', (SELECT next_number FROM public.legacy_work_next_folio));
END $$;

-- Nothing may be missing, and the ledger must say what the documents say, or all of it is undone.
DO $$
DECLARE
  wrong text;
BEGIN
  SELECT string_agg(format('%s: %s filas antes, %s ahora', table_name, count_before, count_after), '; ') INTO wrong
  FROM public.legacy_work_counts, LATERAL (VALUES
    ('customers', customers + (SELECT count(*) FROM public.legacy_work_missing_customers), (SELECT count(*) FROM public.customers)),
    ('invoices', invoices, (SELECT count(*) FROM public.invoices)),
    ('invoice_items', items, (SELECT count(*) FROM public.invoice_items)),
    ('payments', payments, (SELECT count(*) FROM public.payments))
  ) AS compared(table_name, count_before, count_after)
  WHERE count_before <> count_after + (SELECT count(*) FROM public.legacy_quarantine q
    WHERE q.table_name = compared.table_name AND q.code IN ('id-duplicate', 'item-invoice-missing'));
  IF wrong IS NOT NULL THEN
    RAISE EXCEPTION 'La conversión perdería filas (%). No se cambió nada.', wrong;
  END IF;

  SELECT string_agg(c.id_customer::text, ', ') INTO wrong FROM (
    SELECT c.id_customer FROM public.customers c
    LEFT JOIN (SELECT customer_id, sum(amount) AS amount FROM public.customer_ledger GROUP BY customer_id) AS ledger
      ON ledger.customer_id = c.id_customer
    LEFT JOIN (SELECT customer_id, sum(total - amount_paid) AS amount FROM public.invoices WHERE cancelled_at IS NULL GROUP BY customer_id) AS owed
      ON owed.customer_id = c.id_customer
    LEFT JOIN (SELECT customer_id, sum(amount - amount_applied) AS amount FROM public.payments GROUP BY customer_id) AS held
      ON held.customer_id = c.id_customer
    WHERE c.balance IS DISTINCT FROM coalesce(ledger.amount, 0)
      OR c.balance IS DISTINCT FROM coalesce(owed.amount, 0) - coalesce(held.amount, 0)
    LIMIT 20
  ) AS c;
  IF wrong IS NOT NULL THEN
    RAISE EXCEPTION 'El saldo no cuadra con los documentos de los clientes %. No se cambió nada.', wrong;
  END IF;
END $$;

DROP FUNCTION public.legacy_day(timestamptz), public.legacy_instant_text(timestamptz), public.legacy_date_is_usable(timestamptz),
  public.legacy_within(numeric, numeric, numeric), public.legacy_pesos(numeric), public.legacy_status_text(text),
  public.legacy_row_of(text, jsonb),
  public.legacy_next_customer_id();
DROP TABLE public.legacy_work_columns, public.legacy_work_counts, public.legacy_work_missing_customers,
  public.legacy_work_payments_astray, public.legacy_work_item_parts, public.legacy_work_next_folio, public.legacy_work_folios,
  public.legacy_work_invoices, public.legacy_work_payments, public.legacy_work_items, public.legacy_work_customers;

-- The first statements of the terminals are planned with what is there now, not when the server next looks.
DO $$
BEGIN
  IF EXISTS (SELECT FROM public.invoices) THEN
    ANALYZE public.customers, public.invoices, public.invoice_items, public.payments, public.payment_applications,
      public.customer_ledger;
  END IF;
END $$;
