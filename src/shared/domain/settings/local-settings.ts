/** What is of this computer alone. */
export interface LocalSettings {
  readonly theme: Theme;
  readonly textSize: TextSize;
  /** A preset of the key map; one that this version does not know gives the default. */
  readonly keyPreset: string;
  /** After how long without a touch the counter asks for a PIN; 0: never. */
  readonly idleLockMinutes: number;
}

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

export const TEXT_SIZES = ['normal', 'large', 'larger'] as const;
export type TextSize = (typeof TEXT_SIZES)[number];

export const MOST_IDLE_MINUTES = 240;
