import type { Page } from '@playwright/test';

export interface LoggedKey {
  readonly key: string;
  /** The browser will do nothing of its own with it. */
  readonly isKept: boolean;
  readonly isRepeat: boolean;
}

/** Every key that reaches the page, noted before the application sees it. */
export interface KeyLog {
  all(): Promise<readonly LoggedKey[]>;
  forget(): Promise<void>;
}

/** To be called before the page is opened. */
export async function logKeys(page: Page): Promise<KeyLog> {
  await page.addInitScript(() => {
    const pressed: KeyboardEvent[] = [];
    Object.assign(window, { pressed });
    window.addEventListener('keydown', (event) => pressed.push(event), { capture: true });
  });
  return {
    all: () =>
      page.evaluate(() =>
        (window as unknown as { pressed: KeyboardEvent[] }).pressed.map(
          ({ key, defaultPrevented, repeat }) => ({
            key,
            isKept: defaultPrevented,
            isRepeat: repeat,
          }),
        ),
      ),
    forget: () =>
      page.evaluate(() => void (window as unknown as { pressed: KeyboardEvent[] }).pressed.splice(0)),
  };
}
