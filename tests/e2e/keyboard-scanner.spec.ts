import { AccountsPage } from './page-models/accounts-page.ts';
import { SalePage } from './page-models/sale-page.ts';
import { expect, test } from './support/test.ts';

const READING = '7501234567890';

test.describe('a scanner', () => {
  test('adds the part it read', async ({ page }) => {
    const sale = await SalePage.open(page);
    const [code = ''] = await sale.codesOf('filtro', 1);
    await sale.hands.scan(code);
    await expect(sale.lines).toHaveCount(1);
    expect((await sale.shownLines())[0]?.code).toBe(code);
    await expect(sale.searchBox).toHaveValue('');
  });

  test('adds as many as were typed before the asterisk', async ({ page }) => {
    const sale = await SalePage.open(page);
    const [code = ''] = await sale.codesOf('filtro', 1);
    await sale.hands.type('3*');
    await sale.hands.scan(code);
    await expect.poll(async () => (await sale.shownLines()).map((line) => line.quantity)).toEqual(['3']);
  });

  test('is not held up: what it reads one after another all goes into the cart, in order', async ({
    page,
  }) => {
    const sale = await SalePage.open(page);
    const codes = await sale.codesOf('filtro', 5);
    for (const code of codes) await sale.hands.scan(code);
    await expect.poll(async () => (await sale.shownLines()).map((line) => line.code)).toEqual(codes);
  });

  test('takes the place of what was left over in the box', async ({ page }) => {
    const sale = await SalePage.open(page);
    const [code = ''] = await sale.codesOf('filtro', 1);
    await sale.hands.type('balata');
    await sale.hands.scan(code);
    await expect.poll(async () => (await sale.shownLines()).map((line) => line.code)).toEqual([code]);
  });

  test('adds nothing when no code is exactly what it read', async ({ page }) => {
    const sale = await SalePage.open(page);
    const [code = ''] = await sale.codesOf('filtro', 1);
    await sale.hands.scan(code.slice(0, -1));
    await expect(page.getByText('No se agregó nada.')).toBeVisible();
    await expect(sale.lines).toHaveCount(0);
  });

  /** Every dialog of a sale, how it is opened, and the field that the reading falls into. */
  const dialogs = [
    ['cobrar', 'F12', 'Recibido'],
    ['the quantity', 'F4', 'Cantidad'],
    ['the price', 'F6', 'Precio'],
    ['a free line', 'Insert', 'Descripción'],
    ['the customer list', 'F3', 'Buscar cliente'],
  ] as const;
  for (const [what, key, label] of dialogs) {
    test(`confirms nothing and fills nothing in ${what}, and says so`, async ({ page }) => {
      const sale = await SalePage.open(page);
      const [code = ''] = await sale.codesOf('filtro', 1);
      await sale.add(code);
      await expect(sale.lines).toHaveCount(1);
      const before = await sale.shownLines();
      await sale.openDialog(key);
      const field = sale.dialog.getByLabel(label).first();
      await expect(field).toBeFocused();
      const held = await field.inputValue();
      for (const reading of [READING, code]) {
        await sale.hands.scan(reading);
        await expect(sale.dialog.getByRole('alert')).toContainText(`Se leyó «${reading}» con el escáner`);
        await expect(field).toHaveValue(held);
      }
      await expect(sale.done).toBeHidden();
      await sale.hands.press('Escape');
      await expect(sale.dialog).toBeHidden();
      expect(await sale.shownLines()).toEqual(before);
    });
  }

  test('leaves the amount alone when it sends no Enter', async ({ page }) => {
    const sale = await SalePage.open(page);
    const [code = ''] = await sale.codesOf('filtro', 1);
    await sale.add(code);
    await sale.openCharge();
    const amount = sale.dialog.getByLabel('Recibido');
    const before = await amount.inputValue();
    await sale.hands.scan(READING, { sendsEnter: false });
    await expect(sale.dialog.getByRole('alert')).toContainText(`Se leyó «${READING}» con el escáner`);
    await expect(amount).toHaveValue(before);
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
