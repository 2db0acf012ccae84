-- What all terminals share: settings and margins. Terminals change them through the two functions below alone, which
-- know who may, compare what he saw with what is there, and keep the history.

INSERT INTO public.store_settings (key, value) VALUES
  ('shop_legal_name', '""'),
  ('shop_rfc', '""'),
  ('shop_tax_regime', '""'),
  ('shop_address', '""'),
  ('shop_phone', '""'),
  ('ticket_closing', '"¡Gracias por su compra!"'),
  ('ticket_invoice_help', '""'),
  ('exchange_rate_on', 'null'),
  ('margin_floor_pct', 'null'),
  ('ask_customer_reference', 'true')
ON CONFLICT (key) DO NOTHING;
--> statement-breakpoint
DO $$
BEGIN
  CREATE TRIGGER stamp_change BEFORE INSERT OR UPDATE ON public.margins
    FOR EACH ROW EXECUTE FUNCTION public.stamp_change();
  CREATE TRIGGER leave_tombstones AFTER DELETE ON public.margins REFERENCING OLD TABLE AS gone
    FOR EACH STATEMENT EXECUTE FUNCTION public.leave_tombstones('id');
  CREATE TRIGGER leave_tombstones_of_all BEFORE TRUNCATE ON public.margins
    FOR EACH STATEMENT EXECUTE FUNCTION public.leave_tombstones('id');
  CREATE TRIGGER wake_terminals AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON public.margins
    FOR EACH STATEMENT EXECUTE FUNCTION public.wake_terminals();
