import type { Locator, Page } from '@playwright/test';
import { AccountsPage } from './page-models/accounts-page.ts';
import { SalePage } from './page-models/sale-page.ts';
import { logKeys } from './support/key-log.ts';
import { expect, test } from './support/test.ts';

test.describe('the search box', () => {
  test('has the focus at the start, after a dialog, after a sale and after a click elsewhere', async ({
    page,
  }) => {
    const sale = await SalePage.open(page);
    await expect(sale.searchBox).toBeFocused();
    for (const key of ['F3', 'Insert', 'F1']) {
      await sale.openDialog(key);
      await expect(sale.searchBox).not.toBeFocused();
      await sale.hands.press('Escape');
      await expect(sale.searchBox).toBeFocused();
    }
    await sale.customer.getByText('Venta de contado').click();
    await expect(sale.searchBox).toBeFocused();
    const [code = ''] = await sale.codesOf('filtro', 1);
    await sale.add(code);
    await sale.chargeExact();
    await sale.startNextSale();
    await expect(sale.searchBox).toBeFocused();
  });

  test('gets what is typed wherever the focus is', async ({ page }) => {
    const sale = await SalePage.open(page);
    await page.getByRole('button', { name: 'Partida libre' }).focus();
    await sale.hands.type('fil');
    await expect(sale.searchBox).toBeFocused();
    await expect(sale.searchBox).toHaveValue('fil');
  });

  test('gets what is typed while the last sale is still shown, from the first letter on', async ({
    page,
  }) => {
    const sale = await SalePage.open(page);
    const [code = ''] = await sale.codesOf('filtro', 1);
    await sale.add(code);
    await sale.chargeExact();
    await sale.hands.type('fil');
    await expect(sale.done).toBeHidden();
    await expect(sale.searchBox).toHaveValue('fil');
  });

  test('is where F10 goes', async ({ page }) => {
    const sale = await SalePage.open(page);
    await sale.hands.press('Tab');
    await expect(sale.searchBox).not.toBeFocused();
    await sale.hands.press('F10');
    await expect(sale.searchBox).toBeFocused();
  });
});

test.describe('Enter', () => {
  test('adds the part whose code is exactly the text', async ({ page }) => {
    const sale = await SalePage.open(page);
    const [code = ''] = await sale.codesOf('filtro', 1);
    await sale.add(code);
    await expect.poll(() => codesIn(sale)).toEqual([code]);
    await expect(sale.searchBox).toHaveValue('');
  });

  test('adds the first result when the text is no code, and the one marked with the arrows', async ({
    page,
  }) => {
    const sale = await SalePage.open(page);
    await sale.lookFor('filtro');
    const first = await codeOf(sale.results.first());
    const third = await codeOf(sale.results.nth(2));
    await sale.hands.press('Enter');
    await expect.poll(() => codesIn(sale)).toEqual([first]);
    await sale.lookFor('filtro');
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowUp']) await sale.hands.press(key);
    await sale.hands.press('Enter');
    await expect.poll(() => codesIn(sale)).toEqual([first, third]);
  });

  test('resolves the text typed, not the results that were painted a moment ago', async ({ page }) => {
    const calls = await holdCalls(page, '/parts/search');
    const sale = await SalePage.open(page);
    const [first = '', second = ''] = await sale.codesOf('filtro', 2);
    await sale.lookFor(first);
    calls.hold();
    await page.keyboard.press('Control+a');
    await sale.hands.type(second);
    // The results of the first code are still on the screen.
    await expect(sale.results.first()).toContainText(first);
    await sale.hands.press('Enter');
    await expect.poll(() => codesIn(sale)).toEqual([second]);
    expect(calls.held()).toBeGreaterThan(0);
    calls.letGo();
    await expect.poll(() => codesIn(sale)).toEqual([second]);
  });

  test('adds nothing of older results when the text is no code', async ({ page }) => {
    const calls = await holdCalls(page, '/parts/search');
    const sale = await SalePage.open(page);
    await sale.codesOf('filtro', 1);
    await sale.lookFor('filtro');
    calls.hold();
    await sale.hands.type(' zz');
    await sale.hands.press('Enter');
    await expect(page.getByText('No se agregó nada.')).toBeVisible();
    await expect(sale.lines).toHaveCount(0);
    calls.letGo();
  });

  test('goes before the keys that follow it: they mean the line that is on its way', async ({ page }) => {
    const calls = await holdCalls(page, '/parts/resolve');
    const sale = await SalePage.open(page);
    const [code = ''] = await sale.codesOf('filtro', 1);
    calls.hold();
    await sale.add(code);
    for (const key of ['+', '+', 'F12']) await sale.hands.press(key);
    await expect.poll(calls.held).toBe(1);
    await expect(sale.dialog).toBeHidden();
    calls.letGo();
    await expect(sale.dialog).toBeVisible();
    expect((await sale.shownLines()).map((line) => line.quantity)).toEqual(['3']);
  });

  test('held down adds one piece and charges nothing', async ({ page }) => {
    const keys = await logKeys(page);
    const sale = await SalePage.open(page);
    const [code = ''] = await sale.codesOf('filtro', 1);
    await sale.hands.type(code);
    await page.keyboard.down('Enter');
    await expect(sale.lines).toHaveCount(1);
    await sale.openCharge();
    for (let repeat = 0; repeat < 20; repeat += 1) await page.keyboard.down('Enter');
    await page.keyboard.up('Enter');
    expect((await keys.all()).filter((key) => key.isRepeat && key.isKept)).toHaveLength(20);
    await expect(sale.dialog).toBeVisible();
    await expect(sale.done).toBeHidden();
    expect((await sale.shownLines()).map((line) => line.quantity)).toEqual(['1']);
    await sale.confirm();
    await expect(sale.done).toBeVisible();
    await sale.startNextSale();
  });
});

