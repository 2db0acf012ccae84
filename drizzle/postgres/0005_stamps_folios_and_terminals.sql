-- Functions run as the owner, so that a terminal needs no right to what they write. See 0006 for the order of locks.

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
  -- Counter sales touch nothing that is there already.
  IF cardinality(of_customers) + cardinality(of_invoices) > 0 THEN
    PERFORM FROM public.customers AS c
    WHERE c.id_customer IN (
      SELECT id_customer FROM public.customers WHERE uuid = ANY (of_customers)
      UNION
      SELECT customer_id FROM public.invoices WHERE uuid = ANY (of_invoices) AND terms = 'credito')
    ORDER BY c.id_customer
    FOR NO KEY UPDATE;
    PERFORM FROM public.invoices AS i WHERE i.uuid = ANY (of_invoices) ORDER BY i.id_invoice FOR NO KEY UPDATE;
  END IF;
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
