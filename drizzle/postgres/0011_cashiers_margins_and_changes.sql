CREATE TABLE "authorisations" (
	"operation_id" uuid NOT NULL,
	"right_name" varchar(40) NOT NULL,
	"detail" varchar(500) NOT NULL,
	"cashier_id" uuid NOT NULL,
	"cashier_name" varchar(100) NOT NULL,
	"occurred_at" timestamp with time zone NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "authorisations_pkey" PRIMARY KEY("operation_id","right_name")
);
--> statement-breakpoint
CREATE TABLE "margins" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "margins_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"group_id" integer,
	"manufacturer_id" integer,
	"customer_id" integer,
	"margin_pct" numeric(5, 2) NOT NULL,
	"change_stamp" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	CONSTRAINT "margins_of_one_thing_once" UNIQUE NULLS NOT DISTINCT("group_id","manufacturer_id","customer_id"),
	CONSTRAINT "margins_of_a_group_or_a_brand" CHECK (num_nonnulls("margins"."group_id", "margins"."manufacturer_id") = 1 AND ("margins"."customer_id" IS NULL OR "margins"."manufacturer_id" IS NOT NULL)),
	CONSTRAINT "margins_margin_pct_range" CHECK ("margins"."margin_pct" BETWEEN -100 AND 999.99)
);
--> statement-breakpoint
CREATE TABLE "shared_changes" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "shared_changes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"subject" varchar(30) NOT NULL,
	"subject_key" varchar(100) NOT NULL,
	"before_value" jsonb,
	"after_value" jsonb,
	"terminal_id" uuid,
	"cashier_id" uuid,
	"cashier_name" varchar(100),
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "invoice_items" ADD COLUMN "price_changed_by" uuid;--> statement-breakpoint
ALTER TABLE "invoice_items" ADD COLUMN "price_changed_by_name" varchar(100);--> statement-breakpoint
ALTER TABLE "cashiers" ADD COLUMN "role" varchar(12) DEFAULT 'cajero' NOT NULL;--> statement-breakpoint
ALTER TABLE "cashiers" ADD COLUMN "pin_hash" text;--> statement-breakpoint
ALTER TABLE "margins" ADD CONSTRAINT "margins_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id_customer") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "authorisations_newest" ON "authorisations" USING btree ("recorded_at");--> statement-breakpoint
CREATE INDEX "margins_changed" ON "margins" USING btree ("change_stamp","id");--> statement-breakpoint
CREATE INDEX "shared_changes_of_subject" ON "shared_changes" USING btree ("subject","subject_key","id");--> statement-breakpoint
CREATE UNIQUE INDEX "cashiers_pin_is_one_persons" ON "cashiers" USING btree ("pin_hash") WHERE "cashiers"."active";--> statement-breakpoint
CREATE INDEX "cashiers_changed" ON "cashiers" USING btree ("change_stamp","id");--> statement-breakpoint
ALTER TABLE "cashiers" ADD CONSTRAINT "cashiers_role_known" CHECK ("cashiers"."role" IN ('cajero', 'supervisor', 'dueño'));--> statement-breakpoint
ALTER TABLE "cashiers" ADD CONSTRAINT "cashiers_name_not_blank" CHECK (btrim("cashiers"."name") <> '');--> statement-breakpoint
UPDATE public.schema_version SET version = 2;
--> statement-breakpoint
GRANT SELECT ON public.authorisations, public.margins, public.shared_changes TO nexus_terminal;
--> statement-breakpoint
GRANT INSERT (operation_id, right_name, detail, cashier_id, cashier_name, occurred_at) ON public.authorisations TO nexus_terminal;
--> statement-breakpoint
GRANT INSERT (price_changed_by, price_changed_by_name) ON public.invoice_items TO nexus_terminal;
--> statement-breakpoint
DO $$
DECLARE
  posted text;
BEGIN
  FOREACH posted IN ARRAY ARRAY['authorisations', 'shared_changes'] LOOP
    EXECUTE format('CREATE TRIGGER refuse_change BEFORE UPDATE OR DELETE OR TRUNCATE ON public.%I
      FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change()', posted);
  END LOOP;
END $$;
--> statement-breakpoint
CREATE TRIGGER refuse_update_of_price_change BEFORE UPDATE OF price_changed_by, price_changed_by_name ON public.invoice_items
  FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();
