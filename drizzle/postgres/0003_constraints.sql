-- What the original's tables may have lost (a copy made by hand keeps no key, default or sequence), and the foreign
-- keys of the point of sale, whatever their names: they come back below without ON DELETE CASCADE.
DO $$
DECLARE
  original record;
  foreign_key record;
  sequence_name text;
  next_key bigint;
BEGIN
  FOR foreign_key IN
    SELECT conname, conrelid::regclass AS table_name
    FROM pg_catalog.pg_constraint
    WHERE contype = 'f'
      AND conrelid IN ('public.invoices'::regclass, 'public.invoice_items'::regclass, 'public.payments'::regclass)
      AND confrelid IN ('public.customers'::regclass, 'public.invoices'::regclass, 'public.parts'::regclass,
        'public.aftermarket_parts'::regclass)
  LOOP
    EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', foreign_key.table_name, foreign_key.conname);
  END LOOP;

  FOR original IN
    SELECT * FROM (VALUES
      ('part_groups', 'id_part_group'), ('manufacturers', 'id_manufacture'), ('parts', 'id_part'),
      ('aftermarket_parts', 'id_aftermarket_parts'), ('customers', 'id_customer'), ('invoices', 'id_invoice'),
      ('invoice_items', 'id_invoice_item'), ('payments', 'id_payment')) AS known (table_name, key_column)
  LOOP
    IF NOT EXISTS (
      SELECT FROM pg_catalog.pg_constraint
      WHERE contype = 'p' AND conrelid = format('public.%I', original.table_name)::regclass
    ) THEN
      EXECUTE format('ALTER TABLE public.%I ADD PRIMARY KEY (%I)', original.table_name, original.key_column);
    END IF;
    sequence_name := pg_get_serial_sequence(format('public.%I', original.table_name), original.key_column);
    IF sequence_name IS NULL THEN
      sequence_name := format('public.%I', original.table_name || '_' || original.key_column || '_seq');
      IF to_regclass(sequence_name) IS NULL THEN
        EXECUTE format('CREATE SEQUENCE %s AS integer', sequence_name);
      END IF;
      EXECUTE format('ALTER SEQUENCE %s OWNED BY public.%I.%I', sequence_name, original.table_name, original.key_column);
      EXECUTE format('ALTER TABLE public.%I ALTER COLUMN %I SET DEFAULT nextval(%L)',
        original.table_name, original.key_column, sequence_name);
    END IF;
    -- Ids written by hand leave a sequence behind; the next insert would meet one of them. setval would move it even
    -- when all of this is rolled back.
    EXECUTE format('SELECT greatest((SELECT max(%I) + 1 FROM public.%I), (SELECT last_value + is_called::integer FROM %s))',
      original.key_column, original.table_name, sequence_name) INTO next_key;
    EXECUTE format('ALTER SEQUENCE %s RESTART WITH %s', sequence_name, next_key);
  END LOOP;

  IF NOT EXISTS (
    SELECT FROM pg_catalog.pg_constraint
    WHERE contype = 'u' AND conrelid = 'public.invoices'::regclass AND conname = 'invoices_folio_key'
  ) THEN
    ALTER TABLE public.invoices ADD CONSTRAINT invoices_folio_key UNIQUE (folio);
  END IF;
  IF to_regclass('public.invoice_folio_seq') IS NULL THEN
    CREATE SEQUENCE public.invoice_folio_seq START WITH 1;
  END IF;
  IF to_regclass('public.idx_invoices_customer') IS NULL THEN
    CREATE INDEX idx_invoices_customer ON public.invoices (customer_id);
  END IF;
  IF to_regclass('public.idx_invoices_status') IS NULL THEN
    CREATE INDEX idx_invoices_status ON public.invoices (status);
  END IF;
  IF to_regclass('public.idx_invoice_items_invoice') IS NULL THEN
    CREATE INDEX idx_invoice_items_invoice ON public.invoice_items (invoice_id);
  END IF;
  IF to_regclass('public.idx_payments_customer') IS NULL THEN
    CREATE INDEX idx_payments_customer ON public.payments (customer_id);
  END IF;
  IF to_regclass('public.idx_payments_invoice') IS NULL THEN
    CREATE INDEX idx_payments_invoice ON public.payments (invoice_id);
  END IF;
  -- The same as the index of the unique constraint.
  IF to_regclass('public.idx_invoices_folio') IS NOT NULL THEN
    DROP INDEX public.idx_invoices_folio;
  END IF;
