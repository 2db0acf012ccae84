import type { Page } from '@playwright/test';
import { AccountsPage } from './page-models/accounts-page.ts';
import { CounterDoor } from './page-models/counter-door.ts';
import { InvoicesPage } from './page-models/invoices-page.ts';
import { SalePage } from './page-models/sale-page.ts';
import { SettingsPage } from './page-models/settings-page.ts';
import { expectNoViolation } from './support/no-violation.ts';
import { expectInReachZoomed } from './support/in-reach.ts';
import { expect, test } from './support/test.ts';

/** What is on the screen, and how a cashier gets there from a sale of two lines. */
const scenes: Readonly<Record<string, (sale: SalePage, page: Page) => Promise<void>>> = {
  'the cart': async () => {},
  'search results': (sale) => sale.lookFor('filtro'),
  'a search that finds nothing': async (sale, page) => {
    await sale.hands.type('zzqqxx');
    await expect(page.getByText('Nada coincide')).toBeVisible();
  },
  'cobrar with too little received': async (sale) => {
    await sale.openCharge();
    await sale.receive('0.01');
    await sale.confirm();
    await expect(sale.dialog.getByText(/No se cobró nada/)).toBeVisible();
  },
  'cobrar with a card': async (sale) => {
    await sale.openCharge();
    await sale.hands.press('ArrowDown');
    await expect(sale.dialog.getByLabel(/Autorización/)).toBeFocused();
  },
  'the warning about a scanner': async (sale) => {
    await sale.openCharge();
    await sale.hands.scan('7501234567890');
    await expect(sale.dialog.getByRole('alert')).toBeVisible();
  },
  'cobrar with a payment taken already': async (sale) => {
    await sale.openCharge();
    await sale.receive('10');
    await sale.hands.press('+');
    await expect(sale.dialog.getByRole('list', { name: 'Lo pagado' })).toContainText('10.00');
  },
  'putting the sale aside': (sale) => sale.openDialog('F7'),
  'sales in waiting, and the question before one is deleted': async (sale) => {
    await sale.openDialog('F7');
    await sale.confirm();
    await expect(sale.dialog).toBeHidden();
    await sale.openDialog('Shift+F7');
    await expect(sale.dialog.getByRole('option').first()).toBeVisible();
    await sale.hands.press('Control+Delete');
    await expect(sale.dialog.getByRole('alert')).toContainText('¿Eliminar');
  },
  quantity: (sale) => sale.openDialog('F4'),
  'price and margin': (sale) => sale.openDialog('F6'),
  'a free line': (sale) => sale.openDialog('Insert'),
  'the list of keys': (sale) => sale.openDialog('F1'),
  'the customer list': async (sale) => {
    await sale.openDialog('F3');
    await expect(sale.dialog.getByRole('option').nth(1)).toBeVisible();
  },
  'a new customer without a name': async (sale, page) => {
    await sale.openDialog('F3');
    await sale.hands.press('Insert');
    await expect(page.getByRole('dialog', { name: 'Cliente nuevo' })).toBeVisible();
    await sale.hands.press('Enter');
    await expect(sale.dialog.getByText('Escriba el nombre del cliente')).toBeVisible();
  },
  'a sale that is done': async (sale) => {
    await sale.chargeExact();
    await expect(sale.done.getByRole('button', { name: 'Siguiente venta' })).toBeEnabled();
  },
};

test.describe('no accessibility violation, light or dark, and everything in reach at 200 % zoom, on', () => {
  test.afterEach(async ({ page, shop }) => {
    // The window of Electron takes its size from its owner.
    if (shop.host === 'browser') await expectInReachZoomed(page);
  });

  for (const [what, show] of Object.entries(scenes)) {
    test(what, async ({ page }) => {
      const sale = await SalePage.open(page);
      const codes = await sale.codesOf('filtro', 2);
      for (const code of codes) await sale.add(code);
      await expect(sale.lines).toHaveCount(2);
      await show(sale, page);
      await expectNoViolation(page);
    });
  }

  test('an empty sale', async ({ page }) => {
    await SalePage.open(page);
    await expectNoViolation(page);
  });

  test('every section of Ajustes', async ({ page }) => {
    const settings = await SettingsPage.open(page);
    for (const label of await settings.sections.allTextContents()) {
      await settings.enter(label);
      await settings.backToList();
      await expectNoViolation(page);
    }
  });

  test('Facturas', async ({ page }) => {
    const invoices = await InvoicesPage.open(page);
    await expect(invoices.panel.getByRole('list', { name: 'Partidas' })).toBeVisible();
    await expectNoViolation(page);
  });

  test('the dialog of a margin', async ({ page }) => {
    const settings = await SettingsPage.open(page);
    await settings.enter('Márgenes');
    await settings.hands.type('fre');
    await expect(settings.panel.getByRole('option').first()).toBeVisible();
    await settings.hands.press('Enter');
    await expect(page.getByRole('dialog', { name: /^Margen:/ })).toBeVisible();
    await expectNoViolation(page);
  });

  test('the PIN, and one that is nobody’s', async ({ page }) => {
    await SalePage.open(page);
    const door = new CounterDoor(page);
    await door.lock();
    await expectNoViolation(page);
    await door.tryPin('0000');
    await expect(door.message).toBeVisible();
    await expectNoViolation(page);
    await CounterDoor.letOwnerIn(page);
  });

  test('a cashier who is being taken on', async ({ page }) => {
    const settings = await SettingsPage.open(page);
    await settings.enter('Cajeros');
    await settings.hands.press('Insert');
    await expect(page.getByRole('dialog', { name: 'Cajero nuevo' })).toBeVisible();
    await settings.hands.press('Enter');
    await expect(page.getByText('Escriba el nombre')).toBeVisible();
    await expectNoViolation(page);
  });

  test('Cuentas and the credit dialog', async ({ page }) => {
    const accounts = await AccountsPage.open(page);
    await expectNoViolation(page);
    const name = await accounts.customerWithCredit(10_000);
    const sale = await SalePage.open(page);
    const [code = ''] = await sale.codesOf('filtro', 1);
    await sale.add(code);
    await sale.chooseCustomer(name);
    await sale.openDialog('F2');
    await expectNoViolation(page);
  });
});
