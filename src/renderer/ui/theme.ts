export const THEME_CHOICES = ['system', 'light', 'dark'] as const;
export type ThemeChoice = (typeof THEME_CHOICES)[number];

const STORED_AS = 'nexus.theme';

/** The choice of this computer; `system` follows the operating system. */
export function storedTheme(storage: Pick<Storage, 'getItem'>): ThemeChoice {
  const stored = storage.getItem(STORED_AS);
  return THEME_CHOICES.find((choice) => choice === stored) ?? 'system';
}

export function chooseTheme(choice: ThemeChoice, page: Window): void {
  page.localStorage.setItem(STORED_AS, choice);
  showTheme(choice, page.document);
}

/** Called before the first paint, so that a dark counter never flashes white. */
export function showTheme(choice: ThemeChoice, document: Document): void {
  if (choice === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = choice;
}
