import { AccountsPage } from './page-models/accounts-page.ts';
import { SalePage } from './page-models/sale-page.ts';
import { logKeys } from './support/key-log.ts';
import { expect, test } from './support/test.ts';

/** Counted in the page, every key that goes down: nothing that was pressed can be left out. */
test.describe('a counted number of keys', () => {
  test('a cash sale of one known part, exact money: its code and at most 3 keys', async ({ page }) => {
    const keys = await logKeys(page);
    const sale = await SalePage.open(page);
    const [code = ''] = await sale.codesOf('filtro', 1);

    await keys.forget();
    await sale.add(code);
    await sale.openCharge();
    await sale.confirm();
    await expect(sale.doneFigure('Folio')).toHaveText(/^NX-\d{6}$/);
    await expect(sale.doneFigure('Recibido')).toBeHidden();
    expect((await keys.all()).length - code.length).toBeLessThanOrEqual(3);
    await sale.startNextSale();
  });

  test('three parts on credit: their codes, the letters of the customer, and at most 8 keys', async ({
    page,
  }) => {
    const keys = await logKeys(page);
    const accounts = await AccountsPage.open(page);
    const name = await accounts.customerWithCredit(10_000);
    const sale = await SalePage.open(page);
    const codes = await sale.codesOf('filtro', 3);

    await keys.forget();
    for (const code of codes) await sale.add(code);
    await sale.chooseCustomer(name);
    await sale.openDialog('F2');
    await sale.confirm();
    await expect(sale.done).toContainText('Vendido a crédito');
    const letters = codes.join('').length + name.length;
    expect((await keys.all()).length - letters).toBeLessThanOrEqual(8);
    await expect(sale.doneFigure('Queda a deber')).toHaveText(
      (await sale.doneFigure('Total').textContent()) ?? '',
    );
    await sale.startNextSale();
  });
});
