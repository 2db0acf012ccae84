import type { LocalSettings } from '../../../../shared/domain/settings/local-settings.ts';
import { setKeyPreset } from '../../../keyboard/active-preset.ts';
import { keepLook, showLook, storedLook } from '../../../ui/look.ts';
import { client } from '../../../client.ts';

/** What is of this computer, on the page at once. */
export function applyLocal(settings: LocalSettings): void {
  const look = { theme: settings.theme, textSize: settings.textSize };
  showLook(look, document);
  keepLook(look, window.localStorage);
  setKeyPreset(settings.keyPreset);
}

/**
 * Before the first paint, what this page kept; then what the terminal's store says, which also knows it where the page
 * has another address at each start.
 */
export async function openLocal(): Promise<void> {
  showLook(storedLook(window.localStorage), document);
  try {
    applyLocal(await client.local.settings());
  } catch {
    // The page is as it was left; that the application does not answer the status bar says.
  }
}
