-- Cashiers: who may sign in, and what supervisors allowed.
SELECT 1;
