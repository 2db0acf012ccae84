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
