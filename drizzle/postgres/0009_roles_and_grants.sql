-- What a terminal may do: read, insert what a counter creates, call the functions below. Nothing else; in particular no
-- UPDATE anywhere. Columns that are derived, and releases of applications, are not among those it may insert.

ALTER DEFAULT PRIVILEGES FOR ROLE nexus_owner REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
--> statement-breakpoint
DO $$
DECLARE
  owned record;
BEGIN
  FOR owned IN
    SELECT oid::regprocedure AS signature FROM pg_catalog.pg_proc
    WHERE pronamespace = 'public'::regnamespace AND proowner = 'nexus_owner'::regrole
  LOOP
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', owned.signature);
  END LOOP;
  -- Columns of type serial ask for their sequence with the rights of whoever inserts.
  FOR owned IN
    SELECT pg_get_serial_sequence('public.' || known.table_name, known.key_column) AS signature
    FROM (VALUES ('customers', 'id_customer'), ('invoices', 'id_invoice'), ('invoice_items', 'id_invoice_item'),
      ('payments', 'id_payment')) AS known (table_name, key_column)
  LOOP
    EXECUTE format('GRANT USAGE ON SEQUENCE %s TO nexus_terminal', owned.signature);
  END LOOP;
END $$;
--> statement-breakpoint
GRANT SELECT ON
  public.part_groups, public.manufacturers, public.parts, public.aftermarket_parts, public.customers, public.invoices,
  public.invoice_items, public.payments, public.payment_applications, public.invoice_cancellations, public.refunds,
  public.payment_reversals, public.customer_ledger, public.credit_holds, public.cashiers, public.store_settings,
  public.replica_tombstones, public.schema_version, public.terminals, public.terminal_incarnations,
  public.terminal_operations, public.folio_counter, public.folio_leases, public.legacy_findings
TO nexus_terminal;
--> statement-breakpoint
GRANT INSERT (id, terminal_id, incarnation_id, seq, kind, version, source, cashier_id, cashier_name, occurred_at,
  business_date, payload, payload_hash, state, park_reason, folio)
ON public.terminal_operations TO nexus_terminal;
--> statement-breakpoint
GRANT INSERT (name, rfc, business_name, email, phone, address, credit_limit, payment_terms, uuid, operation_id,
  review_reason)
ON public.customers TO nexus_terminal;
--> statement-breakpoint
GRANT INSERT (customer_id, folio, date_issued, subtotal, tax_rate, tax_amount, total, notes, uuid, operation_id,
  terminal_id, cashier_id, cashier_name, source, ticket_number, printed_folio, printed_name, printed_rfc, terms,
  price_basis, business_date, due_date, exchange_rate, received_amount, change_amount, customer_reference, collected_by,
  review_reason)
ON public.invoices TO nexus_terminal;
--> statement-breakpoint
GRANT INSERT (invoice_id, part_id, aftermarket_id, description, quantity, unit_cost, margin_pct, unit_price, line_total,
  position, part_code, source_cost, source_currency, list_price)
ON public.invoice_items TO nexus_terminal;
--> statement-breakpoint
GRANT INSERT (customer_id, invoice_id, amount, payment_method, reference, date_payment, notes, uuid, operation_id,
  terminal_id, cashier_id, cashier_name, source, purpose, received_amount, business_date, review_reason)
ON public.payments TO nexus_terminal;
--> statement-breakpoint
GRANT INSERT (uuid, payment_id, invoice_id, customer_id, amount, business_date, occurred_at, operation_id)
ON public.payment_applications TO nexus_terminal;
--> statement-breakpoint
GRANT INSERT (invoice_id, operation_id, reason, cancelled_by, occurred_at, business_date)
ON public.invoice_cancellations TO nexus_terminal;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION
  public.register_terminal(uuid, varchar, uuid),
  public.open_delivery(uuid[], uuid[], uuid[]),
  public.resume_operations(uuid[]),
  public.settle_operations(jsonb),
  public.lease_folios(uuid, uuid, uuid, integer),
  public.declare_lease(uuid, uuid, uuid, bigint, bigint),
  public.update_customer(uuid, uuid, jsonb, jsonb),
  public.authorise_credit(uuid, uuid, numeric, integer),
  public.part_code(text),
  public.part_words(text, text),
  public.customer_aging(date),
  public.verify_balances()
TO nexus_terminal;
--> statement-breakpoint
-- Whoever fills the catalogue, an import or another program, computes the entries of its indexes.
GRANT EXECUTE ON FUNCTION public.part_code(text), public.part_words(text, text) TO PUBLIC;
