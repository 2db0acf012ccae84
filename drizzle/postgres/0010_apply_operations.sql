-- How operations become rows: one function for each kind and version that arrives often, so that its statement is planned
-- once in a session (planning it anew cost as much as running it). They run with the rights of the terminal, and only
-- put in order what it sent: nothing is computed again. An operation of a released version keeps its function for ever.
--
-- Rows of tables of any size are looked up by key, row by row: subqueries, LATERAL with LIMIT, no sequential scans (see
-- 0006). Outer joins throughout: what is not here becomes a NULL that a constraint refuses, where an inner join would
-- lose the sale without a word.

-- The reason to look at an operation from the future. One from the past is no wonder: it waited for central.
CREATE FUNCTION public.clock_ahead(occurred_at timestamptz) RETURNS text
LANGUAGE sql STABLE
RETURN CASE WHEN occurred_at > now() + interval '5 minutes'
  THEN format('El reloj de la terminal va adelantado %s minutos', (extract(epoch FROM occurred_at - now()) / 60)::integer)
END;
--> statement-breakpoint
-- The operations that are not here yet, before any of their effects. Returns those; the others are known.
CREATE FUNCTION public.record_operations(operations json) RETURNS SETOF uuid
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  RETURN QUERY
  INSERT INTO public.terminal_operations (id, terminal_id, incarnation_id, seq, kind, version, source, cashier_id,
    cashier_name, occurred_at, business_date, payload, payload_hash, state, park_reason, folio)
  SELECT o.id, o.terminal_id, o.incarnation_id, o.seq, o.kind, o.version, o.source, o.cashier_id, o.cashier_name,
    o.occurred_at, o.business_date, o.payload, o.payload_hash, o.state, o.park_reason, o.folio
  FROM json_to_recordset(operations) AS o (
    id uuid, terminal_id uuid, incarnation_id uuid, seq bigint, kind text, version integer, source text,
    cashier_id uuid, cashier_name text, occurred_at timestamptz, business_date date, payload text, payload_hash text,
    state text, park_reason text, folio text)
  ORDER BY o.incarnation_id, o.seq
  ON CONFLICT (id) DO NOTHING
  RETURNING terminal_operations.id;