test.describe('the keys of the cart', () => {
  test('3*code is three pieces', async ({ page }) => {
    const sale = await SalePage.open(page);
    const [code = ''] = await sale.codesOf('filtro', 1);
    await sale.add(`3*${code}`);
    await expect.poll(async () => (await sale.shownLines()).map((line) => line.quantity)).toEqual(['3']);
  });

  test('↑ and ↓ move in the results, and with the box empty in the lines', async ({ page }) => {
    const sale = await SalePage.open(page);
    for (const code of await sale.codesOf('filtro', 3)) await sale.hands.scan(code);
    await expect(sale.lines).toHaveCount(3);
    const markedLine = () =>
      sale.lines.evaluateAll((rows) => rows.findIndex((row) => row.ariaCurrent === 'true'));
    await expect.poll(markedLine).toBe(2);
    for (const key of ['ArrowUp', 'ArrowUp', 'ArrowUp']) await sale.hands.press(key);
    await expect.poll(markedLine).toBe(0);
    await sale.hands.press('ArrowDown');
    await expect.poll(markedLine).toBe(1);

    await sale.lookFor('filtro');
    await sale.hands.press('ArrowDown');
    await expect(sale.results.nth(1)).toHaveAttribute('aria-selected', 'true');
    await expect.poll(markedLine).toBe(1);
  });

  test('↓ held down goes on moving', async ({ page }) => {
    const sale = await SalePage.open(page);
    await sale.lookFor('filtro');
    await sale.hands.hold('ArrowDown', 4);
    await expect(sale.results.nth(5)).toHaveAttribute('aria-selected', 'true');
  });

  test('+ and − change the quantity while the box is empty, and are written while it is not', async ({
    page,
  }) => {
    const sale = await SalePage.open(page);
    const [code = ''] = await sale.codesOf('filtro', 1);
    await sale.add(code);
    const quantity = async () => (await sale.shownLines())[0]?.quantity;
    for (const key of ['+', 'NumpadAdd', '+', '-']) await sale.hands.press(key);
    await expect.poll(quantity).toBe('3');
    await sale.hands.type('a-1+');
    await expect(sale.searchBox).toHaveValue('a-1+');
    expect(await quantity()).toBe('3');
    await sale.hands.press('Escape');
    for (const key of ['-', '-', '-', '-']) await sale.hands.press(key);
    // A line goes only when it is removed.
    await expect.poll(quantity).toBe('1');
  });

  test('F4 is the quantity, F6 the price, Ctrl+Supr removes, Ins adds a free line', async ({ page }) => {
    const sale = await SalePage.open(page);
    const [first = '', second = ''] = await sale.codesOf('filtro', 2);
    for (const code of [first, second]) await sale.hands.scan(code);
    await expect(sale.lines).toHaveCount(2);
    await sale.hands.press('ArrowUp');
    const opens = [
      ['F4', 'Cantidad'],
      ['F6', /Precio/],
      ['Insert', 'Partida libre'],
    ] as const;
    for (const [key, name] of opens) {
      await sale.openDialog(key);
      await expect(page.getByRole('dialog', { name })).toBeVisible();
      await sale.hands.press('Escape');
      await expect(sale.dialog).toBeHidden();
    }
    await sale.hands.press('Control+Delete');
    await expect.poll(() => codesIn(sale)).toEqual([second]);
  });

  test('Supr alone removes no line', async ({ page }) => {
    const sale = await SalePage.open(page);
    const [code = ''] = await sale.codesOf('filtro', 1);
    await sale.add(code);
    await expect(sale.lines).toHaveCount(1);
    await sale.hands.press('Delete');
    await sale.hands.press('F10');
    await expect(sale.lines).toHaveCount(1);
  });

  test('F3 is the customer, F12 cobrar, F2 a crédito', async ({ page }) => {
    const sale = await SalePage.open(page);
    const [code = ''] = await sale.codesOf('filtro', 1);
    await sale.add(code);
    await expect(sale.lines).toHaveCount(1);
    await sale.openDialog('F3');
    await expect(page.getByRole('dialog', { name: 'Cliente' })).toBeVisible();
    await sale.hands.press('ArrowDown');
    await sale.hands.press('Enter');
    await expect(sale.dialog).toBeHidden();
    await expect(sale.customer).not.toContainText('Público en general');
    await sale.openDialog('F2');
    await expect(page.getByRole('dialog', { name: 'A crédito' })).toBeVisible();
    await sale.hands.press('Escape');
    await sale.openDialog('F12');
    await expect(page.getByRole('dialog', { name: 'Cobrar' })).toBeVisible();
  });
});

