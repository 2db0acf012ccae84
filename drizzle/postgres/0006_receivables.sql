-- Everything that is derived is derived here. Order of locks, everywhere: customers by id, invoices by id, payments by
-- id, then the folio counter. Functions run as the owner, so that a terminal needs no right to what they write.
--
-- A session plans the queries of a function once. Those that run for every batch may look rows up by key and nothing
-- else (enable_seqscan and so on are off in them): a plan made while a table was small would scan it when it is large.

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
