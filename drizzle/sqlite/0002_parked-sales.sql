CREATE TABLE `parked_sales` (
	`operation_id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`parked_at` text NOT NULL,
	`content` text NOT NULL
) STRICT;
