import type { ClientBase } from 'pg';
import { z } from 'zod';
import { PUBLIC_CUSTOMER_ID } from '../../../shared/domain/ids.ts';

const MARKER_KEY = 'sample_shop';

const markerValue = z.object({
  /** What the ids of the sample's operations are drawn from: different in every shop. */
  origin: z.string(),
  seed: z.string(),
  /** Now, when it was filled: its history ends there. */
  asOfMs: z.number(),
  /** `abandoned`: begun by another version, which would go on differently. */
  state: z.enum(['filling', 'complete', 'abandoned']),
});

/** Says that this shop is the sample, from what it was made, and whether that came to its end. */
export type ShopMarker = z.infer<typeof markerValue>;

export async function readMarker(client: ClientBase): Promise<ShopMarker | undefined> {
  const { rows } = await client.query<{ value: unknown }>(
    'SELECT value FROM public.store_settings WHERE key = $1',
    [MARKER_KEY],
  );
  return rows[0] && markerValue.parse(rows[0].value);
}

export async function writeMarker(client: ClientBase, marker: ShopMarker): Promise<void> {
  await writeSettings(client, { [MARKER_KEY]: marker });
}

export async function writeSettings(
  client: ClientBase,
  settings: Readonly<Record<string, unknown>>,
): Promise<void> {
  await client.query(
    `INSERT INTO public.store_settings (key, value)
     SELECT key, value FROM jsonb_each($1::jsonb)
     ON CONFLICT (key) DO UPDATE SET value = EXCLUDED.value, updated_at = now()`,
    [JSON.stringify(settings)],
  );
}

/** Nobody has worked with it: no part, no operation, no customer but público en general. */
export async function isUntouched(client: ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ untouched: boolean }>(
    `SELECT NOT EXISTS (SELECT FROM public.parts)
        AND NOT EXISTS (SELECT FROM public.aftermarket_parts)
        AND NOT EXISTS (SELECT FROM public.terminal_operations)
        AND NOT EXISTS (SELECT FROM public.customers WHERE uuid <> $1)
        AND NOT EXISTS (SELECT FROM public.invoices) AS untouched`,
    [PUBLIC_CUSTOMER_ID],
  );
  return rows[0]?.untouched ?? false;
}
