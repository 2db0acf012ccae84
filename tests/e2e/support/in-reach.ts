import { expect, type Page } from '@playwright/test';

/** The smallest screen at 200 % zoom: a layout has half of its pixels each way. */
export const ZOOMED = { width: 683, height: 384 };

/**
 * At 200 % zoom nothing is cut off sideways, no label is cut short, and whatever can be used can be scrolled into sight
 * and is covered by nothing. Leaves the window at that size.
 */
export async function expectInReachZoomed(page: Page): Promise<void> {
  await page.setViewportSize(ZOOMED);
  const found = await page.evaluate(() => {
    const root = document.documentElement;
    // Behind a dialog nothing can be used.
    const shown = [...document.querySelectorAll('[role=dialog]')].at(-1) ?? document.body;
    const controls = [
      ...shown.querySelectorAll<HTMLElement>('button, input, [role=tab], [role=option]'),
    ].filter((control) => control.checkVisibility() && control.offsetWidth > 8);
    const nameOf = (control: HTMLElement) => control.ariaLabel ?? (control.textContent || control.tagName);
    const isCovered = (control: HTMLElement) => {
      control.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
      const { left, right, top, bottom } = control.getBoundingClientRect();
      if (left < 0 || right > window.innerWidth + 1) return true;
      const seen = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
      return (
        !seen ||
        !(control.contains(seen) || seen.contains(control) || seen.closest('label')?.contains(control))
      );
    };
    const isCutShort = (control: HTMLElement) =>
      control instanceof HTMLButtonElement && control.scrollWidth > control.clientWidth + 1;
    return {
      isEmpty: controls.length === 0,
      sideways: root.scrollWidth - root.clientWidth,
      covered: controls.filter(isCovered).map(nameOf),
      cutShort: controls.filter(isCutShort).map(nameOf),
    };
  });
  expect(found).toEqual({ isEmpty: false, sideways: 0, covered: [], cutShort: [] });
}