END $$;
--> statement-breakpoint
ALTER TABLE "customers" ALTER COLUMN "name" SET NOT NULL,
  ALTER COLUMN "credit_limit" SET DEFAULT 0, ALTER COLUMN "balance" SET DEFAULT 0,
  ALTER COLUMN "payment_terms" SET DEFAULT 30, ALTER COLUMN "active" SET DEFAULT true;
--> statement-breakpoint
ALTER TABLE "invoices" ALTER COLUMN "customer_id" SET NOT NULL, ALTER COLUMN "folio" SET NOT NULL,
  ALTER COLUMN "subtotal" SET NOT NULL, ALTER COLUMN "subtotal" SET DEFAULT 0,
  ALTER COLUMN "tax_amount" SET NOT NULL, ALTER COLUMN "tax_amount" SET DEFAULT 0,
  ALTER COLUMN "total" SET NOT NULL, ALTER COLUMN "total" SET DEFAULT 0,
  ALTER COLUMN "tax_rate" SET DEFAULT 0.16, ALTER COLUMN "amount_paid" SET DEFAULT 0,
  ALTER COLUMN "status" SET DEFAULT 'pending';
--> statement-breakpoint
ALTER TABLE "invoice_items" ALTER COLUMN "invoice_id" SET NOT NULL, ALTER COLUMN "description" SET NOT NULL,
  ALTER COLUMN "unit_price" SET NOT NULL, ALTER COLUMN "line_total" SET NOT NULL,
  ALTER COLUMN "unit_cost" SET DEFAULT 0, ALTER COLUMN "margin_pct" SET DEFAULT 30;
--> statement-breakpoint
ALTER TABLE "payments" ALTER COLUMN "customer_id" SET NOT NULL, ALTER COLUMN "amount" SET NOT NULL,
  ALTER COLUMN "payment_method" SET NOT NULL, ALTER COLUMN "payment_method" SET DEFAULT 'efectivo';
