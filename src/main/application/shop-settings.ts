import type { ShopSettings } from '../../shared/contract/session.ts';
import { completeSettings } from '../../shared/domain/settings/shared-settings.ts';
import { OutcomeUnknownError, StorageFullError, type LocalStore, type Replica } from './ports.ts';

const KEPT_SETTINGS = 'shop-settings';

export interface ShopSettingsDeps {
  readonly local: Pick<LocalStore, 'setting' | 'saveSetting'>;
  readonly replica: Pick<Replica, 'settings'>;
}

/**
 * The shop's settings, also while the replica is being built anew: the last ones seen are kept in the local store, for
 * selling never stops. Undefined only on a terminal that never met its central.
 */
export function currentSettings({ local, replica }: ShopSettingsDeps): ShopSettings | undefined {
  const kept = local.setting(KEPT_SETTINGS);
  const copied = replica.settings();
  if (copied === undefined)
    return kept === undefined ? undefined : completeSettings(JSON.parse(kept) as Partial<ShopSettings>);
  const text = JSON.stringify(copied);
  if (text !== kept) keep(local, text);
  return copied;
}

function keep(local: ShopSettingsDeps['local'], text: string): void {
  try {
    local.saveSetting(KEPT_SETTINGS, text);
  } catch (error) {
    // Whoever asks has them all the same; what is written next says that the disk is full, or broken.
    if (error instanceof StorageFullError || error instanceof OutcomeUnknownError) return;
    throw error;
  }
}
