import type { Locator, Page } from '@playwright/test';
import { SalePage } from './page-models/sale-page.ts';
import { expectInReachZoomed } from './support/in-reach.ts';
import { expect, test } from './support/test.ts';

const COUNTER_SCREEN = { width: 1366, height: 768 };

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
  expect(await page.evaluate(() => document.scrollingElement?.scrollHeight)).toBe(COUNTER_SCREEN.height);
});

test('the header is one line on every screen that counters have', async ({ page }) => {
  await SalePage.open(page);
  for (const width of [1280, 1366, 1440, 1536, 1600, 1720, 1920]) {
    await page.setViewportSize({ width, height: 768 });
    const box = await page.getByRole('banner').boundingBox();
    expect([width, box?.height]).toEqual([width, 48]);
  }
});

test('a sale goes from the first key to the next customer at 200 % zoom', async ({ page }) => {
  const sale = await SalePage.open(page);
  await expectInReachZoomed(page);
  await sale.lookFor('filtro');
  await expectInReachZoomed(page);
  await sale.hands.press('Enter');
  await expect(sale.lines).toHaveCount(1);
  await sale.openCharge();
  await expect(sale.dialog.getByLabel('Recibido')).toBeInViewport({ ratio: 1 });
  await sale.confirm();
  await expect(sale.done).toBeVisible();
  await expectInReachZoomed(page);
  await sale.startNextSale();
});

test('nothing jumps: results, notices, lines and errors come where room was kept for them', async ({
  page,
}) => {
  await page.setViewportSize(COUNTER_SCREEN);
  const sale = await SalePage.open(page);
  const codes = await sale.codesOf('filtro', 3);
  const jumps = await watchJumps(page);
  const steps: Readonly<Record<string, () => Promise<void>>> = {
    'results come': () => sale.lookFor('filtro'),
    'results change': () => sale.lookFor(' aceite'),
    'results go': () => sale.hands.press('Escape'),
    'a code is not found': async () => {
      await sale.hands.scan('0000000000');
      await expect(page.getByText('No se agregó nada.')).toBeVisible();
      await sale.hands.press('Escape');
    },
    'lines come': async () => {
      for (const code of codes) await sale.hands.scan(code);
      await expect(sale.lines).toHaveCount(codes.length);
    },
    'a quantity changes': async () => {
      for (const key of ['+', '+', '-']) await sale.hands.press(key);
      await expect.poll(async () => (await sale.shownLines()).at(-1)?.quantity).toBe('2');
    },
    'a line goes': async () => {
      await sale.hands.press('Control+Delete');
      await expect(sale.lines).toHaveCount(codes.length - 1);
    },
    'the customer changes': async () => {
      await sale.hands.press('F3');
      await expect(sale.dialog.getByRole('option').nth(1)).toBeVisible();
      await sale.hands.press('ArrowDown');
      await sale.hands.press('Enter');
      await expect(sale.customer).toContainText('Disponible');
    },
    'too little is received': async () => {
      await sale.openCharge();
      await sale.receive('0.01');
      await sale.confirm();
      await expect(sale.dialog.getByText(/No se cobró nada/)).toBeVisible();
      await sale.hands.press('Escape');
      await expect(sale.dialog).toBeHidden();
    },
  };
  for (const [what, step] of Object.entries(steps)) {
    await step();
    expect(await jumps.since(), what).toEqual([]);
  }
  // And a jump would have been seen.
  await page.locator('main').evaluate((main) => (main.style.paddingTop = '40px'));
  await expect.poll(jumps.since).not.toEqual([]);
});

test('nothing moves for whoever asked for less motion', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const sale = await SalePage.open(page);
  for (const key of ['F1', 'F3', 'Insert']) {
    await sale.openDialog(key);
    const moving = await page.evaluate(() =>
      document
        .getAnimations()
        .flatMap(({ effect }) => (effect instanceof KeyframeEffect ? effect.getKeyframes() : []))
        .filter((frame) => 'transform' in frame),
    );
    expect(moving).toEqual([]);
    await sale.hands.press('Escape');
    await expect(sale.dialog).toBeHidden();
  }
});

async function expectWhollyInSight(locator: Locator): Promise<void> {
  await expect(locator).toBeInViewport({ ratio: 1 });
}

interface Jumps {
  /** What moved without being asked to, since the last call. */
  since(): Promise<readonly string[]>;
}

async function watchJumps(page: Page): Promise<Jumps> {
  await page.evaluate(() => {
    interface Source {
      readonly node: Node | null;
      readonly previousRect: DOMRectReadOnly;
      readonly currentRect: DOMRectReadOnly;
    }
    const jumps: string[] = [];
    Object.assign(window, { jumps });
    // A figure that grows to the left stays where it ends.
    const hasJumped = ({ previousRect: before, currentRect: now }: Source) =>
      Math.abs(now.top - before.top) > 1 || Math.abs(now.right - before.right) > 1;
    new PerformanceObserver((list) => {
      const shifts = list.getEntries() as unknown as readonly { readonly sources: readonly Source[] }[];
      const jumped = shifts.flatMap(({ sources }) => sources).filter(hasJumped);
      jumps.push(...jumped.map(({ node }) => node?.textContent ?? ''));
    }).observe({ type: 'layout-shift' });
  });
  return {
    // Two frames and a task later whatever was going to move has moved, and was told.
    since: () =>
      page.evaluate(async () => {
        const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
        await frame();
        await frame();
        await new Promise((resolve) => setTimeout(resolve, 0));
        return (window as unknown as { jumps: string[] }).jumps.splice(0);
      }),
  };
}
