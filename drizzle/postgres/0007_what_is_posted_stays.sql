-- Written once, corrected by addition: for the owner too.

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
