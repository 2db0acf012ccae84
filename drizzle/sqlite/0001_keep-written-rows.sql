-- What was written at the counter stays as it was written: only the bookkeeping of delivery may change.
-- No "UPDATE OF column" list: it does not see an update that names the row by its rowid.
CREATE TRIGGER `outbox_written_once` BEFORE UPDATE ON `outbox`
WHEN OLD.`position` IS NOT NEW.`position`
  OR OLD.`operation_id` IS NOT NEW.`operation_id`
  OR OLD.`incarnation` IS NOT NEW.`incarnation`
  OR OLD.`seq` IS NOT NEW.`seq`
  OR OLD.`kind` IS NOT NEW.`kind`
  OR OLD.`source` IS NOT NEW.`source`
  OR OLD.`occurred_at` IS NOT NEW.`occurred_at`
  OR OLD.`entity_id` IS NOT NEW.`entity_id`
  OR OLD.`customer_id` IS NOT NEW.`customer_id`
  OR OLD.`balance_change_cents` IS NOT NEW.`balance_change_cents`
  OR OLD.`canonical` IS NOT NEW.`canonical`
  OR OLD.`hash` IS NOT NEW.`hash`
  OR OLD.`ticket_number` IS NOT NEW.`ticket_number`
BEGIN
  SELECT RAISE(ABORT, 'outbox rows are written once');
END;
--> statement-breakpoint
CREATE TRIGGER `outbox_kept` BEFORE DELETE ON `outbox`
BEGIN
  SELECT RAISE(ABORT, 'outbox rows are never deleted');
END;
--> statement-breakpoint
-- INSERT OR REPLACE deletes without firing a delete trigger.
CREATE TRIGGER `outbox_not_replaced` BEFORE INSERT ON `outbox`
WHEN EXISTS (
  SELECT 1 FROM `outbox`
  WHERE `operation_id` = NEW.`operation_id`
     OR `position` = NEW.`position`
     OR (`incarnation` = NEW.`incarnation` AND `seq` = NEW.`seq`)
)
BEGIN
  SELECT RAISE(ABORT, 'outbox rows are never replaced');
END;
--> statement-breakpoint
CREATE TRIGGER `replaced_operations_written_once` BEFORE UPDATE ON `replaced_operations`
BEGIN
  SELECT RAISE(ABORT, 'replaced operations are written once');
END;
--> statement-breakpoint
CREATE TRIGGER `replaced_operations_kept` BEFORE DELETE ON `replaced_operations`
BEGIN
  SELECT RAISE(ABORT, 'replaced operations are never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER `print_jobs_document_kept` BEFORE UPDATE ON `print_jobs`
WHEN OLD.`document` IS NOT NEW.`document` OR OLD.`position` IS NOT NEW.`position`
BEGIN
  SELECT RAISE(ABORT, 'a printed document is written once');
END;
--> statement-breakpoint
CREATE TRIGGER `counters_never_go_back` BEFORE UPDATE ON `terminal`
WHEN NEW.`last_ticket_number` < OLD.`last_ticket_number`
  OR (NEW.`incarnation` = OLD.`incarnation` AND NEW.`last_seq` < OLD.`last_seq`)
  OR NEW.`incarnation` < OLD.`incarnation`
BEGIN
  SELECT RAISE(ABORT, 'counters never go back');
END;
--> statement-breakpoint
CREATE TRIGGER `leases_never_go_back` BEFORE UPDATE ON `leases`
WHEN NEW.`next_number` < OLD.`next_number`
  OR OLD.`lease_id` IS NOT NEW.`lease_id`
  OR OLD.`first_number` IS NOT NEW.`first_number`
  OR OLD.`last_number` IS NOT NEW.`last_number`
BEGIN
  SELECT RAISE(ABORT, 'a number of a lease is taken once');
END;
--> statement-breakpoint
-- Each operation as it is sent: with the place that replaced its own, where that was taken. Without a join: SQLite plans a
-- statement with a join anew for each value that is bound, which takes longer than running it.
CREATE VIEW `outbox_entries` AS
SELECT o.`position`, o.`operation_id`, o.`kind`, o.`entity_id`, o.`customer_id`, o.`balance_change_cents`,
  o.`ticket_number`, o.`folio`, o.`state`, o.`blocked_by`, o.`was_parked`, o.`attempts`, o.`last_error`,
  o.`acknowledged_at`, o.`occurred_at`,
  coalesce((SELECT r.`incarnation` FROM `replaced_operations` r WHERE r.`position` = o.`position`
    ORDER BY r.`replacement` DESC LIMIT 1), o.`incarnation`) AS `incarnation`,
  coalesce((SELECT r.`seq` FROM `replaced_operations` r WHERE r.`position` = o.`position`
    ORDER BY r.`replacement` DESC LIMIT 1), o.`seq`) AS `seq`,
  coalesce((SELECT r.`canonical` FROM `replaced_operations` r WHERE r.`position` = o.`position`
    ORDER BY r.`replacement` DESC LIMIT 1), o.`canonical`) AS `canonical`,
  coalesce((SELECT r.`hash` FROM `replaced_operations` r WHERE r.`position` = o.`position`
    ORDER BY r.`replacement` DESC LIMIT 1), o.`hash`) AS `hash`,
  (SELECT i.`incarnation_id` FROM `incarnations` i WHERE i.`number` =
    coalesce((SELECT r.`incarnation` FROM `replaced_operations` r WHERE r.`position` = o.`position`
      ORDER BY r.`replacement` DESC LIMIT 1), o.`incarnation`)) AS `incarnation_id`
FROM `outbox` o;
