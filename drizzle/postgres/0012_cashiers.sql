-- Cashiers: who may sign in, and what supervisors allowed.

-- The same PIN gives the same hash in one shop and another one in every other: the salt is the shop's own. Not random
-- bytes of pgcrypto, which a server may lack; two version 4 UUIDs have 244 random bits.
INSERT INTO public.store_settings (key, value)
VALUES ('pin_salt', to_jsonb(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '')));
--> statement-breakpoint
CREATE TRIGGER wake_terminals AFTER INSERT OR UPDATE ON public.cashiers
  FOR EACH STATEMENT EXECUTE FUNCTION public.wake_terminals();