--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id_customer");
--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id_customer");
--> statement-breakpoint
ALTER TABLE "invoice_items" ADD CONSTRAINT "invoice_items_part_id_fkey" FOREIGN KEY ("part_id") REFERENCES "public"."parts"("id_part");
--> statement-breakpoint
ALTER TABLE "invoice_items" ADD CONSTRAINT "invoice_items_aftermarket_id_fkey" FOREIGN KEY ("aftermarket_id") REFERENCES "public"."aftermarket_parts"("id_aftermarket_parts");
--> statement-breakpoint
ALTER TABLE "customers" ALTER COLUMN "credit_limit" SET NOT NULL;
--> statement-breakpoint
ALTER TABLE "customers" ALTER COLUMN "balance" SET NOT NULL;
--> statement-breakpoint
ALTER TABLE "customers" ALTER COLUMN "payment_terms" SET NOT NULL;
--> statement-breakpoint
ALTER TABLE "customers" ALTER COLUMN "active" SET NOT NULL;
--> statement-breakpoint
ALTER TABLE "customers" ALTER COLUMN "created_at" SET DEFAULT now();
--> statement-breakpoint
ALTER TABLE "customers" ALTER COLUMN "created_at" SET NOT NULL;
--> statement-breakpoint
ALTER TABLE "invoice_items" ALTER COLUMN "quantity" SET DATA TYPE numeric(12, 3);
--> statement-breakpoint
ALTER TABLE "invoice_items" ALTER COLUMN "quantity" SET DEFAULT '1';
--> statement-breakpoint
ALTER TABLE "invoice_items" ALTER COLUMN "quantity" SET NOT NULL;
--> statement-breakpoint
ALTER TABLE "invoice_items" ALTER COLUMN "unit_cost" SET NOT NULL;
--> statement-breakpoint
ALTER TABLE "invoice_items" ALTER COLUMN "margin_pct" SET NOT NULL;
--> statement-breakpoint
ALTER TABLE "invoices" ALTER COLUMN "date_issued" SET DEFAULT now();
--> statement-breakpoint
ALTER TABLE "invoices" ALTER COLUMN "date_issued" SET NOT NULL;
--> statement-breakpoint
ALTER TABLE "invoices" ALTER COLUMN "tax_rate" SET NOT NULL;
--> statement-breakpoint
ALTER TABLE "invoices" ALTER COLUMN "amount_paid" SET NOT NULL;
--> statement-breakpoint
ALTER TABLE "invoices" ALTER COLUMN "status" SET NOT NULL;
--> statement-breakpoint
ALTER TABLE "invoices" ALTER COLUMN "created_at" SET DEFAULT now();
--> statement-breakpoint
ALTER TABLE "invoices" ALTER COLUMN "created_at" SET NOT NULL;
--> statement-breakpoint
ALTER TABLE "payments" ALTER COLUMN "date_payment" SET DEFAULT now();
--> statement-breakpoint
ALTER TABLE "payments" ALTER COLUMN "date_payment" SET NOT NULL;
--> statement-breakpoint
ALTER TABLE "payments" ALTER COLUMN "created_at" SET DEFAULT now();
--> statement-breakpoint
ALTER TABLE "payments" ALTER COLUMN "created_at" SET NOT NULL;
--> statement-breakpoint
ALTER TABLE "invoices" ALTER COLUMN "business_date" SET NOT NULL;
--> statement-breakpoint
ALTER TABLE "payments" ALTER COLUMN "business_date" SET NOT NULL;
--> statement-breakpoint
ALTER TABLE "customers" ADD CONSTRAINT "customers_uuid_key" UNIQUE("uuid");
--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_uuid_key" UNIQUE("uuid");
--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_uuid_key" UNIQUE("uuid");
--> statement-breakpoint
ALTER TABLE "credit_holds" ADD CONSTRAINT "credit_holds_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id_customer");
--> statement-breakpoint
ALTER TABLE "invoice_cancellations" ADD CONSTRAINT "invoice_cancellations_invoice_id_fkey" FOREIGN KEY ("invoice_id") REFERENCES "public"."invoices"("id_invoice");
--> statement-breakpoint
ALTER TABLE "customer_ledger" ADD CONSTRAINT "customer_ledger_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id_customer");
--> statement-breakpoint
ALTER TABLE "payment_applications" ADD CONSTRAINT "payment_applications_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "public"."payments"("id_payment");
--> statement-breakpoint
ALTER TABLE "payment_applications" ADD CONSTRAINT "payment_applications_invoice_id_fkey" FOREIGN KEY ("invoice_id") REFERENCES "public"."invoices"("id_invoice");
--> statement-breakpoint
ALTER TABLE "payment_applications" ADD CONSTRAINT "payment_applications_reverses_fkey" FOREIGN KEY ("reverses") REFERENCES "public"."payment_applications"("id_application");
--> statement-breakpoint
ALTER TABLE "payment_reversals" ADD CONSTRAINT "payment_reversals_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "public"."payments"("id_payment");
--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "public"."payments"("id_payment");
--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_invoice_id_fkey" FOREIGN KEY ("invoice_id") REFERENCES "public"."invoices"("id_invoice");
--> statement-breakpoint
ALTER TABLE "folio_leases" ADD CONSTRAINT "folio_leases_incarnation_fkey" FOREIGN KEY ("terminal_id","incarnation_id") REFERENCES "public"."terminal_incarnations"("terminal_id","id");
--> statement-breakpoint
ALTER TABLE "terminal_incarnations" ADD CONSTRAINT "terminal_incarnations_terminal_id_fkey" FOREIGN KEY ("terminal_id") REFERENCES "public"."terminals"("id");
--> statement-breakpoint
ALTER TABLE "terminal_operations" ADD CONSTRAINT "terminal_operations_incarnation_fkey" FOREIGN KEY ("terminal_id","incarnation_id") REFERENCES "public"."terminal_incarnations"("terminal_id","id");
--> statement-breakpoint
ALTER TABLE "invoice_items" ADD CONSTRAINT "invoice_items_invoice_id_fkey" FOREIGN KEY ("invoice_id") REFERENCES "public"."invoices"("id_invoice");
--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_terminal_id_fkey" FOREIGN KEY ("terminal_id") REFERENCES "public"."terminals"("id");
--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_terminal_id_fkey" FOREIGN KEY ("terminal_id") REFERENCES "public"."terminals"("id");
--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_invoice_id_fkey" FOREIGN KEY ("invoice_id") REFERENCES "public"."invoices"("id_invoice");
--> statement-breakpoint
ALTER TABLE "customers" ADD CONSTRAINT "customers_credit_limit_range" CHECK ("customers"."credit_limit" BETWEEN 0 AND 9999999999.99);
--> statement-breakpoint
ALTER TABLE "customers" ADD CONSTRAINT "customers_balance_range" CHECK ("customers"."balance" BETWEEN -9999999999.99 AND 9999999999.99);
--> statement-breakpoint
ALTER TABLE "customers" ADD CONSTRAINT "customers_payment_terms_range" CHECK ("customers"."payment_terms" BETWEEN 0 AND 3650);
--> statement-breakpoint
ALTER TABLE "customers" ADD CONSTRAINT "customers_margin_pct_range" CHECK ("customers"."margin_pct" BETWEEN -100 AND 999.99);
--> statement-breakpoint
ALTER TABLE "customers" ADD CONSTRAINT "customers_offline_credit_limit_range" CHECK ("customers"."offline_credit_limit" BETWEEN 0 AND 9999999999.99);
--> statement-breakpoint
ALTER TABLE "customers" ADD CONSTRAINT "customers_name_not_blank" CHECK (btrim("customers"."name") <> '');
--> statement-breakpoint
ALTER TABLE "customers" ADD CONSTRAINT "customers_public_without_debt_or_credit" CHECK ("customers"."uuid" <> '00000000-0000-7000-8000-000000000001' OR ("customers"."balance" = 0 AND "customers"."credit_limit" = 0));
--> statement-breakpoint
ALTER TABLE "invoice_items" ADD CONSTRAINT "invoice_items_quantity_range" CHECK ("invoice_items"."quantity" BETWEEN 0.001 AND 999999999.999 OR ("invoice_items"."legacy_row" IS NOT NULL AND "invoice_items"."quantity" BETWEEN -999999999.999 AND 999999999.999));
--> statement-breakpoint
ALTER TABLE "invoice_items" ADD CONSTRAINT "invoice_items_unit_cost_range" CHECK ("invoice_items"."unit_cost" BETWEEN 0 AND 9999999999.99);
--> statement-breakpoint
ALTER TABLE "invoice_items" ADD CONSTRAINT "invoice_items_margin_pct_range" CHECK ("invoice_items"."margin_pct" BETWEEN -100 AND 999.99);
--> statement-breakpoint
ALTER TABLE "invoice_items" ADD CONSTRAINT "invoice_items_unit_price_range" CHECK ("invoice_items"."unit_price" BETWEEN 0 AND 9999999999.99 OR ("invoice_items"."legacy_row" IS NOT NULL AND "invoice_items"."unit_price" BETWEEN -9999999999.99 AND 9999999999.99));
--> statement-breakpoint
ALTER TABLE "invoice_items" ADD CONSTRAINT "invoice_items_line_total_range" CHECK ("invoice_items"."line_total" BETWEEN 0 AND 9999999999.99 OR ("invoice_items"."legacy_row" IS NOT NULL AND "invoice_items"."line_total" BETWEEN -9999999999.99 AND 9999999999.99));
--> statement-breakpoint
ALTER TABLE "invoice_items" ADD CONSTRAINT "invoice_items_source_cost_range" CHECK ("invoice_items"."source_cost" BETWEEN 0 AND 9999999999.99);
--> statement-breakpoint
ALTER TABLE "invoice_items" ADD CONSTRAINT "invoice_items_list_price_range" CHECK ("invoice_items"."list_price" BETWEEN 0 AND 9999999999.99);
--> statement-breakpoint
ALTER TABLE "invoice_items" ADD CONSTRAINT "invoice_items_currency_known" CHECK ("invoice_items"."source_currency" IN ('MXN', 'USD'));
--> statement-breakpoint
ALTER TABLE "invoice_items" ADD CONSTRAINT "invoice_items_one_part" CHECK ("invoice_items"."part_id" IS NULL OR "invoice_items"."aftermarket_id" IS NULL);
--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_subtotal_range" CHECK ("invoices"."subtotal" BETWEEN 0 AND 9999999999.99);
--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_tax_rate_range" CHECK ("invoices"."tax_rate" BETWEEN 0 AND 1);
--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_tax_amount_range" CHECK ("invoices"."tax_amount" BETWEEN 0 AND 9999999999.99);
--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_total_range" CHECK ("invoices"."total" BETWEEN 0 AND 9999999999.99);
--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_amount_paid_range" CHECK ("invoices"."amount_paid" BETWEEN 0 AND "invoices"."total");
--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_exchange_rate_range" CHECK ("invoices"."exchange_rate" BETWEEN 0.0001 AND 9999.9999);
--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_received_range" CHECK ("invoices"."received_amount" BETWEEN 0 AND 9999999999.99);
--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_change_range" CHECK ("invoices"."change_amount" BETWEEN 0 AND "invoices"."received_amount");
--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_terms_known" CHECK ("invoices"."terms" IN ('contado', 'credito'));
--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_price_basis_known" CHECK ("invoices"."price_basis" IN ('neto', 'publico'));
--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_source_known" CHECK ("invoices"."source" IN ('counter', 'API'));
--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_total_adds_up" CHECK ("invoices"."operation_id" IS NULL OR "invoices"."total" = "invoices"."subtotal" + "invoices"."tax_amount");
--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_status_follows_amounts" CHECK ("invoices"."status" = CASE WHEN "invoices"."cancelled_at" IS NOT NULL THEN 'cancelled' WHEN "invoices"."amount_paid" = "invoices"."total" THEN 'paid' WHEN "invoices"."amount_paid" > 0 THEN 'partial' ELSE 'pending' END);
--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_cancelled_takes_no_payment" CHECK ("invoices"."cancelled_at" IS NULL OR "invoices"."amount_paid" = 0);
--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_amount_range" CHECK ("payments"."amount" BETWEEN 0.01 AND 9999999999.99 OR ("payments"."legacy_row" IS NOT NULL AND "payments"."amount" BETWEEN 0 AND 9999999999.99));
--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_received_range" CHECK ("payments"."received_amount" BETWEEN 0.01 AND 9999999999.99);
--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_applied_range" CHECK ("payments"."amount_applied" BETWEEN 0 AND "payments"."amount");
--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_refunded_range" CHECK ("payments"."amount_refunded" BETWEEN 0 AND "payments"."amount" - "payments"."amount_applied");
--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_purpose_known" CHECK ("payments"."purpose" IN ('contado', 'abono'));
--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_source_known" CHECK ("payments"."source" IN ('counter', 'API'));
--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_contado_has_its_invoice" CHECK ("payments"."purpose" = 'abono' OR "payments"."invoice_id" IS NOT NULL);
--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_reversed_is_free" CHECK ("payments"."reversed_at" IS NULL OR ("payments"."amount_applied" = 0 AND "payments"."amount_refunded" = 0));
--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_method_known" CHECK ("payments"."operation_id" IS NULL OR "payments"."payment_method" IN ('efectivo', 'tarjeta', 'transferencia', 'cheque'));
--> statement-breakpoint
CREATE INDEX "credit_holds_of_customer" ON "credit_holds" USING btree ("customer_id");
--> statement-breakpoint
CREATE INDEX "customer_ledger_statement" ON "customer_ledger" USING btree ("customer_id","business_date","posting");
--> statement-breakpoint
CREATE INDEX "payment_applications_of_payment" ON "payment_applications" USING btree ("payment_id");
--> statement-breakpoint
CREATE INDEX "payment_applications_of_invoice" ON "payment_applications" USING btree ("invoice_id");
--> statement-breakpoint
CREATE INDEX "refunds_of_payment" ON "refunds" USING btree ("payment_id");
--> statement-breakpoint
CREATE INDEX "replica_tombstones_changed" ON "replica_tombstones" USING btree ("table_name","change_stamp");
--> statement-breakpoint
CREATE INDEX "store_settings_changed" ON "store_settings" USING btree ("change_stamp","key");
--> statement-breakpoint
CREATE INDEX "terminal_operations_to_review" ON "terminal_operations" USING btree ("received_at") WHERE "terminal_operations"."state" = 'parked' OR "terminal_operations"."review_reason" IS NOT NULL;
--> statement-breakpoint
CREATE INDEX "aftermarket_parts_changed" ON "aftermarket_parts" USING btree ("change_stamp","id_aftermarket_parts");
--> statement-breakpoint
CREATE INDEX "manufacturers_changed" ON "manufacturers" USING btree ("change_stamp","id_manufacture");
--> statement-breakpoint
CREATE INDEX "part_groups_changed" ON "part_groups" USING btree ("change_stamp","id_part_group");
--> statement-breakpoint
CREATE INDEX "parts_changed" ON "parts" USING btree ("change_stamp","id_part");
--> statement-breakpoint
CREATE INDEX "customers_changed" ON "customers" USING btree ("change_stamp","uuid");
--> statement-breakpoint
CREATE INDEX "invoices_ticket_number" ON "invoices" USING btree ("ticket_number");
--> statement-breakpoint
CREATE INDEX "invoices_changed" ON "invoices" USING btree ("change_stamp","uuid") WHERE "invoices"."terms" = 'credito';