END $$;
--> statement-breakpoint
-- A decimal as settings are stored: text with so many decimals. Takes JSON numbers too, as older rows may have them.
CREATE FUNCTION public.setting_decimal(key text, value jsonb, lowest numeric, highest numeric, decimals integer) RETURNS jsonb
LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  figure numeric;
BEGIN
  IF jsonb_typeof(value) IN ('string', 'number') AND value #>> '{}' ~ '^-?[0-9]{1,10}(\.[0-9]{1,10})?$' THEN
    figure := (value #>> '{}')::numeric;
    IF figure BETWEEN lowest AND highest AND figure = round(figure, decimals) THEN
      RETURN to_jsonb(round(figure, decimals)::text);
    END IF;
  END IF;
  RAISE EXCEPTION 'setting % cannot be %', key, value USING ERRCODE = 'invalid_parameter_value';
END $$;
--> statement-breakpoint
-- The value as it is stored, or an error: what is shared prices every sale of every terminal.
CREATE FUNCTION public.setting_value(key text, value jsonb) RETURNS jsonb
LANGUAGE plpgsql STABLE AS $$
DECLARE
  content text := value #>> '{}';
  longest integer;
BEGIN
  CASE key
    WHEN 'tax_rate' THEN
      RETURN public.setting_decimal(key, value, 0, 1, 4);
    WHEN 'exchange_rate' THEN
      RETURN public.setting_decimal(key, value, 0.0001, 9999.9999, 4);
    WHEN 'default_margin_pct' THEN
      RETURN public.setting_decimal(key, value, -100, 999.99, 2);
    WHEN 'margin_floor_pct' THEN
      RETURN CASE WHEN value = 'null' THEN value ELSE public.setting_decimal(key, value, -100, 999.99, 2) END;
    WHEN 'offline_credit_cap' THEN
      RETURN CASE WHEN value = 'null' THEN value ELSE public.setting_decimal(key, value, 0, 9999999999.99, 2) END;
    WHEN 'price_basis' THEN
      IF value IN ('"neto"', '"publico"') THEN
        RETURN value;
      END IF;
    WHEN 'rounding_step_cents' THEN
      IF value IN ('1', '50', '100') THEN
        RETURN value;
      END IF;
    WHEN 'ask_customer_reference' THEN
      IF jsonb_typeof(value) = 'boolean' THEN
        RETURN value;
      END IF;
    WHEN 'exchange_rate_on' THEN
      IF value = 'null' THEN
        RETURN value;
      ELSIF jsonb_typeof(value) = 'string' AND content ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' THEN
        RETURN to_jsonb(content::date);
      END IF;
    WHEN 'time_zone' THEN
      IF jsonb_typeof(value) = 'string' AND EXISTS (SELECT FROM pg_catalog.pg_timezone_names WHERE name = content) THEN
        RETURN value;
      END IF;
    WHEN 'shop_tax_regime' THEN
      IF jsonb_typeof(value) = 'string' AND content ~ '^([0-9]{3})?$' THEN
        RETURN value;
      END IF;
    WHEN 'shop_rfc' THEN
      IF jsonb_typeof(value) = 'string' AND content ~ '^([A-ZÑ&]{3,4}[0-9]{6}[A-Z0-9]{3})?$' THEN
        RETURN value;
      END IF;
    WHEN 'shop_name' THEN
      IF jsonb_typeof(value) = 'string' AND length(content) <= 100 AND btrim(content) <> '' THEN
        RETURN value;
      END IF;
    WHEN 'shop_legal_name', 'shop_address', 'shop_phone', 'ticket_closing', 'ticket_invoice_help' THEN
      longest := CASE key WHEN 'shop_phone' THEN 50 WHEN 'shop_legal_name' THEN 300 WHEN 'shop_address' THEN 500 ELSE 1000 END;
      IF jsonb_typeof(value) = 'string' AND length(content) <= longest THEN
        RETURN value;
      END IF;
    ELSE
      RAISE EXCEPTION 'there is no setting %', key USING ERRCODE = 'invalid_parameter_value';
  END CASE;
  RAISE EXCEPTION 'setting % cannot be %', key, value USING ERRCODE = 'invalid_parameter_value';
END $$;
--> statement-breakpoint
-- Changes settings, all of them or none. `changes`: [{key, before, after}]. Answers {"outcome": "saved"}, {"outcome":
-- "not-owner"}, or {"outcome": "conflict", "conflicts": [{key, current}]} when somebody changed one meanwhile: then
-- nothing is written. What is already as it should be is no conflict, so that the same request again is answered alike.
CREATE FUNCTION public.change_settings(changes jsonb, by_cashier uuid, by_terminal uuid) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  acting public.cashiers;
  change record;
  later jsonb;
  conflicts jsonb := '[]';
BEGIN
  -- Readers go on; two that change settings do it in turn.
  LOCK TABLE public.store_settings IN SHARE ROW EXCLUSIVE MODE;
  SELECT * INTO acting FROM public.cashiers WHERE id = by_cashier AND active AND role = 'dueño' FOR SHARE;
  IF NOT FOUND THEN
    RETURN '{"outcome": "not-owner"}';
  END IF;
  FOR change IN
    SELECT asked.key, asked.before, asked.after, known.value AS current
    FROM jsonb_to_recordset(changes) AS asked (key text, before jsonb, after jsonb)
    LEFT JOIN public.store_settings AS known ON known.key = asked.key
    ORDER BY asked.key
  LOOP
    later := public.setting_value(change.key, coalesce(change.after, 'null'));
    BEGIN
      change.before := public.setting_value(change.key, coalesce(change.before, 'null'));
      change.current := public.setting_value(change.key, change.current);
    EXCEPTION WHEN data_exception THEN
      -- Whoever wrote there by hand what is no such setting is overruled.
      CONTINUE;
    END;
    IF change.current IS DISTINCT FROM change.before AND change.current IS DISTINCT FROM later THEN
      conflicts := conflicts || jsonb_build_object('key', change.key, 'current', change.current);
    END IF;
  END LOOP;
  IF jsonb_array_length(conflicts) > 0 THEN
    RETURN jsonb_build_object('outcome', 'conflict', 'conflicts', conflicts);
  END IF;

  FOR change IN
    SELECT asked.key, public.setting_value(asked.key, coalesce(asked.after, 'null')) AS after, known.value AS current
    FROM jsonb_to_recordset(changes) AS asked (key text, after jsonb)
    LEFT JOIN public.store_settings AS known ON known.key = asked.key
    ORDER BY asked.key
  LOOP
    CONTINUE WHEN change.current IS NOT DISTINCT FROM change.after;
    INSERT INTO public.store_settings AS known (key, value) VALUES (change.key, change.after)
    ON CONFLICT (key) DO UPDATE SET value = EXCLUDED.value, updated_at = now();
    INSERT INTO public.shared_changes (subject, subject_key, before_value, after_value, terminal_id, cashier_id, cashier_name)
    VALUES ('setting', change.key, change.current, change.after, by_terminal, acting.id, acting.name);
  END LOOP;
  RETURN '{"outcome": "saved"}';
END $$;
--> statement-breakpoint
-- Sets the margin of one thing, or takes it away with NULL. `target`: {"group"} | {"brand"} | {"customer"} |
-- {"brand", "customer"}; customers by UUID. Answers as change_settings does; "current" is the margin, or null for none.
CREATE FUNCTION public.set_margin(target jsonb, before_pct numeric, after_pct numeric, by_cashier uuid, by_terminal uuid)
RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  acting public.cashiers;
  of_group integer := (target ->> 'group')::integer;
  of_brand integer := (target ->> 'brand')::integer;
  of_customer integer;
  current_pct numeric;
  kind text := concat_ws('-', CASE WHEN target ? 'customer' THEN 'customer' END, CASE WHEN target ? 'brand' THEN 'brand' END,
    CASE WHEN target ? 'group' THEN 'group' END);
  named text;
BEGIN
  IF kind NOT IN ('group', 'brand', 'customer', 'customer-brand') OR after_pct NOT BETWEEN -100 AND 999.99
    OR after_pct <> round(after_pct, 2) THEN
    RAISE EXCEPTION 'no margin of % for %', after_pct, target USING ERRCODE = 'invalid_parameter_value';
  END IF;
  LOCK TABLE public.margins IN SHARE ROW EXCLUSIVE MODE;
  SELECT * INTO acting FROM public.cashiers WHERE id = by_cashier AND active AND role = 'dueño' FOR SHARE;
  IF NOT FOUND THEN
    RETURN '{"outcome": "not-owner"}';
  END IF;

  IF target ? 'customer' THEN
    SELECT id_customer, name, margin_pct INTO of_customer, named, current_pct FROM public.customers
    WHERE uuid = (target ->> 'customer')::uuid FOR NO KEY UPDATE;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'customer % is not here', target ->> 'customer' USING ERRCODE = 'foreign_key_violation';
    END IF;
  END IF;
  IF kind <> 'customer' THEN
    named := concat_ws(' · ', named, (SELECT name_part_group FROM public.part_groups WHERE id_part_group = of_group),
      (SELECT name_manufacture FROM public.manufacturers WHERE id_manufacture = of_brand));
    current_pct := (SELECT margin_pct FROM public.margins
      WHERE (group_id, manufacturer_id, customer_id) IS NOT DISTINCT FROM (of_group, of_brand, of_customer));
    -- What the catalogue no longer has can still be taken away.
    IF after_pct IS NOT NULL AND NOT EXISTS (
      SELECT FROM public.part_groups WHERE id_part_group = of_group
      UNION ALL SELECT FROM public.manufacturers WHERE id_manufacture = of_brand) THEN
      RAISE EXCEPTION '% is not in the catalogue', target USING ERRCODE = 'foreign_key_violation';
    END IF;
  END IF;

  IF current_pct IS NOT DISTINCT FROM after_pct THEN
    RETURN '{"outcome": "saved"}';
  END IF;
  IF current_pct IS DISTINCT FROM before_pct THEN
    RETURN jsonb_build_object('outcome', 'conflict', 'current', current_pct::text);
  END IF;
  IF kind = 'customer' THEN
    UPDATE public.customers SET margin_pct = after_pct, updated_at = now() WHERE id_customer = of_customer;
  ELSIF after_pct IS NULL THEN
    DELETE FROM public.margins
    WHERE (group_id, manufacturer_id, customer_id) IS NOT DISTINCT FROM (of_group, of_brand, of_customer);
  ELSE
    INSERT INTO public.margins (group_id, manufacturer_id, customer_id, margin_pct)
    VALUES (of_group, of_brand, of_customer, after_pct)
    ON CONFLICT ON CONSTRAINT margins_of_one_thing_once DO UPDATE SET margin_pct = EXCLUDED.margin_pct;
  END IF;
  INSERT INTO public.shared_changes (subject, subject_key, before_value, after_value, terminal_id, cashier_id, cashier_name)
  VALUES ('margin',
    concat_ws(' ', 'customer:' || (target ->> 'customer'), 'brand:' || of_brand, 'group:' || of_group),
    CASE WHEN current_pct IS NOT NULL THEN jsonb_build_object('of', named, 'margin_pct', current_pct::text) END,
    CASE WHEN after_pct IS NOT NULL THEN jsonb_build_object('of', named, 'margin_pct', round(after_pct, 2)::text) END,
    by_terminal, acting.id, acting.name);
  RETURN '{"outcome": "saved"}';
END $$;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION
  public.change_settings(jsonb, uuid, uuid),
  public.set_margin(jsonb, numeric, numeric, uuid, uuid)
TO nexus_terminal;
