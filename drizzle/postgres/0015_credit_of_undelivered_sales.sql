-- What a terminal has not delivered yet counts once: it says which operations those are, and the holds that they left are
-- not counted beside them, nor those that arrived meanwhile.
DROP FUNCTION public.authorise_credit(uuid, uuid, numeric, integer);
--> statement-breakpoint
-- `undelivered` and `changes`: operations of the asking terminal that move this account, and by how much (+ owes more).
CREATE FUNCTION public.authorise_credit(for_operation uuid, of_customer uuid, wanted numeric, for_seconds integer,
  undelivered uuid[], changes numeric[])
RETURNS TABLE (authorised boolean, reason text, credit_limit numeric, balance numeric, available numeric)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE
  customer public.customers;
  owed numeric;
  free numeric;
BEGIN
  SELECT * INTO customer FROM public.customers AS c WHERE c.uuid = of_customer FOR NO KEY UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'customer % is not here', of_customer USING ERRCODE = 'no_data_found';
  END IF;
  DELETE FROM public.credit_holds AS h
  WHERE h.operation_id = for_operation OR (h.customer_id = customer.id_customer AND h.expires_at <= clock_timestamp());
  SELECT customer.balance + coalesce(sum(u.change), 0) INTO owed
  FROM unnest(undelivered, changes) AS u (id, change)
  WHERE NOT EXISTS (SELECT FROM public.terminal_operations AS o WHERE o.id = u.id AND o.state = 'applied');
  SELECT customer.credit_limit - owed - coalesce(sum(h.amount), 0) INTO free
  FROM public.credit_holds AS h
  WHERE h.customer_id = customer.id_customer AND h.operation_id <> ALL (undelivered);
  IF customer.active AND wanted <= free THEN
    INSERT INTO public.credit_holds (operation_id, customer_id, amount, expires_at)
    VALUES (for_operation, customer.id_customer, wanted, clock_timestamp() + make_interval(secs => for_seconds));
  END IF;
  RETURN QUERY SELECT customer.active AND wanted <= free, CASE WHEN customer.active THEN 'limit' ELSE 'inactive' END,
    customer.credit_limit, owed, greatest(free, 0);
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION public.authorise_credit(uuid, uuid, numeric, integer, uuid[], numeric[]) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION public.authorise_credit(uuid, uuid, numeric, integer, uuid[], numeric[]) TO nexus_terminal;
