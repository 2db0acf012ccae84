import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { ShopSettings } from '../../../../shared/contract/session.ts';
import { settingColumns } from './settings-columns.ts';

const storedSettings = z.object(settingColumns);

/** The shop's settings; undefined until all of them have arrived. */
export function settingsReader(db: Database): () => ShopSettings | undefined {
  const all = db.prepare<[], { readonly key: string; readonly value: string }>(
    'SELECT * FROM store_settings',
  );
  return () => {
    const rows = all.all().map(({ key, value }) => [key, JSON.parse(value) as unknown] as const);
    // Each was parsed when it was written, so what fails here is a setting that has not come yet.
    const stored = storedSettings.safeParse({ offline_credit_cap: null, ...Object.fromEntries(rows) });
    if (!stored.success) return undefined;
    return {
      shopName: stored.data.shop_name,
      timeZone: stored.data.time_zone,
      priceBasis: stored.data.price_basis,
      roundingStepCents: stored.data.rounding_step_cents,
      taxRateBasisPoints: stored.data.tax_rate,
      exchangeRate: stored.data.exchange_rate,
      defaultMarginBasisPoints: stored.data.default_margin_pct,
      offlineCreditCapCents: stored.data.offline_credit_cap,
    };
  };
}