END $$;
--> statement-breakpoint
-- Sales as they were made. A folio that is taken, or none, becomes NULL, and the trigger of `invoices` gives the next one
-- of the counter. An invoice has the id of its operation.
CREATE FUNCTION public.apply_sales_v1(sales json, lines json, tenders json)
RETURNS TABLE (operation_id uuid, folio varchar, review_reason text)
LANGUAGE plpgsql SET search_path = public, pg_temp SET enable_seqscan = off AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
  WITH sale AS MATERIALIZED (
    SELECT s.*, c.id_customer, c.active, c.balance, c.credit_limit,
      (SELECT true FROM public.invoices AS i WHERE i.folio = s.folio) IS TRUE
        OR (s.folio IS NOT NULL AND row_number() OVER (PARTITION BY s.folio ORDER BY s.ord) > 1) AS folio_taken,
      sum(s.owed) OVER (PARTITION BY s.customer ORDER BY s.ord) * 0.01 AS owed_so_far
    FROM json_to_recordset(sales) AS s (
      operation_id uuid, terminal_id uuid, cashier_id uuid, cashier_name text, source text, occurred_at timestamptz,
      business_date date, ord integer, customer uuid, folio text, ticket_number text, printed_name text,
      printed_rfc text, terms text, due_date date, price_basis text, tax_rate integer, exchange_rate integer, subtotal bigint, tax bigint,
      total bigint, owed bigint, received bigint, change bigint, customer_reference text, collected_by text, notes text)
    LEFT JOIN LATERAL (
      SELECT id_customer, active, balance, credit_limit FROM public.customers WHERE uuid = s.customer LIMIT 1
    ) AS c ON true
  ), line AS MATERIALIZED (
    SELECT l.*, (SELECT p.id_part FROM public.parts AS p WHERE p.id_part = l.part_id),
      (SELECT a.id_aftermarket_parts FROM public.aftermarket_parts AS a WHERE a.id_aftermarket_parts = l.aftermarket_id)
    FROM json_to_recordset(lines) AS l (
      sale uuid, position integer, part_id integer, aftermarket_id integer, code text, description text, quantity bigint,
      source_cost bigint, currency text, unit_cost bigint, margin integer, list_price bigint, unit_price bigint,
      line_total bigint)
  ), gone AS (
    SELECT sale, string_agg(code, ', ' ORDER BY position) AS codes
    FROM line
    WHERE (part_id IS NOT NULL AND id_part IS NULL) OR (aftermarket_id IS NOT NULL AND id_aftermarket_parts IS NULL)
    GROUP BY sale
  ), invoice AS (
    INSERT INTO public.invoices (customer_id, folio, date_issued, subtotal, tax_rate, tax_amount, total, notes, uuid,
      operation_id, terminal_id, cashier_id, cashier_name, source, ticket_number, printed_folio, printed_name,
      printed_rfc, terms, price_basis, business_date, due_date, exchange_rate, received_amount, change_amount,
      customer_reference, collected_by, review_reason)
    SELECT s.id_customer, CASE WHEN NOT s.folio_taken THEN s.folio END, s.occurred_at, s.subtotal * 0.01,
      s.tax_rate * 0.0001, s.tax * 0.01, s.total * 0.01, s.notes, s.operation_id, s.operation_id, s.terminal_id,
      s.cashier_id, s.cashier_name, s.source, s.ticket_number, CASE WHEN s.folio_taken THEN s.folio END, s.printed_name,
      s.printed_rfc, s.terms, s.price_basis, s.business_date, s.due_date, s.exchange_rate * 0.0001, s.received * 0.01,
      s.change * 0.01, s.customer_reference, s.collected_by,
      nullif(concat_ws('. ',
        CASE WHEN s.folio_taken THEN format('El folio impreso %s ya era de otra venta; se le dio uno nuevo', s.folio) END,
        CASE WHEN NOT s.active THEN 'El cliente está dado de baja' END,
        CASE WHEN s.owed > 0 AND s.balance + s.owed_so_far > s.credit_limit
          THEN format('Pasa del límite de crédito: límite %s, saldo %s', s.credit_limit, s.balance + s.owed_so_far) END,
        public.clock_ahead(s.occurred_at),
        CASE WHEN gone.codes IS NOT NULL THEN format('Ya no está en el catálogo: %s', gone.codes) END), '')
    FROM sale AS s LEFT JOIN gone ON gone.sale = s.operation_id
    ORDER BY s.ord
    RETURNING id_invoice, customer_id, uuid, folio, review_reason
  ), item AS (
    INSERT INTO public.invoice_items (invoice_id, part_id, aftermarket_id, description, quantity, unit_cost, margin_pct,
      unit_price, line_total, position, part_code, source_cost, source_currency, list_price)
    SELECT i.id_invoice, l.id_part, l.id_aftermarket_parts, l.description, l.quantity * 0.001, l.unit_cost * 0.01,
      l.margin * 0.01, l.unit_price * 0.01, l.line_total * 0.01, l.position, l.code, l.source_cost * 0.01, l.currency,
      l.list_price * 0.01
    FROM line AS l LEFT JOIN invoice AS i ON i.uuid = l.sale
    ORDER BY i.id_invoice, l.position
  ), tender AS MATERIALIZED (
    SELECT t.*, i.id_invoice, i.customer_id
    FROM json_to_recordset(tenders) AS t (
      sale uuid, position integer, payment uuid, application uuid, method text, amount bigint, received bigint,
      reference text)
    LEFT JOIN invoice AS i ON i.uuid = t.sale
  ), money AS (
    INSERT INTO public.payments (customer_id, invoice_id, amount, payment_method, reference, date_payment, uuid,
      operation_id, terminal_id, cashier_id, cashier_name, source, purpose, received_amount, business_date)
    SELECT t.customer_id, t.id_invoice, t.amount * 0.01, t.method, t.reference, s.occurred_at, t.payment, s.operation_id,
      s.terminal_id, s.cashier_id, s.cashier_name, s.source, CASE s.terms WHEN 'contado' THEN 'contado' ELSE 'abono' END,
      t.received * 0.01, s.business_date
    FROM tender AS t LEFT JOIN sale AS s ON s.operation_id = t.sale
    ORDER BY t.id_invoice, t.position
    RETURNING id_payment, uuid
  ), application AS (
    INSERT INTO public.payment_applications (uuid, payment_id, invoice_id, customer_id, amount, business_date,
      occurred_at, operation_id)
    SELECT t.application, m.id_payment, t.id_invoice, t.customer_id, t.amount * 0.01, s.business_date, s.occurred_at,
      s.operation_id
    FROM tender AS t LEFT JOIN sale AS s ON s.operation_id = t.sale LEFT JOIN money AS m ON m.uuid = t.payment
    ORDER BY m.id_payment
  )
  SELECT i.uuid, i.folio, i.review_reason FROM invoice AS i;
