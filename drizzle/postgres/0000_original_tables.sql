CREATE SEQUENCE "public"."invoice_folio_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1;--> statement-breakpoint
CREATE TABLE "aftermarket_parts" (
	"id_aftermarket_parts" serial PRIMARY KEY NOT NULL,
	"part_number" varchar(100) NOT NULL,
	"name_aftermarket_parts" varchar(300),
	"name_es" varchar(300),
	"manufacturer_id" integer,
	"price_usd" numeric(12, 2),
	"cost_usd" numeric(12, 2)
);
--> statement-breakpoint
CREATE TABLE "manufacturers" (
	"id_manufacture" serial PRIMARY KEY NOT NULL,
	"name_manufacture" varchar(200) NOT NULL
);
--> statement-breakpoint
CREATE TABLE "part_groups" (
	"id_part_group" serial PRIMARY KEY NOT NULL,
	"name_part_group" varchar(200) NOT NULL
);
--> statement-breakpoint
CREATE TABLE "parts" (
	"id_part" serial PRIMARY KEY NOT NULL,
	"oem_part_number" varchar(100) NOT NULL,
	"name_part" varchar(300),
	"name_es" varchar(300),
	"group_id" integer,
	"cost_usd" numeric(12, 2)
);
--> statement-breakpoint
CREATE TABLE "customers" (
	"id_customer" serial PRIMARY KEY NOT NULL,
	"name" varchar(200) NOT NULL,
	"rfc" varchar(13),
	"business_name" varchar(300),
	"email" varchar(200),
	"phone" varchar(20),
	"address" text,
	"credit_limit" numeric(12, 2) DEFAULT '0',
	"balance" numeric(12, 2) DEFAULT '0',
	"payment_terms" integer DEFAULT 30,
	"active" boolean DEFAULT true,
	"created_at" timestamp DEFAULT now()
);
--> statement-breakpoint
CREATE TABLE "invoice_items" (
	"id_invoice_item" serial PRIMARY KEY NOT NULL,
	"invoice_id" integer NOT NULL,
	"part_id" integer,
	"aftermarket_id" integer,
	"description" varchar(500) NOT NULL,
	"quantity" integer DEFAULT 1,
	"unit_cost" numeric(12, 2) DEFAULT '0',
	"margin_pct" numeric(5, 2) DEFAULT '30',
	"unit_price" numeric(12, 2) NOT NULL,
	"line_total" numeric(12, 2) NOT NULL
);
--> statement-breakpoint
CREATE TABLE "invoices" (
	"id_invoice" serial PRIMARY KEY NOT NULL,
	"customer_id" integer NOT NULL,
	"folio" varchar(20) NOT NULL,
	"date_issued" timestamp DEFAULT now(),
	"subtotal" numeric(12, 2) DEFAULT '0' NOT NULL,
	"tax_rate" numeric(5, 4) DEFAULT '0.16',
	"tax_amount" numeric(12, 2) DEFAULT '0' NOT NULL,
	"total" numeric(12, 2) DEFAULT '0' NOT NULL,
	"amount_paid" numeric(12, 2) DEFAULT '0',
	"status" varchar(20) DEFAULT 'pending',
	"notes" text,
	"created_at" timestamp DEFAULT now(),
	CONSTRAINT "invoices_folio_key" UNIQUE("folio")
);
--> statement-breakpoint
CREATE TABLE "payments" (
	"id_payment" serial PRIMARY KEY NOT NULL,
	"customer_id" integer NOT NULL,
	"invoice_id" integer,
	"amount" numeric(12, 2) NOT NULL,
	"payment_method" varchar(20) DEFAULT 'efectivo' NOT NULL,
	"reference" varchar(100),
	"date_payment" timestamp DEFAULT now(),
	"notes" text,
	"created_at" timestamp DEFAULT now()
);
--> statement-breakpoint
ALTER TABLE "aftermarket_parts" ADD CONSTRAINT "aftermarket_parts_manufacturer_id_fkey" FOREIGN KEY ("manufacturer_id") REFERENCES "public"."manufacturers"("id_manufacture") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "parts" ADD CONSTRAINT "parts_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "public"."part_groups"("id_part_group") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoice_items" ADD CONSTRAINT "invoice_items_invoice_id_fkey" FOREIGN KEY ("invoice_id") REFERENCES "public"."invoices"("id_invoice") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoice_items" ADD CONSTRAINT "invoice_items_part_id_fkey" FOREIGN KEY ("part_id") REFERENCES "public"."parts"("id_part") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoice_items" ADD CONSTRAINT "invoice_items_aftermarket_id_fkey" FOREIGN KEY ("aftermarket_id") REFERENCES "public"."aftermarket_parts"("id_aftermarket_parts") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id_customer") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id_customer") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_invoice_id_fkey" FOREIGN KEY ("invoice_id") REFERENCES "public"."invoices"("id_invoice") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "idx_invoice_items_invoice" ON "invoice_items" USING btree ("invoice_id");--> statement-breakpoint
CREATE INDEX "idx_invoices_customer" ON "invoices" USING btree ("customer_id");--> statement-breakpoint
CREATE INDEX "idx_invoices_status" ON "invoices" USING btree ("status");--> statement-breakpoint
CREATE INDEX "idx_invoices_folio" ON "invoices" USING btree ("folio");--> statement-breakpoint
CREATE INDEX "idx_payments_customer" ON "payments" USING btree ("customer_id");--> statement-breakpoint
CREATE INDEX "idx_payments_invoice" ON "payments" USING btree ("invoice_id");