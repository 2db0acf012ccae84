import type { Locator, Page } from '@playwright/test';
import { SalePage } from './page-models/sale-page.ts';
import { expect, test } from './support/test.ts';

const COUNTER_SCREEN = { width: 1366, height: 768 };
/** The same screen at 200 % zoom. */
const ZOOMED = { width: 683, height: 384 };

test('a full cart leaves totals and keys in sight at 1366 by 768', async ({ page }) => {
  await page.setViewportSize(COUNTER_SCREEN);
  const sale = await SalePage.open(page);
  const codes = await sale.codesOf('filtro', 12);
  for (const code of codes) await sale.hands.scan(code);
  await expect(sale.lines).toHaveCount(12);

  const inSight = [
    sale.searchBox,
    sale.customer,
    sale.total,
    page.getByRole('button', { name: /^Cobrar/ }),
    page.getByRole('button', { name: /^A crédito/ }),
    page.getByRole('toolbar', { name: 'Partidas' }),
    sale.lines.last(),
    sale.status,
  ];
  for (const locator of inSight) await expectWhollyInSight(locator);
  await expectNoSidewaysScroll(page);
});

test('the header is one line on every screen that counters have', async ({ page }) => {
  await SalePage.open(page);
  for (const width of [1280, 1366, 1440, 1536, 1600, 1720, 1920]) {
    await page.setViewportSize({ width, height: 768 });
    const box = await page.getByRole('banner').boundingBox();
    expect([width, box?.height]).toEqual([width, 48]);
  }
});

test('nothing is cut off sideways at 200 % zoom', async ({ page }) => {
  await page.setViewportSize(ZOOMED);
  const sale = await SalePage.open(page);
  const [code = ''] = await sale.codesOf('filtro', 1);
  await sale.hands.scan(code);
  await expect(sale.lines).toHaveCount(1);
  await expectNoSidewaysScroll(page);
  for (const key of ['F12', 'F3', 'F6', 'F1']) {
    await sale.openDialog(key);
    await expectNoSidewaysScroll(page);
    await sale.hands.press('Escape');
    await expect(sale.dialog).toBeHidden();
  }
});

async function expectWhollyInSight(locator: Locator): Promise<void> {
  await expect(locator).toBeInViewport({ ratio: 1 });
}

async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBe(0);
}
