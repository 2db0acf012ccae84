import {
  TEXT_SIZES,
  THEMES,
  type TextSize,
  type Theme,
} from '../../shared/domain/settings/local-settings.ts';

export interface Look {
  /** `system` follows the operating system. */
  readonly theme: Theme;
  readonly textSize: TextSize;
}

const STORED_AS = { theme: 'nexus.theme', textSize: 'nexus.text-size' };

/** As the page last had it. */
export function storedLook(storage: Pick<Storage, 'getItem'>): Look {
  return {
    theme: THEMES.find((theme) => theme === storage.getItem(STORED_AS.theme)) ?? 'system',
    textSize: TEXT_SIZES.find((size) => size === storage.getItem(STORED_AS.textSize)) ?? 'normal',
  };
}

export function keepLook({ theme, textSize }: Look, storage: Pick<Storage, 'setItem'>): void {
  storage.setItem(STORED_AS.theme, theme);
  storage.setItem(STORED_AS.textSize, textSize);
}

/** Called before the first paint, so that a dark counter never flashes white. */
export function showLook({ theme, textSize }: Look, { documentElement }: Document): void {
  if (theme === 'system') delete documentElement.dataset['theme'];
  else documentElement.dataset['theme'] = theme;
  if (textSize === 'normal') delete documentElement.dataset['textSize'];
  else documentElement.dataset['textSize'] = textSize;
}
