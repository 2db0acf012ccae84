import type { ShopSettings } from '../../../shared/contract/session.ts';
import type { ShopError } from '../../../shared/domain/errors.ts';
import { failure, success, type Result } from '../../../shared/domain/result.ts';
import {
  sayStored,
  SETTING_NAMES,
  settingOfKey,
  SHARED_SETTINGS,
  storedValue,
  type SettingName,
  type SharedSettings,
} from '../../../shared/domain/settings/shared-settings.ts';
import type { SettingChange, SettingsOutcome } from '../ports.ts';
import { currentSettings, type ShopSettingsDeps } from '../shop-settings.ts';
import { actingOwner, type SharedSettingsDeps } from './acting-owner.ts';
import { askShared } from './ask-shared.ts';

export interface SettingsShown {
  readonly settings: ShopSettings;
  readonly source: 'central' | 'terminal';
}

/** What the person saw and what he wants, of the settings that he had before him. */
export interface SettingsEdit {
  readonly before: SomeSettings;
  readonly after: SomeSettings;
}

type SomeSettings = { readonly [Name in SettingName]?: SharedSettings[Name] | undefined };

/** The shared settings to be looked at and, when they come from central, to be changed. */
export async function sharedSettings(
  deps: ShopSettingsDeps & Pick<SharedSettingsDeps, 'shared'>,
): Promise<Result<SettingsShown, ShopError>> {
  const answer = await askShared(deps, (store) => store.read());
  if (answer.ok && answer.value) return success({ settings: answer.value, source: 'central' });
  const settings = currentSettings(deps);
  return settings ? success({ settings, source: 'terminal' }) : failure({ code: 'central-away' });
}

/**
 * Changes the settings that differ, in central: all of them or none. When this returns, every terminal has them with
 * its next pull, this one at once.
 */
export async function changeSettings(
  deps: SharedSettingsDeps,
  { before, after }: SettingsEdit,
): Promise<Result<void, ShopError>> {
  const owner = actingOwner(deps);
  if (!owner.ok) return owner;
  const changes = changesOf(before, after);
  if (!changes.ok) return changes;
  if (changes.value.length === 0) return success(undefined);
  const answer = await askShared(deps, (store) => store.change(changes.value, owner.value));
  if (!answer.ok) return answer;
  const refused = refusal(answer.value, changes.value);
  if (refused) return failure(refused);
  deps.pullNow();
  return success(undefined);
}

function changesOf(before: SomeSettings, after: SomeSettings): Result<SettingChange[], ShopError> {
  const changes: SettingChange[] = [];
  for (const name of SETTING_NAMES) {
    const [seen, wanted] = [before[name], after[name]];
    if (wanted === undefined) continue;
    // Without what he saw, nobody could tell whether it was changed meanwhile.
    if (seen === undefined) {
      return failure({
        code: 'bad-input',
        field: SHARED_SETTINGS[name].label,
        problem: 'falta el valor anterior',
      });
    }
    if (seen !== wanted) changes.push({ name, before: seen, after: wanted });
  }
  return success(changes);
}

function refusal(answer: SettingsOutcome, changes: readonly SettingChange[]): ShopError | undefined {
  switch (answer.outcome) {
    case 'saved':
      return undefined;
    case 'not-owner':
      return { code: 'not-allowed', right: 'edit-settings' };
    case 'conflict':
      return {
        code: 'changed-meanwhile',
        changes: answer.conflicts.map(({ key, current }) => {
          const name = settingOfKey(key);
          const change = changes.find((one) => one.name === name);
          return {
            label: name ? SHARED_SETTINGS[name].label : key,
            seen: change ? sayStored(key, storedValue(change.name, change.before)) : '—',
            current: sayStored(key, current),
            wanted: change ? sayStored(key, storedValue(change.name, change.after)) : '—',
          };
        }),
      };
  }
}
