INSERT INTO public.schema_version (version, accepts_from) VALUES (1, 1);
--> statement-breakpoint
-- Unless 0002 made the original's own one this one.
INSERT INTO public.customers (uuid, name, rfc, credit_limit, payment_terms)
SELECT '00000000-0000-7000-8000-000000000001', 'Público en general', 'XAXX010101000', 0, 0
WHERE NOT EXISTS (SELECT FROM public.customers WHERE uuid = '00000000-0000-7000-8000-000000000001');
--> statement-breakpoint
INSERT INTO public.store_settings (key, value) VALUES
  ('shop_name', '"Refaccionaria"'),
  ('time_zone', to_jsonb(current_setting('nexus.time_zone'))),
  ('price_basis', '"neto"'),
  ('rounding_step_cents', '1'),
  ('tax_rate', '"0.1600"'),
  ('exchange_rate', '"1.0000"'),
  ('default_margin_pct', '"30.00"'),
  ('offline_credit_cap', 'null');
--> statement-breakpoint
-- Folios go on after whatever is higher: the sequence, or a folio that was written without it.
INSERT INTO public.folio_counter (next_number)
SELECT 1 + greatest(
  (SELECT CASE WHEN is_called THEN last_value ELSE last_value - 1 END FROM public.invoice_folio_seq),
  (SELECT max(substr(folio, 4)::bigint) FROM public.invoices WHERE folio ~ '^NX-[0-9]{1,11}$'),
  0);
--> statement-breakpoint
ALTER TABLE public.folio_leases ADD CONSTRAINT folio_leases_no_number_twice
  EXCLUDE USING gist (int8range(first_number, last_number, '[]') WITH &&);
--> statement-breakpoint

-- ------------------------------------------------------------------------------------- search in the catalogue

-- Letters and digits alone, upper case, without accents: the same as `normalisePartNumber` of the terminals.
CREATE FUNCTION public.part_code(code text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN upper(regexp_replace(translate(code, 'ÁÀÄÂÃÉÈËÊÍÌÏÎÓÒÖÔÕÚÙÜÛÑÇáàäâãéèëêíìïîóòöôõúùüûñç', 'AAAAAEEEEIIIIOOOOOUUUUNCaaaaaeeeeiiiiooooouuuunc'), '[^A-Za-z0-9]+', '', 'g') COLLATE "C");
--> statement-breakpoint
CREATE FUNCTION public.part_words(name text, name_es text) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN to_tsvector('pg_catalog.simple', regexp_replace(lower(translate(coalesce(name, '') || ' ' || coalesce(name_es, ''),
  'ÁÀÄÂÃÉÈËÊÍÌÏÎÓÒÖÔÕÚÙÜÛÑÇáàäâãéèëêíìïîóòöôõúùüûñç', 'AAAAAEEEEIIIIOOOOOUUUUNCaaaaaeeeeiiiiooooouuuunc') COLLATE "C"), '[^a-z0-9]+', ' ', 'g'));
--> statement-breakpoint
CREATE INDEX parts_by_code ON public.parts (public.part_code(oem_part_number) COLLATE "C");
--> statement-breakpoint
CREATE INDEX aftermarket_parts_by_code ON public.aftermarket_parts (public.part_code(part_number) COLLATE "C");
--> statement-breakpoint
CREATE INDEX parts_by_words ON public.parts USING gin (public.part_words(name_part, name_es));
--> statement-breakpoint
CREATE INDEX aftermarket_parts_by_words
  ON public.aftermarket_parts USING gin (public.part_words(name_aftermarket_parts, name_es));
