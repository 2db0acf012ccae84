-- Sales of version 2: who changed a price, what was allowed, and what saldo a favor paid.
SELECT 1;
