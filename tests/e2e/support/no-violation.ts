import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** Nothing on the screen is out of reach for a screen reader or too faint to read, light or dark. */
export async function expectNoViolation(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    // What opens is still fading in; contrast is measured on what stays.
    await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished)));
    // In the page alone: the ticket's frame runs no script, and Electron opens no second page to add results up in.
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`),
      colorScheme,
    ).toEqual([]);
  }
}
