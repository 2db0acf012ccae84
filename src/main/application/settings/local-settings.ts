import { mayDo } from '../../../shared/domain/cashiers/rights.ts';
import type { ShopError } from '../../../shared/domain/errors.ts';
import { failure, success, type Result } from '../../../shared/domain/result.ts';
import { TEXT_SIZES, THEMES, type LocalSettings } from '../../../shared/domain/settings/local-settings.ts';
import type { Duty } from '../cashiers/duty.ts';
import { DEFAULT_IDLE_LOCK_MINUTES, IDLE_LOCK_SETTING } from '../cashiers/idle-lock.ts';
import type { LocalStore } from '../ports.ts';
import { storageProblem } from '../write-operation.ts';

export interface LocalSettingsDeps {
  readonly local: Pick<LocalStore, 'setting' | 'saveSetting'>;
  readonly duty: Pick<Duty, 'current'>;
}

type SomeSettings = { readonly [Name in keyof LocalSettings]?: LocalSettings[Name] | undefined };

const KEYS = {
  theme: 'theme',
  textSize: 'text_size',
  keyPreset: 'key_preset',
  idleLockMinutes: IDLE_LOCK_SETTING,
} as const;

/** What is of this computer alone. What an older or newer version left and is none of the choices is the default. */
export function readLocalSettings({ local }: Pick<LocalSettingsDeps, 'local'>): LocalSettings {
  const minutes = Number(local.setting(KEYS.idleLockMinutes) ?? DEFAULT_IDLE_LOCK_MINUTES);
  return {
    theme: THEMES.find((theme) => theme === local.setting(KEYS.theme)) ?? 'system',
    textSize: TEXT_SIZES.find((size) => size === local.setting(KEYS.textSize)) ?? 'normal',
    keyPreset: local.setting(KEYS.keyPreset) ?? '',
    idleLockMinutes: Number.isInteger(minutes) && minutes >= 0 ? minutes : DEFAULT_IDLE_LOCK_MINUTES,
  };
}

/** Changes what is given, with or without central. */
export async function changeLocalSettings(
  deps: LocalSettingsDeps,
  changes: SomeSettings,
): Promise<Result<LocalSettings, ShopError>> {
  const cashier = deps.duty.current();
  if (!cashier) return failure({ code: 'nobody-on-duty' });
  if (changes.idleLockMinutes !== undefined && !mayDo(cashier.role, 'edit-settings')) {
    return failure({ code: 'not-allowed', right: 'edit-settings' });
  }
  try {
    for (const [name, key] of Object.entries(KEYS) as [keyof LocalSettings, string][]) {
      const value = changes[name];
      if (value !== undefined) deps.local.saveSetting(key, String(value));
    }
  } catch (error) {
    const problem = storageProblem(error);
    if (problem) return failure(problem);
    throw error;
  }
  return success(readLocalSettings(deps));
}
