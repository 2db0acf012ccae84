CREATE TABLE `api_requests` (
	`key` text PRIMARY KEY NOT NULL,
	`fingerprint` text NOT NULL,
	`status` integer,
	`body` text,
	CONSTRAINT "api_requests_answer" CHECK(("api_requests"."status" is null) = ("api_requests"."body" is null))
) STRICT;
--> statement-breakpoint
CREATE TABLE `carts` (
	`only_row` integer PRIMARY KEY NOT NULL,
	`content` text NOT NULL,
	CONSTRAINT "carts_one_row" CHECK("carts"."only_row" = 1)
) STRICT;
--> statement-breakpoint
CREATE TABLE `incarnations` (
	`number` integer PRIMARY KEY NOT NULL,
	`incarnation_id` text NOT NULL,
	`acknowledged_seq` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `incarnations_incarnation_id_unique` ON `incarnations` (`incarnation_id`);--> statement-breakpoint
CREATE TABLE `leases` (
	`lease_id` text PRIMARY KEY NOT NULL,
	`incarnation` integer NOT NULL,
	`first_number` integer NOT NULL,
	`last_number` integer NOT NULL,
	`next_number` integer NOT NULL,
	FOREIGN KEY (`incarnation`) REFERENCES `incarnations`(`number`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "leases_range" CHECK("leases"."first_number" > 0 and "leases"."first_number" <= "leases"."last_number" and "leases"."next_number" between "leases"."first_number" and "leases"."last_number" + 1)
) STRICT;
--> statement-breakpoint
CREATE TABLE `outbox` (
	`position` integer PRIMARY KEY NOT NULL,
	`operation_id` text NOT NULL,
	`incarnation` integer NOT NULL,
	`seq` integer NOT NULL,
	`kind` text NOT NULL,
	`source` text NOT NULL,
	`occurred_at` text NOT NULL,
	`entity_id` text,
	`customer_id` text,
	`balance_change_cents` integer,
	`canonical` text NOT NULL,
	`hash` text NOT NULL,
	`ticket_number` text,
	`folio` text,
	`state` text NOT NULL,
	`blocked_by` text,
	`was_parked` integer NOT NULL,
	`attempts` integer NOT NULL,
	`last_error` text,
	`acknowledged_at` text,
	FOREIGN KEY (`incarnation`) REFERENCES `incarnations`(`number`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "outbox_state" CHECK("outbox"."state" in ('pending', 'delivered', 'parked')),
	CONSTRAINT "outbox_seq" CHECK("outbox"."seq" > 0),
	CONSTRAINT "outbox_hash" CHECK(length("outbox"."hash") = 64),
	CONSTRAINT "outbox_account_change" CHECK(("outbox"."customer_id" is null) = ("outbox"."balance_change_cents" is null))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_operation` ON `outbox` (`operation_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_place` ON `outbox` (`incarnation`,`seq`);--> statement-breakpoint
CREATE INDEX `outbox_pending` ON `outbox` (`position`) WHERE state = 'pending';--> statement-breakpoint
CREATE INDEX `outbox_parked` ON `outbox` (`position`) WHERE state = 'parked';--> statement-breakpoint
CREATE INDEX `outbox_blocked` ON `outbox` (`position`) WHERE blocked_by is not null;--> statement-breakpoint
CREATE INDEX `outbox_entity` ON `outbox` (`entity_id`) WHERE entity_id is not null;--> statement-breakpoint
CREATE INDEX `outbox_account` ON `outbox` (`customer_id`,`position`) WHERE customer_id is not null;--> statement-breakpoint
CREATE INDEX `outbox_customers` ON `outbox` (`position`) WHERE kind in ('customer-created', 'customer-updated');--> statement-breakpoint
CREATE INDEX `outbox_not_shown` ON `outbox` (`position`) WHERE acknowledged_at is null and kind = 'sale';--> statement-breakpoint
CREATE TABLE `print_jobs` (
	`job` integer PRIMARY KEY NOT NULL,
	`position` integer NOT NULL,
	`document` text NOT NULL,
	`state` text NOT NULL,
	`queued_at` text NOT NULL,
	FOREIGN KEY (`position`) REFERENCES `outbox`(`position`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "print_jobs_state" CHECK("print_jobs"."state" in ('queued', 'printed'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `print_jobs_operation` ON `print_jobs` (`position`);--> statement-breakpoint
CREATE TABLE `replaced_operations` (
	`replacement` integer PRIMARY KEY NOT NULL,
	`position` integer NOT NULL,
	`incarnation` integer NOT NULL,
	`seq` integer NOT NULL,
	`canonical` text NOT NULL,
	`hash` text NOT NULL,
	FOREIGN KEY (`position`) REFERENCES `outbox`(`position`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`incarnation`) REFERENCES `incarnations`(`number`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `replaced_operations_position` ON `replaced_operations` (`position`);--> statement-breakpoint
CREATE UNIQUE INDEX `replaced_operations_place` ON `replaced_operations` (`incarnation`,`seq`);--> statement-breakpoint
CREATE TABLE `settings` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `terminal` (
	`only_row` integer PRIMARY KEY NOT NULL,
	`terminal_id` text NOT NULL,
	`code` text NOT NULL,
	`incarnation` integer NOT NULL,
	`last_seq` integer NOT NULL,
	`last_ticket_number` integer NOT NULL,
	`open_lease_request` text,
	FOREIGN KEY (`incarnation`) REFERENCES `incarnations`(`number`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "terminal_one_row" CHECK("terminal"."only_row" = 1),
	CONSTRAINT "terminal_counters" CHECK("terminal"."last_seq" >= 0 and "terminal"."last_ticket_number" >= 0)
) STRICT;
