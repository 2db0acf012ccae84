-- Cashiers: who may sign in. Terminals write them through the functions below alone, which keep the history and see to
-- it that the shop always has an owner who can sign in.

-- The same PIN gives the same hash in one shop and another one in every other: the salt is the shop's own. Not random
-- bytes of pgcrypto, which a server may lack; two UUIDs of version 4 have 244 random bits.
INSERT INTO public.store_settings (key, value)
VALUES ('pin_salt', to_jsonb(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '')));
--> statement-breakpoint
CREATE TRIGGER wake_terminals AFTER INSERT OR UPDATE ON public.cashiers
  FOR EACH STATEMENT EXECUTE FUNCTION public.wake_terminals();
--> statement-breakpoint
-- A cashier who has signed anything stays; he is deactivated.
CREATE TRIGGER refuse_delete BEFORE DELETE OR TRUNCATE ON public.cashiers
  FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();
--> statement-breakpoint
-- What the history tells of a cashier. Never the hash: the history is read on screens.
CREATE FUNCTION public.cashier_for_history(cashier public.cashiers) RETURNS jsonb
LANGUAGE sql IMMUTABLE
RETURN jsonb_build_object('name', cashier.name, 'role', cashier.role, 'active', cashier.active);
--> statement-breakpoint
-- The owner of a shop that has none. Of two terminals that try at once one wins; the other is told. The same request
-- again, after an answer that was lost, is told what the first one was.
CREATE FUNCTION public.create_first_owner(new_id uuid, new_name varchar, new_pin_hash text, by_terminal uuid) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  made public.cashiers;
BEGIN
  LOCK TABLE public.cashiers IN SHARE ROW EXCLUSIVE MODE;
  IF EXISTS (SELECT FROM public.cashiers
      WHERE id = new_id AND active AND role = 'dueño' AND name = btrim(new_name) AND pin_hash = new_pin_hash) THEN
    RETURN 'created';
  END IF;
  IF EXISTS (SELECT FROM public.cashiers WHERE active AND role = 'dueño' AND pin_hash IS NOT NULL) THEN
    RETURN 'owner-exists';
  END IF;
  IF EXISTS (SELECT FROM public.cashiers WHERE active AND pin_hash = new_pin_hash) THEN
    RETURN 'pin-taken';
  END IF;
  IF new_pin_hash IS NULL THEN
    RAISE EXCEPTION 'an owner without a PIN' USING ERRCODE = 'not_null_violation';
  END IF;
  INSERT INTO public.cashiers (id, name, role, pin_hash) VALUES (new_id, btrim(new_name), 'dueño', new_pin_hash)
  RETURNING * INTO made;
  INSERT INTO public.shared_changes (subject, subject_key, after_value, terminal_id, cashier_id, cashier_name)
  VALUES ('cashier', new_id::text, public.cashier_for_history(made), by_terminal, made.id, made.name);
  RETURN 'created';
END $$;
--> statement-breakpoint
-- Makes a cashier, or changes what is given of one; NULL leaves it as it is. A change that changes nothing leaves no trace.
CREATE FUNCTION public.save_cashier(cashier uuid, new_name varchar, new_role varchar, new_active boolean,
  new_pin_hash text, by_cashier uuid, by_terminal uuid) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  acting public.cashiers;
  former public.cashiers;
  later public.cashiers;
BEGIN
  -- All of them at once: whether an owner is left depends on every row.
  LOCK TABLE public.cashiers IN SHARE ROW EXCLUSIVE MODE;
  SELECT * INTO acting FROM public.cashiers WHERE id = by_cashier AND active AND role = 'dueño';
  IF NOT FOUND THEN
    RETURN 'not-owner';
  END IF;
  SELECT * INTO former FROM public.cashiers WHERE id = cashier;
  IF coalesce(new_active, former.active, true) AND EXISTS (SELECT FROM public.cashiers AS other
      WHERE other.id <> cashier AND other.active AND other.pin_hash = coalesce(new_pin_hash, former.pin_hash)) THEN
    RETURN 'pin-taken';
  END IF;
  IF former.active AND former.role = 'dueño'
    AND NOT (coalesce(new_active, true) AND coalesce(new_role, former.role) = 'dueño')
    AND NOT EXISTS (SELECT FROM public.cashiers AS other
      WHERE other.id <> cashier AND other.active AND other.role = 'dueño' AND other.pin_hash IS NOT NULL) THEN
    RETURN 'last-owner';
  END IF;

  IF former.id IS NULL THEN
    INSERT INTO public.cashiers (id, name, role, active, pin_hash)
    VALUES (cashier, btrim(new_name), coalesce(new_role, 'cajero'), coalesce(new_active, true), new_pin_hash)
    RETURNING * INTO later;
  ELSE
    UPDATE public.cashiers SET
      name = coalesce(btrim(new_name), name), role = coalesce(new_role, role), active = coalesce(new_active, active),
      pin_hash = coalesce(new_pin_hash, pin_hash)
    WHERE id = cashier
      AND (name, role, active, pin_hash) IS DISTINCT FROM (coalesce(btrim(new_name), name), coalesce(new_role, role),
        coalesce(new_active, active), coalesce(new_pin_hash, pin_hash))
    RETURNING * INTO later;
    IF NOT FOUND THEN
      RETURN 'saved';
    END IF;
  END IF;
  INSERT INTO public.shared_changes (subject, subject_key, before_value, after_value, terminal_id, cashier_id, cashier_name)
  VALUES ('cashier', cashier::text,
    CASE WHEN former.id IS NOT NULL THEN public.cashier_for_history(former) END,
    public.cashier_for_history(later) || CASE
      WHEN former.id IS NOT NULL AND former.pin_hash IS DISTINCT FROM later.pin_hash
      THEN jsonb_build_object('pin_changed', true) ELSE '{}'::jsonb END,
    by_terminal, acting.id, acting.name);
  RETURN 'saved';
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION public.cashier_for_history(public.cashiers) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION
  public.create_first_owner(uuid, varchar, text, uuid),
  public.save_cashier(uuid, varchar, varchar, boolean, text, uuid, uuid)
TO nexus_terminal;
