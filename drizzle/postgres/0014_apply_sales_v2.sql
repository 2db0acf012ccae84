-- Sales of version 2: who changed a price, what was allowed, and what saldo a favor paid. In the manner of 0010: one
-- function, planned once in a session, with the rights of the terminal; nothing is computed again.

CREATE INDEX "invoices_customer_reference" ON "invoices" USING btree ("customer_id",lower("customer_reference")) WHERE "invoices"."customer_reference" IS NOT NULL;
--> statement-breakpoint
-- Saldo a favor that sales want to use is taken from the customer's free payments, oldest first, and given to the sales
-- in the order in which they were made; `open_delivery` holds the customer's lock, so that two terminals take in turn. Free
-- payments and wishes are laid side by side on one line of centavos: where the two overlap, that payment pays that
-- sale. What finds nothing left stays owed, and the sale is flagged.
CREATE FUNCTION public.apply_sales_v2(sales json, lines json, tenders json, allowed json)
RETURNS TABLE (operation_id uuid, folio varchar, review_reason text)
LANGUAGE plpgsql SET search_path = public, pg_temp SET enable_seqscan = off AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
  WITH sale AS MATERIALIZED (
    SELECT s.*, c.id_customer, c.active, c.balance, c.credit_limit,
      (SELECT true FROM public.invoices AS i WHERE i.folio = s.folio) IS TRUE
        OR (s.folio IS NOT NULL AND row_number() OVER (PARTITION BY s.folio ORDER BY s.ord) > 1) AS folio_taken,
      sum(s.charged) OVER (PARTITION BY s.customer ORDER BY s.ord) * 0.01 AS charged_so_far,
      sum(s.favor) OVER (PARTITION BY s.customer ORDER BY s.ord) * 0.01 AS favor_to,
      s.favor * 0.01 AS favor_wanted
    FROM json_to_recordset(sales) AS s (
      operation_id uuid, terminal_id uuid, cashier_id uuid, cashier_name text, source text, occurred_at timestamptz,
      business_date date, ord integer, customer uuid, folio text, ticket_number text, printed_name text,
      printed_rfc text, terms text, due_date date, price_basis text, tax_rate integer, exchange_rate integer, subtotal bigint, tax bigint,
      total bigint, charged bigint, owed bigint, favor bigint, over_limit_allowed boolean, received bigint, change bigint,
      customer_reference text, collected_by text, notes text)
    LEFT JOIN LATERAL (
      SELECT id_customer, active, balance, credit_limit FROM public.customers WHERE uuid = s.customer LIMIT 1
    ) AS c ON true
  ), free AS MATERIALIZED (
    SELECT who.id_customer, p.id_payment, p.amount - p.amount_applied - p.amount_refunded AS amount,
      sum(p.amount - p.amount_applied - p.amount_refunded) OVER (
        PARTITION BY who.id_customer ORDER BY p.business_date, p.id_payment) AS free_to
    FROM (SELECT DISTINCT id_customer FROM sale WHERE favor > 0) AS who
    JOIN LATERAL (
      SELECT * FROM public.payments AS p
      WHERE p.customer_id = who.id_customer AND p.purpose = 'abono' AND p.reversed_at IS NULL
        AND p.amount > p.amount_applied + p.amount_refunded
    ) AS p ON true
  ), favour AS MATERIALIZED (
    SELECT s.operation_id, s.ord, f.id_payment, f.free_to,
      least(s.favor_to, f.free_to) - greatest(s.favor_to - s.favor_wanted, f.free_to - f.amount) AS amount
    FROM sale AS s JOIN free AS f ON f.id_customer = s.id_customer
    WHERE s.favor > 0 AND least(s.favor_to, f.free_to) > greatest(s.favor_to - s.favor_wanted, f.free_to - f.amount)
  ), favoured AS MATERIALIZED (
    SELECT operation_id, sum(amount) AS amount FROM favour GROUP BY operation_id
  ), line AS MATERIALIZED (
    SELECT l.*, (SELECT p.id_part FROM public.parts AS p WHERE p.id_part = l.part_id),
      (SELECT a.id_aftermarket_parts FROM public.aftermarket_parts AS a WHERE a.id_aftermarket_parts = l.aftermarket_id)
    FROM json_to_recordset(lines) AS l (
      sale uuid, position integer, part_id integer, aftermarket_id integer, code text, description text, quantity bigint,
      source_cost bigint, currency text, unit_cost bigint, margin integer, list_price bigint, unit_price bigint,
      line_total bigint, price_changed_by uuid, price_changed_by_name text)
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
        CASE WHEN s.owed > 0 AND NOT s.over_limit_allowed AND s.balance + s.charged_so_far > s.credit_limit
          THEN format('Pasa del límite de crédito: límite %s, saldo %s', s.credit_limit, s.balance + s.charged_so_far) END,
        CASE WHEN s.favor_wanted > coalesce(favoured.amount, 0)
          THEN format('El saldo a favor ya no alcanzaba: se pidió %s, había %s, y %s quedó a deber', s.favor_wanted,
            coalesce(favoured.amount, 0.00), s.favor_wanted - coalesce(favoured.amount, 0)) END,
        public.clock_ahead(s.occurred_at),
        CASE WHEN gone.codes IS NOT NULL THEN format('Ya no está en el catálogo: %s', gone.codes) END), '')
    FROM sale AS s LEFT JOIN gone ON gone.sale = s.operation_id LEFT JOIN favoured ON favoured.operation_id = s.operation_id
    ORDER BY s.ord
    RETURNING id_invoice, customer_id, uuid, folio, review_reason
  ), item AS (
    INSERT INTO public.invoice_items (invoice_id, part_id, aftermarket_id, description, quantity, unit_cost, margin_pct,
      unit_price, line_total, position, part_code, source_cost, source_currency, list_price, price_changed_by,
      price_changed_by_name)
    SELECT i.id_invoice, l.id_part, l.id_aftermarket_parts, l.description, l.quantity * 0.001, l.unit_cost * 0.01,
      l.margin * 0.01, l.unit_price * 0.01, l.line_total * 0.01, l.position, l.code, l.source_cost * 0.01, l.currency,
      l.list_price * 0.01, l.price_changed_by, l.price_changed_by_name
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
  ), applied AS MATERIALIZED (
    SELECT t.application AS uuid, m.id_payment, t.id_invoice, t.customer_id, t.amount * 0.01 AS amount, t.sale
    FROM tender AS t LEFT JOIN money AS m ON m.uuid = t.payment
    UNION ALL
    SELECT gen_random_uuid(), f.id_payment, i.id_invoice, i.customer_id, f.amount, f.operation_id
    FROM favour AS f LEFT JOIN invoice AS i ON i.uuid = f.operation_id
  ), application AS (
    INSERT INTO public.payment_applications (uuid, payment_id, invoice_id, customer_id, amount, business_date,
      occurred_at, operation_id)
    SELECT a.uuid, a.id_payment, a.id_invoice, a.customer_id, a.amount, s.business_date, s.occurred_at, s.operation_id
    FROM applied AS a LEFT JOIN sale AS s ON s.operation_id = a.sale
    ORDER BY a.id_payment
  ), authorisation AS (
    INSERT INTO public.authorisations (operation_id, right_name, detail, cashier_id, cashier_name, occurred_at)
    SELECT a.sale, a.right_name, a.detail, a.cashier_id, a.cashier_name, s.occurred_at
    FROM json_to_recordset(allowed) AS a (sale uuid, right_name text, detail text, cashier_id uuid, cashier_name text)
    LEFT JOIN sale AS s ON s.operation_id = a.sale
  )
  SELECT i.uuid, i.folio, i.review_reason FROM invoice AS i;
END $$;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION public.apply_sales_v2(json, json, json, json) TO nexus_terminal;
