import { AccountsPage } from './page-models/accounts-page.ts';
import { SalePage } from './page-models/sale-page.ts';
import { SettingsPage } from './page-models/settings-page.ts';
import { expect, test } from './support/test.ts';

test.describe('Ajustes, with the keyboard alone', () => {
  test('opens with Ctrl+6 from the sale and goes back with Ctrl+1', async ({ page }) => {
    const sale = await SalePage.open(page);
    await sale.hands.press('Control+6');
    await expect(page).toHaveURL(/\/ajustes/);
    await expect(new SettingsPage(page).sections.first()).toBeFocused();
    await sale.hands.press('Control+1');
    await expect(sale.searchBox).toBeFocused();
  });

  test('prints what the owner says of the shop on the next ticket', async ({ page }) => {
    const settings = await SettingsPage.open(page);
    await settings.enter('Tienda y ticket');
    await settings.write('RFC', 'ran850312ab1');
    await settings.write('Teléfono', '55 1234 5678');
    await settings.save();
    await expect(settings.panel.getByLabel('RFC')).toHaveValue('RAN850312AB1');

    const sale = await SalePage.open(page);
    const [code = ''] = await sale.codesOf('filtro', 1);
    await sale.add(code);
    await sale.chargeExact();
    const paper = page.frameLocator('iframe').first();
    await expect(paper.getByText('RFC RAN850312AB1')).toBeVisible();
    await expect(paper.getByText('Tel. 55 1234 5678')).toBeVisible();
  });

  test('refuses a wrong figure beside its field and writes nothing', async ({ page }) => {
    const settings = await SettingsPage.open(page);
    await settings.enter('Precios');
    const margin = await settings.panel.getByLabel('Margen de la tienda').inputValue();
    await settings.write('IVA', '160');
    await settings.write('Margen de la tienda', '55');
    await settings.hands.press('Enter');
    await expect(settings.panel.getByText('Escriba un porcentaje de 0 a 100')).toBeVisible();
    const again = await SettingsPage.open(page);
    await again.enter('Precios');
    await expect(again.panel.getByLabel('IVA', { exact: true })).toHaveValue('16');
    await expect(again.panel.getByLabel('Margen de la tienda')).toHaveValue(margin);
  });

  test('keeps the history of the exchange rate, and prices an open sale anew', async ({ page }) => {
    const sale = await SalePage.open(page);
    const [code = ''] = await sale.codesOf('filtro', 1);
    await sale.add(code);
    await expect(sale.lines).toHaveCount(1);

    await sale.hands.press('Control+6');
    const settings = new SettingsPage(page);
    await settings.enter('Tipo de cambio');
    await settings.write('Tipo de cambio', '20.5');
    await settings.save();
    const changes = settings.panel
      .getByRole('group', { name: 'Cambios del tipo de cambio' })
      .getByRole('row');
    await expect(changes.nth(1)).toContainText('20.5000');
    await expect(settings.panel.getByLabel('Fecha del tipo de cambio')).toHaveValue(/^\d\d\/\d\d\/\d{4}$/);

    await sale.hands.press('Control+1');
    await expect(page.getByText(/Se recalculó 1 precio: total de/)).toBeVisible();
    await expect(sale.lines.first().getByText(/^antes /)).toBeVisible();
  });

  test('gives a customer his margin, and the sale his price before the first charge', async ({ page }) => {
    const accounts = await AccountsPage.open(page);
    const customer = await accounts.customerWithCredit(1_000);
    const settings = await SettingsPage.open(page);
    await settings.enter('Márgenes');
    await settings.hands.type(customer);
    await expect(settings.panel.getByRole('option', { name: customer })).toHaveAttribute(
      'aria-selected',
      'true',
    );
    await settings.hands.press('Enter');
    const dialog = page.getByRole('dialog', { name: `Margen: ${customer}` });
    await expect(dialog.getByLabel('Margen sobre el costo')).toBeFocused();
    await settings.hands.type('5');
    await settings.hands.press('Enter');
    await expect(settings.panel.getByText(`${customer}: margen de 5 %.`)).toBeVisible();
    await expect(settings.panel.getByRole('option', { name: `${customer} 5 %` })).toBeVisible();

    const sale = await SalePage.open(page);
    const [code = ''] = await sale.codesOf('filtro', 1);
    await sale.add(code);
    await sale.chooseCustomer(customer);
    await expect(page.getByText(/Se recalculó 1 precio: total de/)).toBeVisible();
    await expect(sale.lines.first()).toContainText('5 %');
    // What is shown is what is charged: nothing surprises.
    await sale.chargeExact();
  });

  test('is of this computer at once: theme, size of the text and keys', async ({ page }) => {
    const settings = await SettingsPage.open(page);
    await settings.enter('Esta terminal');
    await expect(settings.panel.getByRole('radio', { name: 'Como el sistema' })).toBeFocused();
    await settings.hands.press('ArrowRight');
    await settings.hands.press('ArrowRight');
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    await settings.hands.press('Tab');
    await settings.hands.press('ArrowRight');
    await expect(page.locator('html')).toHaveAttribute('data-text-size', 'large');
    // The terminal keeps it, not the page.
    await page.evaluate(() => window.localStorage.clear());
    const again = await SettingsPage.open(page);
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    await expect(page.locator('html')).toHaveAttribute('data-text-size', 'large');
    await again.enter('Esta terminal');
    await again.hands.press('ArrowLeft');
    await again.hands.press('ArrowLeft');
    await again.hands.press('Tab');
    await again.hands.press('ArrowLeft');
    await expect(page.locator('html')).not.toHaveAttribute('data-theme');
    await expect(page.locator('html')).not.toHaveAttribute('data-text-size');
  });

  test('tries the connection in use and another one, and names what is wrong', async ({ page }) => {
    const settings = await SettingsPage.open(page);
    await settings.enter('Conexión');
    await expect(settings.panel.getByRole('button', { name: 'Probar conexión' })).toBeFocused();
    await settings.hands.press('Enter');
    await expect(settings.panel.getByText(/contesta en \d+ ms, sin cifrar, PostgreSQL \d+/)).toBeVisible();
    for (const text of ['127.0.0.1:1', 'nexus', 'caja1', 'secreta']) {
      await settings.hands.press('Tab');
      await settings.hands.type(text);
    }
    await settings.hands.press('Enter');
    await expect(
      settings.panel.getByText(/127\.0\.0\.1:1: La computadora contesta, pero ahí no hay PostgreSQL/),
    ).toBeVisible();
    await expect(settings.panel).not.toContainText('secreta');
  });
});
