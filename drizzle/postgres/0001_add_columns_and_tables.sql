-- TIMESTAMP becomes timestamptz by the implicit cast, which reads it in the session's zone: the migrator sets that to the
-- zone of the shop. Figures get their final types and ranges in 0003, after the original's data were converted.
CREATE TABLE "credit_holds" (
	"operation_id" uuid PRIMARY KEY NOT NULL,
	"customer_id" integer NOT NULL,
	"amount" numeric(12, 2) NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "credit_holds_amount_range" CHECK ("credit_holds"."amount" BETWEEN 0 AND 9999999999.99)
);
--> statement-breakpoint
CREATE TABLE "invoice_cancellations" (
	"invoice_id" integer PRIMARY KEY NOT NULL,
	"operation_id" uuid,
	"reason" varchar(500) NOT NULL,
	"cancelled_by" varchar(100),
	"occurred_at" timestamp with time zone NOT NULL,
	"business_date" date NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "customer_ledger" (
	"posting" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "customer_ledger_posting_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"customer_id" integer NOT NULL,
	"kind" varchar(12) NOT NULL,
	"amount" numeric(12, 2) NOT NULL,
	"invoice_id" integer,
	"payment_id" integer,
	"refund_id" bigint,
	"operation_id" uuid,
	"occurred_at" timestamp with time zone NOT NULL,
	"business_date" date NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "customer_ledger_amount_range" CHECK ("customer_ledger"."amount" BETWEEN -9999999999.99 AND 9999999999.99),
	CONSTRAINT "customer_ledger_sign_of_kind" CHECK (CASE "customer_ledger"."kind" WHEN 'invoice' THEN "customer_ledger"."amount" >= 0 AND "customer_ledger"."invoice_id" IS NOT NULL WHEN 'payment' THEN "customer_ledger"."amount" < 0 AND "customer_ledger"."payment_id" IS NOT NULL WHEN 'cancellation' THEN "customer_ledger"."amount" <= 0 AND "customer_ledger"."invoice_id" IS NOT NULL WHEN 'refund' THEN "customer_ledger"."amount" > 0 AND "customer_ledger"."refund_id" IS NOT NULL WHEN 'reversal' THEN "customer_ledger"."amount" > 0 AND "customer_ledger"."payment_id" IS NOT NULL ELSE false END)
);
--> statement-breakpoint
CREATE TABLE "legacy_findings" (
	"id_finding" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "legacy_findings_id_finding_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"entity" varchar(30),
	"row_id" integer,
	"code" varchar(80) NOT NULL,
	"explanation" text DEFAULT '' NOT NULL,
	"before" text,
	"after" text,
	"found_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "legacy_quarantine" (
	"id_quarantine" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "legacy_quarantine_id_quarantine_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"table_name" varchar(60) NOT NULL,
	"row_id" integer,
	"code" varchar(80) NOT NULL,
	"row_data" jsonb NOT NULL,
	"quarantined_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "payment_applications" (
	"id_application" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "payment_applications_id_application_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"uuid" uuid DEFAULT gen_random_uuid() NOT NULL,
	"payment_id" integer NOT NULL,
	"invoice_id" integer NOT NULL,
	"customer_id" integer NOT NULL,
	"amount" numeric(12, 2) NOT NULL,
	"reverses" bigint,
	"business_date" date NOT NULL,
	"occurred_at" timestamp with time zone NOT NULL,
	"operation_id" uuid,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "payment_applications_uuid_key" UNIQUE("uuid"),
	CONSTRAINT "payment_applications_reverses_key" UNIQUE("reverses"),
	CONSTRAINT "payment_applications_amount_range" CHECK ("payment_applications"."amount" BETWEEN -9999999999.99 AND 9999999999.99),
	CONSTRAINT "payment_applications_sign" CHECK ("payment_applications"."amount" <> 0 AND ("payment_applications"."amount" < 0) = ("payment_applications"."reverses" IS NOT NULL))
);
--> statement-breakpoint
CREATE TABLE "payment_reversals" (
	"payment_id" integer PRIMARY KEY NOT NULL,
	"operation_id" uuid,
	"reason" varchar(500) NOT NULL,
	"reversed_by" varchar(100),
	"occurred_at" timestamp with time zone NOT NULL,
	"business_date" date NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "refunds" (
	"id_refund" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "refunds_id_refund_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"uuid" uuid DEFAULT gen_random_uuid() NOT NULL,
	"payment_id" integer NOT NULL,
	"invoice_id" integer,
	"customer_id" integer NOT NULL,
	"amount" numeric(12, 2) NOT NULL,
	"method" varchar(20) NOT NULL,
	"reason" varchar(500) NOT NULL,
	"business_date" date NOT NULL,
	"occurred_at" timestamp with time zone NOT NULL,
	"operation_id" uuid,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "refunds_uuid_key" UNIQUE("uuid"),
	CONSTRAINT "refunds_amount_range" CHECK ("refunds"."amount" BETWEEN 0.01 AND 9999999999.99)
);
--> statement-breakpoint
CREATE TABLE "replica_tombstones" (
	"table_name" varchar(60) NOT NULL,
	"row_key" text NOT NULL,
	"change_stamp" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	CONSTRAINT "replica_tombstones_pkey" PRIMARY KEY("table_name","row_key")
);
--> statement-breakpoint
CREATE TABLE "store_settings" (
	"key" varchar(60) PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"change_stamp" "xid8" DEFAULT pg_current_xact_id() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "cashiers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" varchar(100) NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"change_stamp" "xid8" DEFAULT pg_current_xact_id() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "folio_counter" (
	"only" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"next_number" bigint NOT NULL,
	CONSTRAINT "folio_counter_one_row" CHECK ("folio_counter"."only"),
	CONSTRAINT "folio_counter_range" CHECK ("folio_counter"."next_number" BETWEEN 1 AND 999999999999)
);
--> statement-breakpoint
CREATE TABLE "folio_leases" (
	"id" uuid PRIMARY KEY NOT NULL,
	"terminal_id" uuid NOT NULL,
	"incarnation_id" uuid NOT NULL,
	"first_number" bigint NOT NULL,
	"last_number" bigint NOT NULL,
	"given_at" timestamp with time zone DEFAULT now() NOT NULL,
	"state" varchar(12) DEFAULT 'active' NOT NULL,
	"written_off_at" timestamp with time zone,
	"written_off_by" varchar(100),
	CONSTRAINT "folio_leases_range" CHECK ("folio_leases"."first_number" >= 1 AND "folio_leases"."last_number" BETWEEN "folio_leases"."first_number" AND 999999999999),
	CONSTRAINT "folio_leases_state_known" CHECK ("folio_leases"."state" IN ('active', 'written-off')),
	CONSTRAINT "folio_leases_written_off_by_someone" CHECK (("folio_leases"."state" = 'written-off') = ("folio_leases"."written_off_at" IS NOT NULL AND "folio_leases"."written_off_by" IS NOT NULL))
);
--> statement-breakpoint
CREATE TABLE "schema_version" (
	"only" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"version" integer NOT NULL,
	"accepts_from" integer NOT NULL,
	CONSTRAINT "schema_version_one_row" CHECK ("schema_version"."only"),
	CONSTRAINT "schema_version_order" CHECK ("schema_version"."accepts_from" BETWEEN 1 AND "schema_version"."version")
);
--> statement-breakpoint
CREATE TABLE "terminal_incarnations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"terminal_id" uuid NOT NULL,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_seq" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "terminal_incarnations_terminal_key" UNIQUE("terminal_id","id"),
	CONSTRAINT "terminal_incarnations_last_seq_range" CHECK ("terminal_incarnations"."last_seq" BETWEEN 0 AND 999999999999)
);
--> statement-breakpoint
CREATE TABLE "terminal_operations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"terminal_id" uuid NOT NULL,
	"incarnation_id" uuid NOT NULL,
	"seq" bigint NOT NULL,
	"kind" varchar(40) NOT NULL,
	"version" integer NOT NULL,
	"source" varchar(10) NOT NULL,
	"cashier_id" uuid,
	"cashier_name" varchar(100),
	"occurred_at" timestamp with time zone NOT NULL,
	"business_date" date NOT NULL,
	"payload" text NOT NULL,
	"payload_hash" char(64) NOT NULL,
	"state" varchar(10) DEFAULT 'applied' NOT NULL,
	"park_reason" text,
	"review_reason" text,
	"folio" varchar(20),
	"received_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "terminal_operations_place_key" UNIQUE("terminal_id","incarnation_id","seq"),
	CONSTRAINT "terminal_operations_seq_range" CHECK ("terminal_operations"."seq" BETWEEN 1 AND 999999999999),
	CONSTRAINT "terminal_operations_source_known" CHECK ("terminal_operations"."source" IN ('counter', 'API')),
	CONSTRAINT "terminal_operations_state_known" CHECK ("terminal_operations"."state" IN ('applied', 'parked')),
	CONSTRAINT "terminal_operations_hash_shape" CHECK ("terminal_operations"."payload_hash" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "terminal_operations_parked_with_reason" CHECK ("terminal_operations"."state" = 'applied' OR "terminal_operations"."park_reason" IS NOT NULL)
);
--> statement-breakpoint
CREATE TABLE "terminals" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" varchar(10) NOT NULL,
	"registered_at" timestamp with time zone DEFAULT now() NOT NULL,
	"retired_at" timestamp with time zone,
	CONSTRAINT "terminals_code_key" UNIQUE("code")
);
--> statement-breakpoint
ALTER TABLE "customers" ALTER COLUMN "created_at" SET DATA TYPE timestamp with time zone;
--> statement-breakpoint
ALTER TABLE "invoice_items" ALTER COLUMN "quantity" SET DATA TYPE numeric;
--> statement-breakpoint
ALTER TABLE "invoices" ALTER COLUMN "date_issued" SET DATA TYPE timestamp with time zone;
--> statement-breakpoint
ALTER TABLE "invoices" ALTER COLUMN "created_at" SET DATA TYPE timestamp with time zone;
--> statement-breakpoint
ALTER TABLE "payments" ALTER COLUMN "date_payment" SET DATA TYPE timestamp with time zone;
--> statement-breakpoint
ALTER TABLE "payments" ALTER COLUMN "created_at" SET DATA TYPE timestamp with time zone;
--> statement-breakpoint
ALTER TABLE "aftermarket_parts" ADD COLUMN "change_stamp" "xid8" DEFAULT pg_current_xact_id() NOT NULL;
--> statement-breakpoint
ALTER TABLE "manufacturers" ADD COLUMN "change_stamp" "xid8" DEFAULT pg_current_xact_id() NOT NULL;
--> statement-breakpoint
ALTER TABLE "part_groups" ADD COLUMN "change_stamp" "xid8" DEFAULT pg_current_xact_id() NOT NULL;
--> statement-breakpoint
ALTER TABLE "parts" ADD COLUMN "change_stamp" "xid8" DEFAULT pg_current_xact_id() NOT NULL;
--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "uuid" uuid DEFAULT gen_random_uuid() NOT NULL;
--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "margin_pct" numeric(5, 2);
--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "reference_required" boolean DEFAULT false NOT NULL;
--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "offline_credit_limit" numeric(12, 2);
--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "fiscal_regime" varchar(3);
--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "postal_code" varchar(5);
--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "cfdi_use" varchar(4);
--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "operation_id" uuid;
--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "review_reason" text;
--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "legacy_balance" numeric(12, 2);
--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "legacy_row" jsonb;
--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "updated_at" timestamp with time zone DEFAULT now() NOT NULL;
--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "change_stamp" "xid8" DEFAULT pg_current_xact_id() NOT NULL;
--> statement-breakpoint
ALTER TABLE "invoice_items" ADD COLUMN "position" smallint;
--> statement-breakpoint
ALTER TABLE "invoice_items" ADD COLUMN "part_code" varchar(100);
--> statement-breakpoint
ALTER TABLE "invoice_items" ADD COLUMN "source_cost" numeric(12, 2);
--> statement-breakpoint
ALTER TABLE "invoice_items" ADD COLUMN "source_currency" varchar(3);
--> statement-breakpoint
ALTER TABLE "invoice_items" ADD COLUMN "list_price" numeric(12, 2);
--> statement-breakpoint
ALTER TABLE "invoice_items" ADD COLUMN "legacy_row" jsonb;
--> statement-breakpoint
ALTER TABLE "invoices" ADD COLUMN "uuid" uuid DEFAULT gen_random_uuid() NOT NULL;
--> statement-breakpoint
ALTER TABLE "invoices" ADD COLUMN "operation_id" uuid;
--> statement-breakpoint
ALTER TABLE "invoices" ADD COLUMN "terminal_id" uuid;
--> statement-breakpoint
ALTER TABLE "invoices" ADD COLUMN "cashier_id" uuid;
--> statement-breakpoint
ALTER TABLE "invoices" ADD COLUMN "cashier_name" varchar(100);
--> statement-breakpoint
ALTER TABLE "invoices" ADD COLUMN "source" varchar(10);
--> statement-breakpoint
ALTER TABLE "invoices" ADD COLUMN "ticket_number" varchar(20);
--> statement-breakpoint
ALTER TABLE "invoices" ADD COLUMN "printed_folio" varchar(20);
--> statement-breakpoint
ALTER TABLE "invoices" ADD COLUMN "printed_name" varchar(300);
--> statement-breakpoint
ALTER TABLE "invoices" ADD COLUMN "printed_rfc" varchar(13);
--> statement-breakpoint
ALTER TABLE "invoices" ADD COLUMN "terms" varchar(10) DEFAULT 'credito' NOT NULL;
--> statement-breakpoint
ALTER TABLE "invoices" ADD COLUMN "price_basis" varchar(10) DEFAULT 'neto' NOT NULL;
--> statement-breakpoint
ALTER TABLE "invoices" ADD COLUMN "business_date" date;
--> statement-breakpoint
ALTER TABLE "invoices" ADD COLUMN "due_date" date;
--> statement-breakpoint
ALTER TABLE "invoices" ADD COLUMN "exchange_rate" numeric(12, 4) DEFAULT '1' NOT NULL;
--> statement-breakpoint
ALTER TABLE "invoices" ADD COLUMN "received_amount" numeric(12, 2) DEFAULT '0' NOT NULL;
--> statement-breakpoint
ALTER TABLE "invoices" ADD COLUMN "change_amount" numeric(12, 2) DEFAULT '0' NOT NULL;
--> statement-breakpoint
ALTER TABLE "invoices" ADD COLUMN "customer_reference" varchar(50);
--> statement-breakpoint
ALTER TABLE "invoices" ADD COLUMN "collected_by" varchar(100);
--> statement-breakpoint
ALTER TABLE "invoices" ADD COLUMN "review_reason" text;
--> statement-breakpoint
ALTER TABLE "invoices" ADD COLUMN "cancelled_at" timestamp with time zone;
--> statement-breakpoint
ALTER TABLE "invoices" ADD COLUMN "cancelled_by" varchar(100);
--> statement-breakpoint
ALTER TABLE "invoices" ADD COLUMN "cancel_reason" varchar(500);
--> statement-breakpoint
ALTER TABLE "invoices" ADD COLUMN "legacy_amount_paid" numeric(12, 2);
--> statement-breakpoint
ALTER TABLE "invoices" ADD COLUMN "legacy_status" varchar(20);
--> statement-breakpoint
ALTER TABLE "invoices" ADD COLUMN "legacy_row" jsonb;
--> statement-breakpoint
ALTER TABLE "invoices" ADD COLUMN "change_stamp" "xid8" DEFAULT pg_current_xact_id() NOT NULL;
--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "uuid" uuid DEFAULT gen_random_uuid() NOT NULL;
--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "operation_id" uuid;
--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "terminal_id" uuid;
--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "cashier_id" uuid;
--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "cashier_name" varchar(100);
--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "source" varchar(10);
--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "purpose" varchar(10) DEFAULT 'abono' NOT NULL;
--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "received_amount" numeric(12, 2);
--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "amount_applied" numeric(12, 2) DEFAULT '0' NOT NULL;
--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "amount_refunded" numeric(12, 2) DEFAULT '0' NOT NULL;
--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "reversed_at" timestamp with time zone;
--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "business_date" date;
--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "review_reason" text;
--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "legacy_invoice_id" integer;
--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "legacy_row" jsonb;
--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "change_stamp" "xid8" DEFAULT pg_current_xact_id() NOT NULL;
