import { expect, test } from './support/test.ts';
import { AccountsPage } from './page-models/accounts-page.ts';
import { SalePage } from './page-models/sale-page.ts';

test.describe('a scanner', () => {
  test('adds the part it read', async ({ page }) => {
    const sale = await SalePage.open(page);
    const [code = ''] = await sale.codesOf('filtro', 1);
    await sale.hands.scan(code);
    await expect(sale.lines).toHaveCount(1);
    expect((await sale.shownLines())[0]?.code).toBe(code);
    await expect(sale.searchBox).toHaveValue('');
  });

  test('adds nothing when no code is exactly what it read', async ({ page }) => {
    const sale = await SalePage.open(page);
    const [code = ''] = await sale.codesOf('filtro', 1);
    await sale.hands.scan(code.slice(0, -1));
    await expect(page.getByText('No se agregó nada.')).toBeVisible();
    await expect(sale.lines).toHaveCount(0);
  });

  test('charges nothing and fills no amount while a dialog is open, and says so', async ({ page }) => {
    const sale = await SalePage.open(page);
    const [code = ''] = await sale.codesOf('filtro', 1);
    await sale.add(code);
    await expect(sale.lines).toHaveCount(1);
    await sale.openCharge();
    const amount = sale.dialog.getByLabel('Recibido');
    const before = await amount.inputValue();
    for (const reading of ['7501234567890', code]) {
      await sale.hands.scan(reading);
      await expect(sale.dialog.getByRole('alert')).toContainText(`Se leyó «${reading}» con el escáner`);
      await expect(amount).toHaveValue(before);
    }
    await expect(sale.done).toBeHidden();
    await sale.hands.press('Escape');
    await expect(sale.lines).toHaveCount(1);
  });

  test('on another screen goes to the sale and adds the line', async ({ page }) => {
    const sale = await SalePage.open(page);
    const [code = ''] = await sale.codesOf('filtro', 1);
    await sale.hands.press('Control+2');
    await new AccountsPage(page).waitUntilReady();
    await sale.hands.scan(code);
    await expect(sale.lines).toHaveCount(1);
    await expect(page).toHaveURL(/\/pos/);
  });

  test('starts the next sale when the last one is still shown', async ({ page }) => {
    const sale = await SalePage.open(page);
    const [first = '', second = ''] = await sale.codesOf('filtro', 2);
    await sale.add(first);
    await expect(sale.lines).toHaveCount(1);
    await sale.chargeExact();
    await sale.hands.scan(second);
    await expect(sale.done).toBeHidden();
    await expect.poll(async () => (await sale.shownLines()).map((line) => line.code)).toEqual([second]);
  });
});

test.describe('the keyboard', () => {
  test('brings typing to the search box wherever the focus is', async ({ page }) => {
    const sale = await SalePage.open(page);
    await page.getByRole('button', { name: 'Partida libre' }).focus();
    await sale.hands.type('fil');
    await expect(sale.searchBox).toBeFocused();
    await expect(sale.searchBox).toHaveValue('fil');
  });

  test('adds what is typed, not what was painted a moment ago', async ({ page }) => {
    const sale = await SalePage.open(page);
    const [first = '', second = ''] = await sale.codesOf('filtro', 2);
    await sale.lookFor(first);
    await page.keyboard.press('Control+a');
    // In one go, without the pauses of a person: Enter comes before the results of this text.
    await page.keyboard.insertText(second);
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await sale.shownLines()).map((line) => line.code)).toEqual([second]);
  });

  test('acts on the line of a code whose answer is still on its way', async ({ page }) => {
    const answers: (() => void)[] = [];
    await page.routeWebSocket(/\/rpc$/, (screen) => {
      const host = screen.connectToServer();
      screen.onMessage((message) => {
        if (String(message).includes('/parts/resolve')) answers.push(() => host.send(message));
        else host.send(message);
      });
      host.onMessage((message) => screen.send(message));
    });
    const sale = await SalePage.open(page);
    const [code = ''] = await sale.codesOf('filtro', 1);
    await sale.add(code);
    for (const key of ['+', '+', 'F12']) await sale.hands.press(key);
    await expect.poll(() => answers.length).toBe(1);
    await expect(sale.dialog).toBeHidden();
    for (const answer of answers) answer();
    await expect(sale.dialog).toBeVisible();
    expect((await sale.shownLines()).map((line) => line.quantity)).toEqual(['3']);
  });

  test('keeps accents and eñes in what is searched', async ({ page }) => {
    const sale = await SalePage.open(page);
    await sale.hands.type('muñón');
    await expect(sale.searchBox).toHaveValue('muñón');
  });

  test('takes AltGr for a character and never for Ctrl+Alt', async ({ page }) => {
    const sale = await SalePage.open(page);
    await page.evaluate(() => {
      const altGr = { key: '2', code: 'Digit2', ctrlKey: true, altKey: true, modifierAltGraph: true };
      window.dispatchEvent(new KeyboardEvent('keydown', { ...altGr, bubbles: true, cancelable: true }));
    });
    await expect(page).not.toHaveURL(/cuentas/);
    await sale.waitUntilReady();
  });

  test('does not reload, print or leave the page', async ({ page }) => {
    const sale = await SalePage.open(page);
    await page.evaluate(() => {
      document.body.dataset['still'] = 'here';
      window.print = () => {
        document.body.dataset['printed'] = 'yes';
      };
    });
    for (const key of [
      'F5',
      'Control+r',
      'Control+Shift+r',
      'Control+w',
      'Control+p',
      'F3',
      'Escape',
      'F7',
    ]) {
      await sale.hands.press(key);
    }
    await expect(page.locator('body')).toHaveAttribute('data-still', 'here');
    await expect(page.locator('body')).not.toHaveAttribute('data-printed', 'yes');
  });

  test('lists every key on F1 and goes back with Esc', async ({ page }) => {
    const sale = await SalePage.open(page);
    await sale.hands.press('F1');
    await expect(page.getByRole('dialog', { name: 'Teclas y apariencia' })).toContainText('Ctrl+Supr');
    await sale.hands.press('Escape');
    await expect(sale.dialog).toBeHidden();
    await sale.waitUntilReady();
  });

  test('moves between screens, which say where one is', async ({ page }) => {
    const accounts = await AccountsPage.open(page);
    const tabs = page.getByRole('navigation', { name: 'Pantallas' });
    await expect(tabs.getByRole('button', { name: /^Cuentas/ })).toHaveAttribute('aria-current', 'page');
    await page.keyboard.press('Control+1');
    await expect(tabs.getByRole('button', { name: /^Venta/ })).toHaveAttribute('aria-current', 'page');
    await page.keyboard.press('Control+2');
    await accounts.waitUntilReady();
    await expect(page).toHaveURL(/\/cuentas/);
  });
});
