import type { Page } from '@playwright/test';

/** Loads a place of the application anew, on whichever host the page is. */
export async function openAddress(page: Page, path: string): Promise<void> {
  const address = new URL(page.url());
  // The query tells the screen its host (src/preload/README.md).
  await page.goto(`${address.protocol}//${address.host}${path}${address.search}`);
}