END $$;
--> statement-breakpoint
-- Payments on account. The amount is a fact; what an application asks for beyond what its payment holds or its invoice
-- still takes stays as saldo a favor, and the payment is flagged. Applications are granted in the order in which they were
-- made, first as far as the payment reaches, then as far as the invoice does; `open_delivery` has locked the invoices.
CREATE FUNCTION public.apply_payments_v1(payments json, wishes json)
RETURNS TABLE (operation_id uuid, review_reason text)
LANGUAGE plpgsql SET search_path = public, pg_temp SET enable_seqscan = off AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
  WITH offered AS MATERIALIZED (
    SELECT o.*, c.id_customer
    FROM json_to_recordset(payments) AS o (
      operation_id uuid, terminal_id uuid, cashier_id uuid, cashier_name text, source text, occurred_at timestamptz,
      business_date date, ord integer, payment uuid, customer uuid, amount bigint, method text, reference text, notes text)
    LEFT JOIN LATERAL (SELECT id_customer FROM public.customers WHERE uuid = o.customer LIMIT 1) AS c ON true
  ), wish AS MATERIALIZED (
    SELECT w.ord, w.position, w.application, w.invoice, w.amount, i.id_invoice, i.folio,
      CASE WHEN i.terms = 'credito' AND i.cancelled_at IS NULL AND i.customer_id = o.id_customer
        THEN i.total - i.amount_paid ELSE 0 END AS takes,
      greatest(0, least(w.amount, o.amount - coalesce(sum(w.amount) OVER (
        PARTITION BY w.ord ORDER BY w.position ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0))) * 0.01 AS reaches
    FROM json_to_recordset(wishes) AS w (ord integer, position integer, application uuid, invoice uuid, amount bigint)
    JOIN offered AS o ON o.ord = w.ord
    LEFT JOIN LATERAL (SELECT * FROM public.invoices WHERE uuid = w.invoice LIMIT 1) AS i ON true
  ), granted AS MATERIALIZED (
    SELECT w.*, greatest(0, least(w.reaches, w.takes - coalesce(sum(w.reaches) OVER (
        PARTITION BY w.invoice ORDER BY w.ord, w.position ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0))) AS fits
    FROM wish AS w
  ), outcome AS MATERIALIZED (
    SELECT ord, count(*) FILTER (WHERE fits > 0) AS paid_invoices, max(id_invoice) FILTER (WHERE fits > 0) AS paid_invoice,
      string_agg(format('a %s se pidió aplicar %s y se aplicó %s', coalesce(folio, 'una factura que no está'),
        amount * 0.01, fits), '; ' ORDER BY position) FILTER (WHERE fits < amount * 0.01) AS trimmed
    FROM granted GROUP BY ord
  ), money AS (
    INSERT INTO public.payments (customer_id, invoice_id, amount, payment_method, reference, date_payment, notes, uuid,
      operation_id, terminal_id, cashier_id, cashier_name, source, purpose, received_amount, business_date, review_reason)
    SELECT o.id_customer, CASE WHEN r.paid_invoices = 1 THEN r.paid_invoice END, o.amount * 0.01, o.method, o.reference,
      o.occurred_at, o.notes, o.payment, o.operation_id, o.terminal_id, o.cashier_id, o.cashier_name, o.source, 'abono',
      o.amount * 0.01, o.business_date,
      nullif(concat_ws('. ', public.clock_ahead(o.occurred_at), 'Quedó saldo a favor: ' || r.trimmed), '')
    FROM offered AS o LEFT JOIN outcome AS r ON r.ord = o.ord
    ORDER BY o.ord
    RETURNING id_payment, customer_id, uuid, operation_id, review_reason
  ), application AS (
    INSERT INTO public.payment_applications (uuid, payment_id, invoice_id, customer_id, amount, business_date,
      occurred_at, operation_id)
    SELECT g.application, m.id_payment, g.id_invoice, m.customer_id, g.fits, o.business_date, o.occurred_at,
      o.operation_id
    FROM granted AS g JOIN offered AS o ON o.ord = g.ord LEFT JOIN money AS m ON m.uuid = o.payment
    WHERE g.fits > 0
    ORDER BY g.ord, g.position
  )
  SELECT m.operation_id, m.review_reason FROM money AS m;
END $$;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION
  public.clock_ahead(timestamptz),
  public.record_operations(json),
  public.apply_sales_v1(json, json, json),
  public.apply_payments_v1(json, json)
TO nexus_terminal;