test.describe('Esc', () => {
  test('goes one step back at a time', async ({ page }) => {
    const sale = await SalePage.open(page);
    await sale.openDialog('F3');
    await sale.hands.press('Insert');
    await expect(page.getByRole('dialog', { name: 'Cliente nuevo' })).toBeVisible();
    await sale.hands.press('Escape');
    await expect(page.getByRole('dialog', { name: 'Cliente', exact: true })).toBeVisible();
    await sale.hands.press('Escape');
    await expect(sale.dialog).toBeHidden();
    await sale.lookFor('filtro');
    await sale.hands.press('Escape');
    await expect(sale.searchBox).toHaveValue('');
    await expect(sale.results).toHaveCount(0);
  });

  test('never loses the cart', async ({ page }) => {
    const sale = await SalePage.open(page);
    const codes = await sale.codesOf('filtro', 2);
    for (const code of codes) await sale.hands.scan(code);
    await expect(sale.lines).toHaveCount(2);
    const before = await sale.shownLines();
    for (const key of ['F12', 'F4', 'F6', 'F3', 'Insert', 'F1']) {
      await sale.openDialog(key);
      for (let time = 0; time < 3; time += 1) await sale.hands.press('Escape');
      await expect(sale.dialog).toBeHidden();
    }
    await sale.lookFor('filtro');
    for (let time = 0; time < 3; time += 1) await sale.hands.press('Escape');
    expect(await sale.shownLines()).toEqual(before);
  });
});

