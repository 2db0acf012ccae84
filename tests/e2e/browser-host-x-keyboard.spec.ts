import { CounterDoor } from './page-models/counter-door.ts';
import { SalePage } from './page-models/sale-page.ts';
import { expect, test } from './support/test.ts';
import { obstacleToXScreen, openXScreen, type XScreen } from './support/x-screen.ts';

/**
 * The other specs hand their keys to the page. Here they come from a keyboard, through the X server and the browser's own
 * window, in the layout that is sold in Mexico: what the browser does with a key before or after the page can be seen.
 */
test.describe('a keyboard of Mexico before a window of its own', () => {
  const obstacle = obstacleToXScreen();
  test.skip(obstacle !== null, obstacle ?? '');
  test.describe.configure({ mode: 'serial' });

  let screen: XScreen;
  let sale: SalePage;

  test.beforeAll(async ({ shop }) => {
    if (obstacle !== null || shop.host !== 'browser') return;
    screen = await openXScreen(shop.process.url, 'latam');
    await CounterDoor.letOwnerIn(screen.page);
    sale = new SalePage(screen.page);
  });
  test.afterAll(async () => screen?.close());
  test.beforeEach(async () => {
    await sale.waitUntilReady();
    await sale.clear();
  });

  test('sells one known part for cash: its code and three keys', async () => {
    const [code = ''] = await sale.codesOf('filtro', 1);
    await screen.type(code);
    await screen.press('Return');
    await expect(sale.lines).toHaveCount(1);
    await screen.press('F12');
    await expect(sale.dialog).toBeVisible();
    await screen.press('Return');
    await expect(sale.doneFigure('Folio')).toHaveText(/^NX-\d{6}$/);
    await expect(sale.done.getByRole('button', { name: 'Siguiente venta' })).toBeEnabled();
    await screen.press('Return');
    await sale.waitUntilReady();
    await expect(sale.lines).toHaveCount(0);
  });

  test('F5, Ctrl+R, Ctrl+W and Alt+← leave the page where it is, and the sale in it', async () => {
    const { page } = screen;
    const [code = ''] = await sale.codesOf('filtro', 1);
    await screen.type(code);
    await screen.press('Return');
    await expect(sale.lines).toHaveCount(1);
    // A page to go back to.
    await screen.press('ctrl+2', 'ctrl+1');
    await sale.waitUntilReady();
    await page.evaluate(() => (document.body.dataset['still'] = 'here'));
    const leaving = [
      'F5',
      'ctrl+F5',
      'ctrl+r',
      'ctrl+shift+r',
      'ctrl+w',
      'ctrl+F4',
      'alt+Left',
      'ctrl+n',
      'ctrl+t',
    ];
    await screen.press(...leaving);
    await screen.press('F12');
    await expect(sale.dialog).toBeVisible();
    await screen.press(...leaving, 'Escape');
    await expect(sale.dialog).toBeHidden();
    // What is typed now comes after all of them.
    await screen.type('fin');
    await expect(sale.searchBox).toHaveValue('fin');
    await expect(page.locator('body')).toHaveAttribute('data-still', 'here');
    await expect(sale.lines).toHaveCount(1);
    expect(page.context().pages()).toHaveLength(1);
    await screen.press('Escape');
  });

  test('dead keys, ñ and AltGr write into the search box, also after a click elsewhere', async () => {
    await screen.page.getByRole('region', { name: 'Cliente' }).getByText('Venta de contado').click();
    await screen.press('dead_acute', 'a', 'ntilde', 'dead_diaeresis', 'u');
    await expect(sale.searchBox).toBeFocused();
    await expect(sale.searchBox).toHaveValue('áñü');
    await screen.press('Escape');
    await screen.press('ISO_Level3_Shift+q', 'ISO_Level3_Shift+2');
    await expect(sale.searchBox).toHaveValue(/^@/);
    await expect(screen.page).not.toHaveURL(/cuentas/);
    await screen.press('Escape');
  });

  test('typing goes to the search box from a button that was reached with Tab', async () => {
    await screen.press('Tab');
    await expect(sale.searchBox).not.toBeFocused();
    await screen.type('ñu');
    await expect(sale.searchBox).toHaveValue('ñu');
    await screen.press('Escape');
  });

  test('Enter that ends a dead key adds nothing by itself', async () => {
    await screen.press('m', 'u', 'ntilde', 'dead_acute', 'o', 'n');
    await expect(sale.searchBox).toHaveValue('muñón');
    await screen.press('dead_acute', 'Return');
    await expect(sale.lines).toHaveCount(0);
    await screen.press('Escape');
  });

  test('the keypad deletes and opens nothing with NumLock off, and writes with it on', async () => {
    const [code = ''] = await sale.codesOf('filtro', 1);
    await screen.scan(code);
    await expect(sale.lines).toHaveCount(1);
    await screen.type('fil');
    await screen.press('Home', 'KP_Delete', 'KP_Insert', 'ctrl+KP_Delete');
    await expect(sale.searchBox).toHaveValue('fil');
    await screen.press('Escape', 'KP_Delete', 'ctrl+KP_Delete', 'KP_Insert');
    await expect(sale.lines).toHaveCount(1);
    await expect(sale.dialog).toBeHidden();
    await screen.press('KP_7', 'KP_Decimal', 'KP_5');
    await expect(sale.searchBox).toHaveValue('7.5');
    await screen.press('Escape');
  });

  test('a key that is held down charges once at most, and does not take the change away', async () => {
    const repeats = await countRepeats(screen);
    // The page was loaded anew: a reading before the box is there would be lost.
    await sale.waitUntilReady();
    const [code = ''] = await sale.codesOf('filtro', 1);
    await screen.scan(code);
    await expect(sale.lines).toHaveCount(1);
    const charge = await screen.hold('F12');
    await expect.poll(repeats).toBeGreaterThan(3);
    await charge.release();
    await expect(sale.dialog).toBeVisible();
    await expect(sale.done).toBeHidden();

    const before = await repeats();
    const enter = await screen.hold('Return');
    await expect(sale.done.getByRole('button', { name: 'Siguiente venta' })).toBeEnabled();
    await expect.poll(repeats).toBeGreaterThan(before + 3);
    await expect(sale.done).toBeVisible();
    await enter.release();
    await screen.press('Return');
    await sale.waitUntilReady();
  });

  test('a scanner that types into the amount charges nothing and leaves the amount alone', async () => {
    const [code = ''] = await sale.codesOf('filtro', 1);
    await screen.scan(code);
    await expect(sale.lines).toHaveCount(1);
    await screen.press('F12');
    const amount = sale.dialog.getByLabel('Recibido');
    const before = await amount.inputValue();
    await screen.scan('7501234567890');
    await expect(sale.dialog.getByRole('alert')).toContainText('Se leyó «7501234567890» con el escáner');
    await expect(amount).toHaveValue(before);
    await expect(sale.done).toBeHidden();
    await screen.press('Escape');
  });
});

/** How many keys the X server has repeated. Counted before the application, which lets nobody see what it takes. */
async function countRepeats({ page }: XScreen): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    window.addEventListener(
      'keydown',
      ({ repeat }) => {
        const { repeats = '0' } = document.documentElement.dataset;
        document.documentElement.dataset['repeats'] = String(Number(repeats) + (repeat ? 1 : 0));
      },
      { capture: true },
    );
  });
  await page.reload();
  return async () => Number((await page.locator('html').getAttribute('data-repeats')) ?? 0);
}
