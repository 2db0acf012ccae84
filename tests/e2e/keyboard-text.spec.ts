import { SalePage } from './page-models/sale-page.ts';
import { expect, test } from './support/test.ts';

test.describe('text, on any keyboard', () => {
  test('accents and eñes survive', async ({ page }) => {
    const sale = await SalePage.open(page);
    await sale.hands.type('muñón');
    await expect(sale.searchBox).toHaveValue('muñón');
  });

  test('dead keys survive: the accent waits, and the letter comes with it', async ({ page }) => {
    const sale = await SalePage.open(page);
    await sale.hands.type('buj');
    await sale.hands.compose('´', 'í');
    await sale.hands.type('a');
    await expect(sale.searchBox).toHaveValue('bujía');
    await expect(sale.results.first()).toContainText(/buj[ií]a/i);
  });

  test('an accent that waits is no key of the sale', async ({ page }) => {
    const sale = await SalePage.open(page);
    const [code = ''] = await sale.codesOf('filtro', 1);
    await sale.add(code);
    await expect(sale.lines).toHaveCount(1);
    await page.evaluate(() => {
      const composing = { key: 'Delete', ctrlKey: true, isComposing: true, bubbles: true, cancelable: true };
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', composing));
    });
    await sale.hands.press('F10');
    await expect(sale.lines).toHaveCount(1);
  });

  test('AltGr is not Ctrl+Alt: it removes no line and opens no screen', async ({ page }) => {
    const sale = await SalePage.open(page);
    const [code = ''] = await sale.codesOf('filtro', 1);
    await sale.add(code);
    await expect(sale.lines).toHaveCount(1);
    // No protocol sends the state of AltGr; the keyboard of an X server does, in a spec of its own.
    const kept = await page.evaluate(() => {
      const altGr = { ctrlKey: true, altKey: true, modifierAltGraph: true, bubbles: true, cancelable: true };
      const keys = [
        { key: '@', code: 'KeyQ' },
        { key: '2', code: 'Digit2' },
        { key: 'Delete', code: 'Delete' },
      ];
      return keys.map((key) => {
        const event = new KeyboardEvent('keydown', { ...key, ...altGr });
        document.activeElement?.dispatchEvent(event);
        return event.defaultPrevented;
      });
    });
    expect(kept).toEqual([false, false, false]);
    await sale.hands.press('F10');
    await expect(sale.lines).toHaveCount(1);
    await expect(page).not.toHaveURL(/cuentas/);
  });

  test('the keypad deletes nothing and opens nothing with NumLock off', async ({ page }) => {
    const sale = await SalePage.open(page);
    const [code = ''] = await sale.codesOf('filtro', 1);
    await sale.add(code);
    await expect(sale.lines).toHaveCount(1);
    await sale.hands.pressKeypad('Delete', { ctrl: true });
    await sale.hands.pressKeypad('Insert');
    await sale.hands.type('filtro');
    await sale.hands.press('Home');
    await sale.hands.pressKeypad('Delete');
    await expect(sale.searchBox).toHaveValue('filtro');
    await expect(sale.dialog).toBeHidden();
    await expect(sale.lines).toHaveCount(1);

    await sale.hands.press('Escape');
    await sale.openDialog('F4');
    const quantity = sale.dialog.getByLabel('Cantidad').last();
    await sale.hands.type('12');
    await sale.hands.press('Home');
    await sale.hands.pressKeypad('Delete');
    await expect(quantity).toHaveValue('12');
  });

  test("' and / in a code count as -, and so does nothing at all", async ({ page }) => {
    const sale = await SalePage.open(page);
    const codes = await sale.codesOf('filtro', 10);
    const code = codes.find((one) => one.includes('-')) ?? '';
    expect(code, 'a code with a dash').not.toBe('');
    for (const other of ["'", '/', '']) await sale.add(code.replaceAll('-', other));
    await sale.hands.scan(code.replaceAll('-', "'"));
    await expect
      .poll(async () => (await sale.shownLines()).map((line) => [line.code, line.quantity]))
      .toEqual([[code, '4']]);
  });

  for (const point of ['.', ',']) {
    test(`amounts, prices and quantities take «${point}»`, async ({ page }) => {
      const sale = await SalePage.open(page);
      const [code = ''] = await sale.codesOf('filtro', 1);
      await sale.add(`1${point}5*${code}`);
      await expect.poll(async () => (await sale.shownLines())[0]?.quantity).toBe('1.5');
      await sale.openDialog('F4');
      await sale.hands.type(`2${point}25`);
      await sale.hands.press('Enter');
      await expect.poll(async () => (await sale.shownLines())[0]?.quantity).toBe('2.25');
      await sale.openDialog('F4');
      await sale.hands.type('2');
      await sale.hands.press('Enter');
      await sale.openDialog('F6');
      await sale.hands.type(`99${point}50`);
      await sale.hands.press('Enter');
      await expect.poll(async () => (await sale.shownLines())[0]?.amount).toBe('199.00');
      await sale.openCharge();
      await sale.receive(`1000${point}50`);
      await sale.confirm();
      await expect(sale.doneFigure('Recibido')).toHaveText('$1,000.50');
      await sale.startNextSale();
    });
  }
});