test.describe('the keys of every screen', () => {
  test('F1 lists every key with its name, and Esc goes back', async ({ page }) => {
    const sale = await SalePage.open(page);
    await sale.hands.press('F1');
    const list = page.getByRole('dialog', { name: 'Teclas y apariencia' });
    for (const key of [
      'F10',
      'F12',
      'F2',
      'F3',
      'F4',
      'F6',
      'Ctrl+Supr',
      'Ins',
      'Ctrl+1',
      'Ctrl+2',
      'Esc',
      'Enter',
    ]) {
      await expect(list.getByRole('listitem').filter({ hasText: key }).first()).toBeVisible();
    }
    await sale.hands.press('Escape');
    await expect(sale.dialog).toBeHidden();
    await sale.waitUntilReady();
  });

  test('Ctrl+1 and Ctrl+2 move between screens, which say where one is', async ({ page }) => {
    const accounts = await AccountsPage.open(page);
    const tabs = page.getByRole('navigation', { name: 'Pantallas' });
    await expect(tabs.getByRole('button', { name: /^Cuentas/ })).toHaveAttribute('aria-current', 'page');
    await page.keyboard.press('Control+1');
    await expect(tabs.getByRole('button', { name: /^Venta/ })).toHaveAttribute('aria-current', 'page');
    await page.keyboard.press('Control+2');
    await accounts.waitUntilReady();
    await expect(page).toHaveURL(/\/cuentas/);
  });

  test('F5, Ctrl+R, Ctrl+W and what else would leave the page are swallowed everywhere', async ({ page }) => {
    const keys = await logKeys(page);
    const sale = await SalePage.open(page);
    const [code = ''] = await sale.codesOf('filtro', 1);
    await sale.add(code);
    await expect(sale.lines).toHaveCount(1);
    const places = [
      () => sale.hands.press('F10'),
      () => sale.openCharge(),
      async () => {
        await sale.hands.press('Escape');
        await sale.hands.press('Control+2');
        await new AccountsPage(page).waitUntilReady();
      },
    ];
    const leaving = ['F5', 'Control+F5', 'Control+r', 'Control+Shift+r', 'Control+w', 'Control+F4'];
    const opening = ['Control+n', 'Control+t', 'Control+p', 'Control+f', 'F7', 'Alt+ArrowLeft', 'Alt+f'];
    const modifiers = ['Control', 'Shift', 'Alt'];
    for (const goThere of places) {
      await goThere();
      await keys.forget();
      for (const key of [...leaving, ...opening]) await page.keyboard.press(key);
      const pressed = (await keys.all()).filter(({ key }) => !modifiers.includes(key));
      expect(pressed).toHaveLength(leaving.length + opening.length);
      expect(pressed.filter(({ isKept }) => !isKept)).toEqual([]);
    }
  });

  test('copying, pasting, zoom and full screen stay the browser’s', async ({ page }) => {
    const keys = await logKeys(page);
    const sale = await SalePage.open(page);
    await sale.hands.type('fil');
    await keys.forget();
    const theirs = [
      'Control+c',
      'Control+v',
      'Control+a',
      'Control+-',
      'Control+0',
      'F11',
      'Control+Shift+i',
    ];
    for (const key of theirs) await page.keyboard.press(key);
    expect((await keys.all()).filter(({ isKept }) => isKept)).toEqual([]);
  });
});

async function codeOf(row: Locator): Promise<string> {
  return (await row.locator('.code').textContent()) ?? '';
}

async function codesIn(sale: SalePage): Promise<string[]> {
  return (await sale.shownLines()).map((line) => line.code);
}

interface HeldCalls {
  hold(): void;
  held(): number;
  letGo(): void;
}

/** Calls that can be kept from the main process for a while. To be called before the page is opened. */
async function holdCalls(page: Page, path: string): Promise<HeldCalls> {
  const waiting: (() => void)[] = [];
  let isHolding = false;
  await page.routeWebSocket(/\/rpc$/, (screen) => {
    const host = screen.connectToServer();
    screen.onMessage((message) => {
      if (isHolding && String(message).includes(path)) waiting.push(() => host.send(message));
      else host.send(message);
    });
    host.onMessage((message) => screen.send(message));
  });
  return {
    hold: () => (isHolding = true),
    held: () => waiting.length,
    letGo() {
      isHolding = false;
      for (const send of waiting.splice(0)) send();
    },
  };
}
