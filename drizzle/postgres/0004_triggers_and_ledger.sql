-- Everything that is derived is derived here. Order of locks, everywhere: customers by id, invoices by id, payments by
-- id, then the folio counter. Functions run as the owner, so that a terminal needs no right to what they write.
--
-- A session plans the queries of a function once. Those that run for every batch may look rows up by key and nothing
-- else (enable_seqscan and so on are off in them): a plan made while a table was small would scan it when it is large.

INSERT INTO public.schema_version (version, accepts_from) VALUES (1, 1);
--> statement-breakpoint
-- Unless 0002 made the original's own one this one.
INSERT INTO public.customers (uuid, name, rfc, credit_limit, payment_terms)
SELECT '00000000-0000-7000-8000-000000000001', 'Público en general', 'XAXX010101000', 0, 0
WHERE NOT EXISTS (SELECT FROM public.customers WHERE uuid = '00000000-0000-7000-8000-000000000001');
--> statement-breakpoint
INSERT INTO public.store_settings (key, value) VALUES
  ('shop_name', '"Refaccionaria"'),
  ('time_zone', to_jsonb(current_setting('nexus.time_zone'))),
  ('price_basis', '"neto"'),
  ('rounding_step_cents', '1'),
  ('tax_rate', '"0.1600"'),
  ('exchange_rate', '"1.0000"'),
  ('default_margin_pct', '"30.00"'),
  ('offline_credit_cap', 'null');
--> statement-breakpoint
-- Folios go on after whatever is higher: the sequence, or a folio that was written without it.
INSERT INTO public.folio_counter (next_number)
SELECT 1 + greatest(
  (SELECT CASE WHEN is_called THEN last_value ELSE last_value - 1 END FROM public.invoice_folio_seq),
  (SELECT max(substr(folio, 4)::bigint) FROM public.invoices WHERE folio ~ '^NX-[0-9]{1,11}$'),
  0);
--> statement-breakpoint
ALTER TABLE public.folio_leases ADD CONSTRAINT folio_leases_no_number_twice
  EXCLUDE USING gist (int8range(first_number, last_number, '[]') WITH &&);
--> statement-breakpoint

-- ------------------------------------------------------------------------------------- search in the catalogue

