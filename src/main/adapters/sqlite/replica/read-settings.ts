import type { Database } from 'better-sqlite3';
import type { ShopSettings } from '../../../../shared/contract/session.ts';
import { readSharedSettings } from '../../../../shared/domain/settings/shared-settings.ts';

/** The shop's settings; undefined until all that have no fallback have arrived. */
export function settingsReader(db: Database): () => ShopSettings | undefined {
  const all = db.prepare<[], { readonly key: string; readonly value: string }>(
    'SELECT * FROM store_settings',
  );
  // Each was read once when it was written: none of them fails here.
  return () =>
    readSharedSettings(new Map(all.all().map(({ key, value }) => [key, JSON.parse(value) as unknown])));
}
