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

  test('goes to the first field of a section with Enter and back with Esc', async ({ page }) => {
    const settings = await SettingsPage.open(page);
    await settings.enter('Apariencia');
    await expect(settings.panel.getByRole('radio', { name: 'Como el sistema' })).toBeFocused();
    await settings.backToList();
  });
});