-- Letters and digits alone, upper case, without accents: the same as `normalisePartNumber` of the terminals.
CREATE FUNCTION public.part_code(code text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN upper(regexp_replace(translate(code, 'ÁÀÄÂÃÉÈËÊÍÌÏÎÓÒÖÔÕÚÙÜÛÑÇáàäâãéèëêíìïîóòöôõúùüûñç', 'AAAAAEEEEIIIIOOOOOUUUUNCaaaaaeeeeiiiiooooouuuunc'), '[^A-Za-z0-9]+', '', 'g') COLLATE "C");
--> statement-breakpoint
CREATE FUNCTION public.part_words(name text, name_es text) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN to_tsvector('pg_catalog.simple', regexp_replace(lower(translate(coalesce(name, '') || ' ' || coalesce(name_es, ''),
  'ÁÀÄÂÃÉÈËÊÍÌÏÎÓÒÖÔÕÚÙÜÛÑÇáàäâãéèëêíìïîóòöôõúùüûñç', 'AAAAAEEEEIIIIOOOOOUUUUNCaaaaaeeeeiiiiooooouuuunc') COLLATE "C"), '[^a-z0-9]+', ' ', 'g'));
--> statement-breakpoint
CREATE INDEX parts_by_code ON public.parts (public.part_code(oem_part_number) COLLATE "C");
--> statement-breakpoint
CREATE INDEX aftermarket_parts_by_code ON public.aftermarket_parts (public.part_code(part_number) COLLATE "C");
--> statement-breakpoint
CREATE INDEX parts_by_words ON public.parts USING gin (public.part_words(name_part, name_es));
--> statement-breakpoint
CREATE INDEX aftermarket_parts_by_words
  ON public.aftermarket_parts USING gin (public.part_words(name_aftermarket_parts, name_es));
--> statement-breakpoint

-- ------------------------------------------------------------------------------------------- change stamps

CREATE FUNCTION public.stamp_change() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  NEW.change_stamp := pg_current_xact_id();
  RETURN NEW;
END $$;
--> statement-breakpoint
-- Arguments: the table's name for terminals, its key column.
CREATE FUNCTION public.leave_tombstones() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  EXECUTE format(
    'INSERT INTO public.replica_tombstones AS former (table_name, row_key, change_stamp)
     SELECT %L, %I::text, pg_current_xact_id() FROM %s
     ON CONFLICT (table_name, row_key) DO UPDATE SET change_stamp = EXCLUDED.change_stamp',
    TG_TABLE_NAME, TG_ARGV[0],
    CASE TG_OP WHEN 'TRUNCATE' THEN format('public.%I', TG_TABLE_NAME) ELSE 'gone' END);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION public.leave_tombstone_of_old_key() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO public.replica_tombstones (table_name, row_key, change_stamp)
  VALUES (TG_TABLE_NAME, to_jsonb(OLD) ->> TG_ARGV[0], pg_current_xact_id())
  ON CONFLICT (table_name, row_key) DO UPDATE SET change_stamp = EXCLUDED.change_stamp;
  RETURN NULL;
END $$;
--> statement-breakpoint
-- Only a hint to pull at once: terminals that cannot listen poll each second.
CREATE FUNCTION public.wake_terminals() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM pg_notify('nexus_changed', '');
  RETURN NULL;
END $$;
--> statement-breakpoint
DO $$
DECLARE
  copied record;
BEGIN
  FOR copied IN
    SELECT * FROM (VALUES
      ('part_groups', 'id_part_group'), ('manufacturers', 'id_manufacture'), ('parts', 'id_part'),
      ('aftermarket_parts', 'id_aftermarket_parts'), ('store_settings', 'key')) AS known (table_name, key_column)
  LOOP
    EXECUTE format('CREATE TRIGGER stamp_change BEFORE INSERT OR UPDATE ON public.%I
      FOR EACH ROW EXECUTE FUNCTION public.stamp_change()', copied.table_name);
    EXECUTE format('CREATE TRIGGER leave_tombstones AFTER DELETE ON public.%I REFERENCING OLD TABLE AS gone
      FOR EACH STATEMENT EXECUTE FUNCTION public.leave_tombstones(%L)', copied.table_name, copied.key_column);
    EXECUTE format('CREATE TRIGGER leave_tombstones_of_all BEFORE TRUNCATE ON public.%I
      FOR EACH STATEMENT EXECUTE FUNCTION public.leave_tombstones(%L)', copied.table_name, copied.key_column);
    EXECUTE format('CREATE TRIGGER leave_tombstone_of_old_key AFTER UPDATE OF %2$I ON public.%1$I
      FOR EACH ROW WHEN (OLD.%2$I IS DISTINCT FROM NEW.%2$I)
      EXECUTE FUNCTION public.leave_tombstone_of_old_key(%2$L)', copied.table_name, copied.key_column);
    EXECUTE format('CREATE TRIGGER wake_terminals AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON public.%I
      FOR EACH STATEMENT EXECUTE FUNCTION public.wake_terminals()', copied.table_name);
  END LOOP;
END $$;
--> statement-breakpoint
CREATE TRIGGER stamp_change BEFORE INSERT OR UPDATE ON public.cashiers
  FOR EACH ROW EXECUTE FUNCTION public.stamp_change();
--> statement-breakpoint
CREATE TRIGGER wake_terminals AFTER INSERT OR UPDATE ON public.customers
  FOR EACH STATEMENT EXECUTE FUNCTION public.wake_terminals();
--> statement-breakpoint

-- --------------------------------------------------------------------------------------------------- folios

-- Not for terminals: a number taken outside a sale would be accounted for by nothing.
CREATE FUNCTION public.take_folio() RETURNS varchar
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  taken bigint;
BEGIN
  UPDATE public.folio_counter SET next_number = next_number + 1 RETURNING next_number - 1 INTO STRICT taken;
  PERFORM setval('public.invoice_folio_seq', taken);
  RETURN 'NX-' || lpad(taken::text, greatest(6, length(taken::text)), '0');
END $$;
--> statement-breakpoint
-- A folio at or above the counter comes from a lease that this central does not know: its number is gone all the same,
-- also when the operation that printed it is parked.
CREATE FUNCTION public.pass_folio(highest bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE public.folio_counter SET next_number = highest + 1 WHERE next_number <= highest;
  IF FOUND THEN
    PERFORM setval('public.invoice_folio_seq', highest);
  END IF;
END $$;
--> statement-breakpoint
-- A block of numbers for a terminal. The same request gives the same block again, also when both arrive at once: the
-- counter is locked first.
CREATE FUNCTION public.lease_folios(request_id uuid, of_terminal uuid, of_incarnation uuid, size integer)
RETURNS TABLE (first_number bigint, last_number bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  first bigint;
  lease public.folio_leases;
BEGIN
  IF size IS NULL OR size NOT BETWEEN 1 AND 1000000 THEN
    RAISE EXCEPTION 'a lease of % numbers', size USING ERRCODE = 'invalid_parameter_value';
  END IF;
  SELECT next_number INTO STRICT first FROM public.folio_counter FOR UPDATE;
  SELECT * INTO lease FROM public.folio_leases WHERE id = request_id;
  IF FOUND AND lease.terminal_id <> of_terminal THEN
    RAISE EXCEPTION 'lease % belongs to another terminal', request_id USING ERRCODE = 'unique_violation';
  END IF;
  IF NOT FOUND THEN
    INSERT INTO public.folio_leases (id, terminal_id, incarnation_id, first_number, last_number)
    VALUES (request_id, of_terminal, of_incarnation, first, first + size - 1)
    RETURNING * INTO lease;
    UPDATE public.folio_counter SET next_number = first + size;
    PERFORM setval('public.invoice_folio_seq', first + size - 1);
  END IF;
  RETURN QUERY SELECT lease.first_number, lease.last_number;
END $$;
--> statement-breakpoint
-- A block that a terminal holds and this central, restored from a backup, may not know. False when part of it was
-- given to somebody else meanwhile: a folio that meets another one gets a new number on delivery.
CREATE FUNCTION public.declare_lease(
  request_id uuid, of_terminal uuid, of_incarnation uuid, first bigint, last bigint
) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM public.folio_leases WHERE id = request_id) THEN
    RETURN EXISTS (SELECT FROM public.folio_leases WHERE id = request_id AND terminal_id = of_terminal);
  END IF;
  PERFORM FROM public.folio_counter FOR UPDATE;
  PERFORM public.pass_folio(last);
  INSERT INTO public.folio_leases (id, terminal_id, incarnation_id, first_number, last_number)
  VALUES (request_id, of_terminal, of_incarnation, first, last)
  ON CONFLICT DO NOTHING;
  RETURN FOUND;
END $$;
--> statement-breakpoint

-- ----------------------------------------------------------------------------------- terminals and operations

-- A code that another terminal has gets a suffix: two computers that were both called T01 must not keep one of them from
-- delivering. Returns the code that it goes by here.
CREATE FUNCTION public.register_terminal(of_terminal uuid, wanted_code varchar, of_incarnation uuid)
RETURNS TABLE (last_seq bigint, known_as varchar)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  free_code varchar := wanted_code;
  suffix integer := 1;
BEGIN
  UPDATE public.terminals AS t SET code = wanted_code
  WHERE t.id = of_terminal AND t.code <> wanted_code
    AND NOT EXISTS (SELECT FROM public.terminals AS other WHERE other.code = wanted_code);
  LOOP
    INSERT INTO public.terminals (id, code) VALUES (of_terminal, free_code) ON CONFLICT DO NOTHING;
    EXIT WHEN EXISTS (SELECT FROM public.terminals AS t WHERE t.id = of_terminal);
    suffix := suffix + 1;
    free_code := left(wanted_code, 9 - length(suffix::text)) || '-' || suffix;
  END LOOP;
  INSERT INTO public.terminal_incarnations (id, terminal_id) VALUES (of_incarnation, of_terminal)
  ON CONFLICT (id) DO NOTHING;
  RETURN QUERY
  SELECT i.last_seq, t.code
  FROM public.terminal_incarnations AS i JOIN public.terminals AS t ON t.id = i.terminal_id
  WHERE i.id = of_incarnation AND i.terminal_id = of_terminal;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'incarnation % is another terminal''s', of_incarnation USING ERRCODE = 'unique_violation';
  END IF;
END $$;
--> statement-breakpoint
CREATE FUNCTION public.advance_last_seq() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  arrived record;
BEGIN
  FOR arrived IN
    SELECT incarnation_id, min(seq) AS first, max(seq) AS last, count(*) AS number_of
    FROM added GROUP BY incarnation_id ORDER BY incarnation_id
  LOOP
    UPDATE public.terminal_incarnations SET last_seq = arrived.last
    WHERE id = arrived.incarnation_id AND last_seq = arrived.first - 1
      AND arrived.last - arrived.first + 1 = arrived.number_of;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'operations % to % of incarnation % do not follow what is here',
        arrived.first, arrived.last, arrived.incarnation_id
        USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
  END LOOP;
  PERFORM public.pass_folio(max(substr(folio, 4)::bigint)) FROM added WHERE folio ~ '^NX-[0-9]{6,11}$';
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER advance_last_seq AFTER INSERT ON public.terminal_operations REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION public.advance_last_seq();
--> statement-breakpoint
-- What may still be learned about an operation: that it could be applied after all, its folio, why to look at it.
CREATE FUNCTION public.keep_operation() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  -- now() is when the transaction began: the folio of an operation that arrived in it may still be another one.
  IF OLD.state = 'applied' AND (NEW.state <> 'applied'
    OR (OLD.folio IS NOT NULL AND NEW.folio IS DISTINCT FROM OLD.folio AND OLD.received_at <> now())) THEN
    RAISE EXCEPTION 'operation % is applied and stays as it is', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER keep_operation BEFORE UPDATE ON public.terminal_operations
  FOR EACH ROW EXECUTE FUNCTION public.keep_operation();
--> statement-breakpoint
-- First step of a delivery: the version of the schema, how far each incarnation has got, and the locks of everything
-- that the batch will touch, in the order that every transaction keeps to.
CREATE FUNCTION public.open_delivery(of_incarnations uuid[], of_customers uuid[], of_invoices uuid[])
RETURNS TABLE (version integer, accepts_from integer, last_seqs jsonb)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
BEGIN
  PERFORM FROM public.customers AS c
  WHERE c.id_customer IN (
    SELECT id_customer FROM public.customers WHERE uuid = ANY (of_customers)
    UNION
    SELECT customer_id FROM public.invoices WHERE uuid = ANY (of_invoices) AND terms = 'credito')
  ORDER BY c.id_customer
  FOR NO KEY UPDATE;
  PERFORM FROM public.invoices AS i WHERE i.uuid = ANY (of_invoices) ORDER BY i.id_invoice FOR NO KEY UPDATE;
  RETURN QUERY
  SELECT s.version, s.accepts_from,
    (SELECT coalesce(jsonb_object_agg(t.id, t.last_seq), '{}')
     FROM public.terminal_incarnations t WHERE t.id = ANY (of_incarnations))
  FROM public.schema_version s;
END $$;
--> statement-breakpoint
-- Parked operations that are being applied now. Returns those that were still parked; each gets its folio anew.
CREATE FUNCTION public.resume_operations(parked uuid[]) RETURNS SETOF uuid
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE public.terminal_operations SET state = 'applied', folio = NULL
  WHERE id = ANY (parked) AND state = 'parked'
  RETURNING id
$$;
--> statement-breakpoint
-- Last step: the folio that central gave and the reason to look at it. Only for operations that this same transaction
-- has written.
CREATE FUNCTION public.settle_operations(results jsonb) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE public.terminal_operations AS o
  SET folio = coalesce(r.folio, o.folio), review_reason = r.review_reason
  FROM jsonb_to_recordset(results) AS r (id uuid, folio varchar, review_reason text)
  WHERE o.id = r.id AND o.xmin = pg_current_xact_id()::xid
$$;
--> statement-breakpoint

-- ------------------------------------------------------------------------------------------------- invoices

CREATE FUNCTION public.derive_new_invoice() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.folio IS NULL THEN
    NEW.folio := public.take_folio();
  END IF;
  -- A counter sale is paid when it is made; that its money is there is demanded at commit.
  NEW.amount_paid := CASE NEW.terms WHEN 'contado' THEN NEW.total ELSE 0 END;
  NEW.status := CASE WHEN NEW.amount_paid = NEW.total THEN 'paid' ELSE 'pending' END;
  NEW.cancelled_at := NULL;
  NEW.cancelled_by := NULL;
  NEW.cancel_reason := NULL;
  NEW.change_stamp := pg_current_xact_id();
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER derive_new_invoice BEFORE INSERT ON public.invoices
  FOR EACH ROW EXECUTE FUNCTION public.derive_new_invoice();
--> statement-breakpoint
CREATE TRIGGER stamp_change BEFORE UPDATE ON public.invoices
  FOR EACH ROW EXECUTE FUNCTION public.stamp_change();
--> statement-breakpoint
CREATE FUNCTION public.post_invoices() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE
  on_credit boolean;
  highest bigint;
BEGIN
  SELECT coalesce(bool_or(terms = 'credito'), false), max(substr(folio, 4)::bigint) FILTER (WHERE folio ~ '^NX-[0-9]{6,11}$')
  INTO on_credit, highest FROM added;
  IF on_credit THEN
    PERFORM FROM public.customers
    WHERE id_customer IN (SELECT customer_id FROM added WHERE terms = 'credito')
    ORDER BY id_customer FOR NO KEY UPDATE;
  END IF;
  INSERT INTO public.customer_ledger
    (customer_id, kind, amount, invoice_id, operation_id, occurred_at, business_date)
  SELECT customer_id, 'invoice', total, id_invoice, operation_id, date_issued, business_date
  FROM added ORDER BY id_invoice;
  IF on_credit THEN
    UPDATE public.customers AS c SET balance = c.balance + owed.amount
    FROM (SELECT customer_id, sum(total) AS amount FROM added WHERE terms = 'credito' GROUP BY customer_id) AS owed
    WHERE c.id_customer = owed.customer_id;
    DELETE FROM public.credit_holds
    WHERE operation_id IN (SELECT operation_id FROM added WHERE terms = 'credito');
  END IF;
  PERFORM public.pass_folio(highest);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER post_invoices AFTER INSERT ON public.invoices REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION public.post_invoices();
--> statement-breakpoint
CREATE FUNCTION public.check_contado_is_settled() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE
  applied numeric;
  paid numeric;
BEGIN
  SELECT coalesce(sum(amount), 0) INTO applied FROM public.payment_applications WHERE invoice_id = NEW.id_invoice;
  SELECT coalesce(sum(amount), 0) INTO paid FROM public.payments
  WHERE invoice_id = NEW.id_invoice AND purpose = 'contado';
  IF paid = NEW.total AND applied = NEW.total THEN
    RETURN NULL;
  END IF;
  IF paid = NEW.total AND applied = 0 AND EXISTS (
    SELECT FROM public.invoices WHERE id_invoice = NEW.id_invoice AND cancelled_at IS NOT NULL
  ) THEN
    RETURN NULL;
  END IF;
  RAISE EXCEPTION 'counter sale % of % has payments of % and applications of %', NEW.folio, NEW.total, paid, applied
    USING ERRCODE = 'check_violation', CONSTRAINT = 'invoices_contado_is_settled', TABLE = 'invoices';
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER check_contado_is_settled AFTER INSERT ON public.invoices
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.terms = 'contado')
  EXECUTE FUNCTION public.check_contado_is_settled();
--> statement-breakpoint

-- ------------------------------------------------------------------------------------------------- payments

CREATE FUNCTION public.derive_new_payment() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  NEW.amount_applied := CASE NEW.purpose WHEN 'contado' THEN NEW.amount ELSE 0 END;
  NEW.amount_refunded := 0;
  NEW.reversed_at := NULL;
  NEW.change_stamp := pg_current_xact_id();
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER derive_new_payment BEFORE INSERT ON public.payments
  FOR EACH ROW EXECUTE FUNCTION public.derive_new_payment();
--> statement-breakpoint
CREATE TRIGGER stamp_change BEFORE UPDATE ON public.payments
  FOR EACH ROW EXECUTE FUNCTION public.stamp_change();
--> statement-breakpoint
CREATE FUNCTION public.post_payments() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE
  on_account boolean;
  misplaced varchar;
BEGIN
  SELECT coalesce(bool_or(purpose = 'abono'), false) INTO on_account FROM added;
  IF on_account THEN
    PERFORM FROM public.customers
    WHERE id_customer IN (SELECT customer_id FROM added WHERE purpose = 'abono')
    ORDER BY id_customer FOR NO KEY UPDATE;
  END IF;
  SELECT i.folio INTO misplaced
  FROM added AS a JOIN public.invoices AS i ON i.id_invoice = a.invoice_id
  WHERE i.customer_id <> a.customer_id
  LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'invoice % is another customer''s', misplaced
      USING ERRCODE = 'check_violation', CONSTRAINT = 'payments_same_customer', TABLE = 'payments';
  END IF;
  SELECT i.folio INTO misplaced
  FROM (SELECT DISTINCT invoice_id FROM added WHERE purpose = 'contado') AS paid
  JOIN public.invoices AS i ON i.id_invoice = paid.invoice_id
  WHERE i.terms <> 'contado' OR i.total < (
    SELECT sum(p.amount) FROM public.payments AS p WHERE p.invoice_id = i.id_invoice AND p.purpose = 'contado')
  LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'invoice % takes no more money over the counter', misplaced
      USING ERRCODE = 'check_violation', CONSTRAINT = 'payments_contado_fits', TABLE = 'payments';
  END IF;
  INSERT INTO public.customer_ledger
    (customer_id, kind, amount, invoice_id, payment_id, operation_id, occurred_at, business_date)
  SELECT customer_id, 'payment', -amount, CASE purpose WHEN 'contado' THEN invoice_id END, id_payment, operation_id,
    date_payment, business_date
  FROM added ORDER BY id_payment;
  IF on_account THEN
    UPDATE public.customers AS c SET balance = c.balance - paid.amount
    FROM (SELECT customer_id, sum(amount) AS amount FROM added WHERE purpose = 'abono' GROUP BY customer_id) AS paid
    WHERE c.id_customer = paid.customer_id;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER post_payments AFTER INSERT ON public.payments REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION public.post_payments();
--> statement-breakpoint
CREATE FUNCTION public.post_applications() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE
  problem text;
  on_credit boolean;
BEGIN
  SELECT coalesce(bool_or(i.terms = 'credito'), false) INTO on_credit
  FROM added AS a JOIN public.invoices AS i ON i.id_invoice = a.invoice_id;
  IF on_credit THEN
    PERFORM FROM public.customers
    WHERE id_customer IN (
      SELECT a.customer_id FROM added AS a
      JOIN public.invoices AS i ON i.id_invoice = a.invoice_id WHERE i.terms = 'credito')
    ORDER BY id_customer FOR NO KEY UPDATE;
    PERFORM FROM public.invoices
    WHERE id_invoice IN (SELECT invoice_id FROM added) AND terms = 'credito'
    ORDER BY id_invoice FOR NO KEY UPDATE;
    PERFORM FROM public.payments
    WHERE id_payment IN (SELECT payment_id FROM added) AND purpose = 'abono'
    ORDER BY id_payment FOR NO KEY UPDATE;
  END IF;
  SELECT unfit.problem INTO problem
  FROM (
    SELECT CASE
      WHEN i.customer_id <> a.customer_id OR p.customer_id <> a.customer_id THEN 'invoice and payment are not of one customer'
      WHEN (i.terms = 'contado') <> (p.purpose = 'contado') THEN 'money over the counter and invoice on credit do not mix'
      WHEN i.terms = 'contado' AND p.invoice_id <> i.id_invoice THEN 'the money belongs to another counter sale'
      WHEN a.amount > 0 AND i.cancelled_at IS NOT NULL THEN 'a cancelled invoice takes no payment'
      WHEN a.amount > 0 AND p.reversed_at IS NOT NULL THEN 'a reversed payment pays nothing'
      WHEN a.amount < 0 AND i.terms = 'contado' AND i.cancelled_at IS NULL THEN 'a counter sale is only released by its cancellation'
      WHEN a.amount < 0 AND NOT EXISTS (
        SELECT FROM public.payment_applications AS released
        WHERE released.id_application = a.reverses AND released.payment_id = a.payment_id
          AND released.invoice_id = a.invoice_id AND released.amount = -a.amount) THEN 'it does not release what it names'
      WHEN i.terms = 'contado' AND a.amount > 0 AND i.total < (
        SELECT sum(all_of_it.amount) FROM public.payment_applications AS all_of_it
        WHERE all_of_it.invoice_id = i.id_invoice) THEN 'the counter sale is paid'
      WHEN i.terms = 'contado' AND a.amount > 0 AND p.amount < (
        SELECT sum(all_of_it.amount) FROM public.payment_applications AS all_of_it
        WHERE all_of_it.payment_id = p.id_payment) THEN 'the money over the counter is used up'
    END AS problem
    FROM added AS a
    JOIN public.invoices AS i ON i.id_invoice = a.invoice_id
    JOIN public.payments AS p ON p.id_payment = a.payment_id
  ) AS unfit
  WHERE unfit.problem IS NOT NULL
  LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'an application cannot be made: %', problem
      USING ERRCODE = 'check_violation', CONSTRAINT = 'payment_applications_fit', TABLE = 'payment_applications';
  END IF;
  IF on_credit THEN
    UPDATE public.invoices AS i
    SET amount_paid = i.amount_paid + paid.amount,
        status = CASE WHEN i.amount_paid + paid.amount = i.total THEN 'paid'
                      WHEN i.amount_paid + paid.amount > 0 THEN 'partial' ELSE 'pending' END
    FROM (SELECT invoice_id, sum(amount) AS amount FROM added GROUP BY invoice_id) AS paid
    WHERE i.id_invoice = paid.invoice_id AND i.terms = 'credito' AND i.cancelled_at IS NULL;
    UPDATE public.payments AS p SET amount_applied = p.amount_applied + used.amount
    FROM (SELECT payment_id, sum(amount) AS amount FROM added GROUP BY payment_id) AS used
    WHERE p.id_payment = used.payment_id AND p.purpose = 'abono';
    PERFORM pg_notify('nexus_changed', '');
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER post_applications AFTER INSERT ON public.payment_applications REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION public.post_applications();
--> statement-breakpoint

-- ------------------------------------------------------------------- cancellations, refunds and reversals

CREATE FUNCTION public.release_applications(
  of_invoice integer, of_payment integer, on_day date, at_instant timestamptz, by_operation uuid
) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO public.payment_applications
    (payment_id, invoice_id, customer_id, amount, reverses, business_date, occurred_at, operation_id)
  SELECT a.payment_id, a.invoice_id, a.customer_id, -a.amount, a.id_application, on_day, at_instant, by_operation
  FROM public.payment_applications AS a
  WHERE (a.invoice_id = of_invoice OR a.payment_id = of_payment) AND a.amount > 0
    AND NOT EXISTS (SELECT FROM public.payment_applications AS r WHERE r.reverses = a.id_application)
  ORDER BY a.id_application
$$;
--> statement-breakpoint
CREATE FUNCTION public.post_cancellation() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE
  invoice public.invoices;
BEGIN
  SELECT * INTO STRICT invoice FROM public.invoices WHERE id_invoice = NEW.invoice_id;
  IF invoice.terms = 'credito' THEN
    PERFORM FROM public.customers WHERE id_customer = invoice.customer_id FOR NO KEY UPDATE;
  END IF;
  SELECT * INTO STRICT invoice FROM public.invoices WHERE id_invoice = NEW.invoice_id FOR NO KEY UPDATE;
  IF invoice.cancelled_at IS NOT NULL THEN
    RAISE EXCEPTION 'invoice % is already cancelled', invoice.folio USING ERRCODE = 'unique_violation',
      CONSTRAINT = 'invoice_cancellations_pkey', TABLE = 'invoice_cancellations';
  END IF;
  UPDATE public.invoices
  SET status = 'cancelled', amount_paid = 0, cancelled_at = NEW.occurred_at, cancelled_by = NEW.cancelled_by,
      cancel_reason = NEW.reason
  WHERE id_invoice = NEW.invoice_id;
  PERFORM public.release_applications(NEW.invoice_id, NULL, NEW.business_date, NEW.occurred_at, NEW.operation_id);
  INSERT INTO public.customer_ledger
    (customer_id, kind, amount, invoice_id, operation_id, occurred_at, business_date)
  VALUES (invoice.customer_id, 'cancellation', -invoice.total, invoice.id_invoice, NEW.operation_id, NEW.occurred_at,
    NEW.business_date);
  IF invoice.terms = 'credito' THEN
    UPDATE public.customers SET balance = balance - invoice.total WHERE id_customer = invoice.customer_id;
  ELSE
    INSERT INTO public.refunds
      (payment_id, invoice_id, customer_id, amount, method, reason, business_date, occurred_at, operation_id)
    SELECT id_payment, NEW.invoice_id, customer_id, amount, payment_method, NEW.reason, NEW.business_date,
      NEW.occurred_at, NEW.operation_id
    FROM public.payments WHERE invoice_id = NEW.invoice_id AND purpose = 'contado' ORDER BY id_payment;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER post_cancellation AFTER INSERT ON public.invoice_cancellations
  FOR EACH ROW EXECUTE FUNCTION public.post_cancellation();
--> statement-breakpoint
CREATE FUNCTION public.post_refund() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE
  payment public.payments;
BEGIN
  SELECT * INTO STRICT payment FROM public.payments WHERE id_payment = NEW.payment_id;
  IF payment.purpose = 'abono' THEN
    PERFORM FROM public.customers WHERE id_customer = payment.customer_id FOR NO KEY UPDATE;
  END IF;
  SELECT * INTO STRICT payment FROM public.payments WHERE id_payment = NEW.payment_id FOR NO KEY UPDATE;
  IF payment.customer_id <> NEW.customer_id OR EXISTS (
    SELECT FROM public.invoices WHERE id_invoice = NEW.invoice_id AND customer_id <> NEW.customer_id
  ) THEN
    RAISE EXCEPTION 'the refund is not of the customer who paid'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'refunds_same_customer', TABLE = 'refunds';
  END IF;
  IF payment.reversed_at IS NOT NULL THEN
    RAISE EXCEPTION 'payment % is reversed: there is nothing to give back', payment.id_payment
      USING ERRCODE = 'check_violation', CONSTRAINT = 'refunds_fit', TABLE = 'refunds';
  END IF;
  IF payment.purpose = 'contado' AND NOT EXISTS (
    SELECT FROM public.invoices
    WHERE id_invoice = payment.invoice_id AND id_invoice = NEW.invoice_id AND cancelled_at IS NOT NULL
  ) THEN
    RAISE EXCEPTION 'money over the counter is given back by cancelling its sale'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'refunds_fit', TABLE = 'refunds';
  END IF;
  -- That it is not given back twice, nor while it pays something, is a check of the row.
  UPDATE public.payments
  SET amount_applied = CASE purpose WHEN 'contado' THEN 0 ELSE amount_applied END,
      amount_refunded = amount_refunded + NEW.amount
  WHERE id_payment = NEW.payment_id;
  INSERT INTO public.customer_ledger
    (customer_id, kind, amount, invoice_id, payment_id, refund_id, operation_id, occurred_at, business_date)
  VALUES (NEW.customer_id, 'refund', NEW.amount, NEW.invoice_id, NEW.payment_id, NEW.id_refund, NEW.operation_id,
    NEW.occurred_at, NEW.business_date);
  IF payment.purpose = 'abono' THEN
    UPDATE public.customers SET balance = balance + NEW.amount WHERE id_customer = NEW.customer_id;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER post_refund AFTER INSERT ON public.refunds
  FOR EACH ROW EXECUTE FUNCTION public.post_refund();
--> statement-breakpoint
CREATE FUNCTION public.post_reversal() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE
  payment public.payments;
BEGIN
  SELECT * INTO STRICT payment FROM public.payments WHERE id_payment = NEW.payment_id;
  PERFORM FROM public.customers WHERE id_customer = payment.customer_id FOR NO KEY UPDATE;
  PERFORM FROM public.invoices
  WHERE id_invoice IN (SELECT invoice_id FROM public.payment_applications WHERE payment_id = NEW.payment_id)
  ORDER BY id_invoice FOR NO KEY UPDATE;
  SELECT * INTO STRICT payment FROM public.payments WHERE id_payment = NEW.payment_id FOR NO KEY UPDATE;
  IF payment.purpose = 'contado' OR payment.amount_refunded > 0 THEN
    RAISE EXCEPTION 'payment % is consumed and cannot be reversed', payment.id_payment
      USING ERRCODE = 'check_violation', CONSTRAINT = 'payment_reversals_fit', TABLE = 'payment_reversals';
  END IF;
  PERFORM public.release_applications(NULL, NEW.payment_id, NEW.business_date, NEW.occurred_at, NEW.operation_id);
  UPDATE public.payments SET reversed_at = NEW.occurred_at WHERE id_payment = NEW.payment_id;
  INSERT INTO public.customer_ledger
    (customer_id, kind, amount, payment_id, operation_id, occurred_at, business_date)
  VALUES (payment.customer_id, 'reversal', payment.amount, payment.id_payment, NEW.operation_id, NEW.occurred_at,
    NEW.business_date);
  UPDATE public.customers SET balance = balance + payment.amount WHERE id_customer = payment.customer_id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER post_reversal AFTER INSERT ON public.payment_reversals
  FOR EACH ROW EXECUTE FUNCTION public.post_reversal();
--> statement-breakpoint

-- ------------------------------------------------------------------------------------------------ customers

CREATE FUNCTION public.derive_new_customer() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  NEW.balance := 0;
  NEW.change_stamp := pg_current_xact_id();
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER derive_new_customer BEFORE INSERT ON public.customers
  FOR EACH ROW EXECUTE FUNCTION public.derive_new_customer();
--> statement-breakpoint
CREATE TRIGGER stamp_change BEFORE UPDATE ON public.customers
  FOR EACH ROW EXECUTE FUNCTION public.stamp_change();
--> statement-breakpoint
-- Changes the columns that are in `after`. Returns, in words for the screen, what somebody else had changed meanwhile:
-- the last one to arrive stands, and both values are told.
CREATE FUNCTION public.update_customer(by_operation uuid, of_customer uuid, before jsonb, after jsonb) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE
  customer public.customers;
  conflicts text;
BEGIN
  SELECT * INTO customer FROM public.customers WHERE uuid = of_customer FOR NO KEY UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'customer % is not here', of_customer USING ERRCODE = 'foreign_key_violation';
  END IF;
  SELECT string_agg(format('%s: otra terminal había puesto «%s», quedó «%s»', field.label,
    coalesce(field.current, ''), coalesce(field.wanted, '')), '; ' ORDER BY field.label)
  INTO conflicts
  FROM (
    SELECT CASE changed.key WHEN 'name' THEN 'nombre' WHEN 'rfc' THEN 'RFC' WHEN 'business_name' THEN 'razón social'
        WHEN 'email' THEN 'correo' WHEN 'phone' THEN 'teléfono' WHEN 'address' THEN 'dirección'
        WHEN 'credit_limit' THEN 'límite de crédito' WHEN 'payment_terms' THEN 'días de crédito'
        ELSE changed.key END AS label,
      to_jsonb(customer) ->> changed.key AS current, changed.value AS wanted, before ->> changed.key AS seen
    FROM jsonb_each_text(after) AS changed
  ) AS field
  WHERE field.current IS DISTINCT FROM field.seen AND field.current IS DISTINCT FROM field.wanted;
  UPDATE public.customers SET
    name = CASE WHEN after ? 'name' THEN after ->> 'name' ELSE name END,
    rfc = CASE WHEN after ? 'rfc' THEN after ->> 'rfc' ELSE rfc END,
    business_name = CASE WHEN after ? 'business_name' THEN after ->> 'business_name' ELSE business_name END,
    email = CASE WHEN after ? 'email' THEN after ->> 'email' ELSE email END,
    phone = CASE WHEN after ? 'phone' THEN after ->> 'phone' ELSE phone END,
    address = CASE WHEN after ? 'address' THEN after ->> 'address' ELSE address END,
    credit_limit = CASE WHEN after ? 'credit_limit' THEN (after ->> 'credit_limit')::numeric ELSE credit_limit END,
    payment_terms = CASE WHEN after ? 'payment_terms' THEN (after ->> 'payment_terms')::integer ELSE payment_terms END,
    review_reason = coalesce(conflicts, review_reason),
    updated_at = now()
  WHERE id_customer = customer.id_customer;
  RETURN conflicts;
END $$;
--> statement-breakpoint
-- Takes or replaces the hold of a sale that is being rung up. The customer's lock makes two terminals ask in turn.
CREATE FUNCTION public.authorise_credit(for_operation uuid, of_customer uuid, wanted numeric, for_seconds integer)
RETURNS TABLE (authorised boolean, reason text, credit_limit numeric, balance numeric, available numeric)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE
  customer public.customers;
  free numeric;
BEGIN
  SELECT * INTO customer FROM public.customers AS c WHERE c.uuid = of_customer FOR NO KEY UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'customer % is not here', of_customer USING ERRCODE = 'no_data_found';
  END IF;
  DELETE FROM public.credit_holds AS h
  WHERE h.operation_id = for_operation OR (h.customer_id = customer.id_customer AND h.expires_at <= clock_timestamp());
  SELECT customer.credit_limit - customer.balance - coalesce(sum(h.amount), 0) INTO free
  FROM public.credit_holds AS h WHERE h.customer_id = customer.id_customer;
  IF customer.active AND wanted <= free THEN
    INSERT INTO public.credit_holds (operation_id, customer_id, amount, expires_at)
    VALUES (for_operation, customer.id_customer, wanted, clock_timestamp() + make_interval(secs => for_seconds));
  END IF;
  RETURN QUERY SELECT customer.active AND wanted <= free, CASE WHEN customer.active THEN 'limit' ELSE 'inactive' END,
    customer.credit_limit, customer.balance, free;
END $$;
--> statement-breakpoint

-- ----------------------------------------------------------------------- written once, corrected by addition

CREATE FUNCTION public.refuse_change() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  RAISE EXCEPTION '% on % is refused: what is posted stays, and what is derived is written by triggers alone', TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'restrict_violation', TABLE = TG_TABLE_NAME, SCHEMA = 'public';
END $$;
--> statement-breakpoint
DO $$
DECLARE
  posted record;
BEGIN
  FOR posted IN
    SELECT * FROM (VALUES
      ('customers', 'id_customer, uuid, created_at, operation_id, legacy_balance, legacy_row', 'balance, change_stamp'),
      ('invoices',
       'id_invoice, customer_id, folio, date_issued, subtotal, tax_rate, tax_amount, total, notes, created_at, uuid,
        operation_id, terminal_id, cashier_id, cashier_name, source, ticket_number, printed_folio, printed_name,
        printed_rfc, terms, price_basis, business_date, due_date, exchange_rate, received_amount, change_amount,
        customer_reference, collected_by, legacy_amount_paid, legacy_status, legacy_row',
       'amount_paid, status, cancelled_at, cancelled_by, cancel_reason, change_stamp'),
      ('invoice_items',
       'id_invoice_item, invoice_id, part_id, aftermarket_id, description, quantity, unit_cost, margin_pct, unit_price,
        line_total, position, part_code, source_cost, source_currency, list_price, legacy_row', NULL),
      ('payments',
       'id_payment, customer_id, invoice_id, amount, payment_method, reference, date_payment, notes, created_at, uuid,
        operation_id, terminal_id, cashier_id, cashier_name, source, purpose, received_amount, business_date,
        legacy_invoice_id, legacy_row',
       'amount_applied, amount_refunded, reversed_at, change_stamp'),
      ('payment_applications', 'ALL', NULL), ('invoice_cancellations', 'ALL', NULL), ('refunds', 'ALL', NULL),
      ('payment_reversals', 'ALL', NULL), ('customer_ledger', 'ALL', NULL),
      ('terminal_operations',
       'id, terminal_id, incarnation_id, seq, kind, version, source, cashier_id, cashier_name, occurred_at,
        business_date, payload, payload_hash, received_at', NULL),
      ('terminal_incarnations', 'id, terminal_id, started_at', 'last_seq'),
      ('terminals', 'id, registered_at', NULL),
      ('folio_leases', 'id, terminal_id, incarnation_id, first_number, last_number, given_at', NULL)
    ) AS known (table_name, frozen, derived)
  LOOP
    EXECUTE format('CREATE TRIGGER refuse_delete BEFORE DELETE ON public.%I
      FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change()', posted.table_name);
    EXECUTE format('CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.%I
      FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change()', posted.table_name);
    EXECUTE format('CREATE TRIGGER refuse_update BEFORE UPDATE %s ON public.%I
      FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change()',
      CASE posted.frozen WHEN 'ALL' THEN '' ELSE 'OF ' || posted.frozen END, posted.table_name);
    IF posted.derived IS NOT NULL THEN
      -- Depth 0 is a statement of somebody; deeper is a trigger of this file.
      EXECUTE format('CREATE TRIGGER refuse_update_of_derived BEFORE UPDATE OF %s ON public.%I
        FOR EACH STATEMENT WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION public.refuse_change()',
        posted.derived, posted.table_name);
    END IF;
  END LOOP;
END $$;
--> statement-breakpoint
CREATE TRIGGER refuse_insert BEFORE INSERT ON public.customer_ledger
  FOR EACH STATEMENT WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION public.refuse_change();
--> statement-breakpoint

-- ---------------------------------------------------------------------------------------------------- proof

-- What each customer owes by age on a day, and what stands in his favour. Reads the derived columns.
CREATE FUNCTION public.customer_aging(on_day date)
RETURNS TABLE (
  customer_id integer, not_due numeric, days_1_30 numeric, days_31_60 numeric, days_61_90 numeric,
  days_over_90 numeric, in_favour numeric
)
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT c.id_customer,
    coalesce(owed.not_due, 0), coalesce(owed.days_1_30, 0), coalesce(owed.days_31_60, 0),
    coalesce(owed.days_61_90, 0), coalesce(owed.days_over_90, 0), coalesce(favour.amount, 0)
  FROM public.customers AS c
  LEFT JOIN (
    SELECT i.customer_id,
      sum(i.total - i.amount_paid) FILTER (WHERE on_day <= coalesce(i.due_date, i.business_date)) AS not_due,
      sum(i.total - i.amount_paid) FILTER (WHERE on_day - coalesce(i.due_date, i.business_date) BETWEEN 1 AND 30) AS days_1_30,
      sum(i.total - i.amount_paid) FILTER (WHERE on_day - coalesce(i.due_date, i.business_date) BETWEEN 31 AND 60) AS days_31_60,
      sum(i.total - i.amount_paid) FILTER (WHERE on_day - coalesce(i.due_date, i.business_date) BETWEEN 61 AND 90) AS days_61_90,
      sum(i.total - i.amount_paid) FILTER (WHERE on_day - coalesce(i.due_date, i.business_date) > 90) AS days_over_90
    FROM public.invoices AS i WHERE i.status IN ('pending', 'partial') GROUP BY i.customer_id
  ) AS owed ON owed.customer_id = c.id_customer
  LEFT JOIN (
    SELECT p.customer_id, sum(p.amount - p.amount_applied - p.amount_refunded) AS amount
    FROM public.payments AS p WHERE p.reversed_at IS NULL GROUP BY p.customer_id
  ) AS favour ON favour.customer_id = c.id_customer
$$;
--> statement-breakpoint
-- Every customer about whom ledger, balance, invoices, applications and aging do not say the same. Returns no row, ever.
CREATE FUNCTION public.verify_balances()
RETURNS TABLE (customer_id integer, disagreement text, document text, expected numeric, found numeric)
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  WITH ledger AS (
    SELECT l.customer_id, sum(l.amount) AS amount FROM public.customer_ledger AS l GROUP BY l.customer_id
  ), applied_to AS (
    SELECT a.invoice_id, sum(a.amount) AS amount FROM public.payment_applications AS a GROUP BY a.invoice_id
  ), applied_of AS (
    SELECT a.payment_id, sum(a.amount) AS amount FROM public.payment_applications AS a GROUP BY a.payment_id
  ), refunded_of AS (
    SELECT r.payment_id, sum(r.amount) AS amount FROM public.refunds AS r GROUP BY r.payment_id
  ), invoice AS (
    SELECT i.*, coalesce(applied_to.amount, 0) AS applied, c.invoice_id IS NOT NULL AS cancelled
    FROM public.invoices AS i
    LEFT JOIN applied_to ON applied_to.invoice_id = i.id_invoice
    LEFT JOIN public.invoice_cancellations AS c ON c.invoice_id = i.id_invoice
  ), payment AS (
    SELECT p.*, coalesce(applied_of.amount, 0) AS applied, coalesce(refunded_of.amount, 0) AS refunded,
      v.payment_id IS NOT NULL AS reversed
    FROM public.payments AS p
    LEFT JOIN applied_of ON applied_of.payment_id = p.id_payment
    LEFT JOIN refunded_of ON refunded_of.payment_id = p.id_payment
    LEFT JOIN public.payment_reversals AS v ON v.payment_id = p.id_payment
  ), documents AS (
    SELECT d.customer_id, sum(d.amount) AS amount FROM (
      SELECT i.customer_id, i.total - i.applied AS amount FROM invoice AS i WHERE NOT i.cancelled
      UNION ALL
      SELECT p.customer_id, -(p.amount - p.applied - p.refunded) FROM payment AS p WHERE NOT p.reversed
    ) AS d GROUP BY d.customer_id
  ), aging AS (
    SELECT g.customer_id,
      g.not_due + g.days_1_30 + g.days_31_60 + g.days_61_90 + g.days_over_90 - g.in_favour AS amount
    FROM public.customer_aging(current_date) AS g
  ), posted AS (
    SELECT l.customer_id, l.kind, l.document_id, sum(l.amount) AS amount, count(*) AS times
    FROM (SELECT *, CASE WHEN kind IN ('invoice', 'cancellation') THEN invoice_id
                         WHEN kind = 'refund' THEN refund_id ELSE payment_id END AS document_id
          FROM public.customer_ledger) AS l
    GROUP BY l.customer_id, l.kind, l.document_id
  ), due_postings AS (
    SELECT i.customer_id, 'invoice' AS kind, i.id_invoice::bigint AS document_id, i.total AS amount FROM invoice AS i
    UNION ALL
    SELECT i.customer_id, 'cancellation', i.id_invoice, -i.total FROM invoice AS i WHERE i.cancelled
    UNION ALL
    -- Payments of nothing are the original's; they move no balance.
    SELECT p.customer_id, 'payment', p.id_payment, -p.amount FROM payment AS p WHERE p.amount <> 0
    UNION ALL
    SELECT p.customer_id, 'reversal', p.id_payment, p.amount FROM payment AS p WHERE p.reversed
    UNION ALL
    SELECT r.customer_id, 'refund', r.id_refund, r.amount FROM public.refunds AS r
  )
  SELECT c.id_customer, 'balance is not the ledger', c.name::text, coalesce(ledger.amount, 0), c.balance
  FROM public.customers AS c LEFT JOIN ledger ON ledger.customer_id = c.id_customer
  WHERE c.balance <> coalesce(ledger.amount, 0)
  UNION ALL
  SELECT c.id_customer, 'ledger is not the documents', c.name::text, coalesce(documents.amount, 0), coalesce(ledger.amount, 0)
  FROM public.customers AS c
  LEFT JOIN ledger ON ledger.customer_id = c.id_customer
  LEFT JOIN documents ON documents.customer_id = c.id_customer
  WHERE coalesce(ledger.amount, 0) <> coalesce(documents.amount, 0)
  UNION ALL
  SELECT c.id_customer, 'aging is not the balance', c.name::text, c.balance, aging.amount
  FROM public.customers AS c JOIN aging ON aging.customer_id = c.id_customer
  WHERE c.balance <> aging.amount
  UNION ALL
  SELECT coalesce(d.customer_id, l.customer_id), 'document without its posting, or posting without its document',
    format('%s %s', coalesce(d.kind, l.kind), coalesce(d.document_id, l.document_id)), d.amount, l.amount
  FROM due_postings AS d
  FULL JOIN posted AS l
    ON l.kind = d.kind AND l.customer_id = d.customer_id AND l.document_id = d.document_id
  WHERE d.amount IS DISTINCT FROM l.amount OR l.times <> 1
  UNION ALL
  SELECT i.customer_id, 'amount paid is not the applications', i.folio::text, i.applied, i.amount_paid
  FROM invoice AS i WHERE i.amount_paid <> i.applied
  UNION ALL
  SELECT i.customer_id, 'more applied than the invoice takes', i.folio::text,
    CASE WHEN i.cancelled THEN 0 ELSE i.total END, i.applied
  FROM invoice AS i
  WHERE i.applied < 0 OR i.applied > i.total OR (i.cancelled AND i.applied <> 0)
    OR (i.terms = 'contado' AND NOT i.cancelled AND i.applied <> i.total)
  UNION ALL
  SELECT i.customer_id, 'status is not what the amounts say', format('%s is %s', i.folio, i.status), i.applied, i.amount_paid
  FROM invoice AS i
  WHERE i.status <> CASE WHEN i.cancelled THEN 'cancelled' WHEN i.applied = i.total THEN 'paid'
    WHEN i.applied > 0 THEN 'partial' ELSE 'pending' END OR i.cancelled <> (i.cancelled_at IS NOT NULL)
  UNION ALL
  SELECT p.customer_id, 'applied or refunded is not the rows', format('payment %s', p.id_payment),
    p.applied + p.refunded, p.amount_applied + p.amount_refunded
  FROM payment AS p
  WHERE p.amount_applied <> p.applied OR p.amount_refunded <> p.refunded OR p.reversed <> (p.reversed_at IS NOT NULL)
  UNION ALL
  SELECT p.customer_id, 'more used than was paid', format('payment %s', p.id_payment), p.amount, p.applied + p.refunded
  FROM payment AS p
  WHERE p.applied < 0 OR p.applied + p.refunded > p.amount OR (p.reversed AND p.applied + p.refunded <> 0)
    OR (p.purpose = 'contado' AND p.applied + p.refunded <> p.amount)
  UNION ALL
  SELECT a.customer_id, 'application across customers', format('application %s', a.id_application), i.customer_id, p.customer_id
  FROM public.payment_applications AS a
  JOIN public.invoices AS i ON i.id_invoice = a.invoice_id
  JOIN public.payments AS p ON p.id_payment = a.payment_id
  WHERE i.customer_id <> a.customer_id OR p.customer_id <> a.customer_id
$$;
