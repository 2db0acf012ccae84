import { InvoicesPage } from './page-models/invoices-page.ts';
import { SalePage } from './page-models/sale-page.ts';
import { expect, test } from './support/test.ts';

test.describe('Facturas, with the keyboard alone', () => {
  test('shows the sale that was just made first, with what is on it', async ({ page }) => {
    const sale = await SalePage.open(page);
    const [code = ''] = await sale.codesOf('filtro', 1);
    await sale.add(code);
    await expect(sale.lines).toHaveCount(1);
    await sale.chargeExact();
    const folio = (await sale.doneFigure('Folio').textContent()) ?? '';
    await sale.startNextSale();

    await sale.hands.press('Control+3');
    const invoices = new InvoicesPage(page);
    await expect(invoices.rows.first()).toContainText(folio);
    await expect(invoices.marked).toContainText(folio);
    await expect(invoices.panel.getByRole('heading')).toHaveText(folio);
    await expect(invoices.panel.getByRole('list', { name: 'Partidas' })).toContainText(code);
    await expect(invoices.panel.getByRole('list', { name: 'Pagos' })).toContainText(/efectivo/i);
  });

  test('prints the ticket of a sale of another terminal again, marked, and saves it', async ({ page }) => {
    const invoices = await InvoicesPage.open(page);
    // The sample shop's own past: terminal T00.
    await invoices.hands.type('T00-000007');
    await expect(invoices.marked).toContainText('NX-000007');
    await expect(invoices.panel.getByRole('button', { name: 'Guardar PDF' })).toBeVisible();
    const download = page.waitForEvent('download');
    await invoices.hands.press('Control+s');
    expect((await download).suggestedFilename()).toBe('ticket-NX-000007.pdf');
    await expect(invoices.panel.getByText('Se guardó ticket-NX-000007.pdf.')).toBeVisible();
  });

  test('finds a folio without its zeros, and goes back with Esc', async ({ page }) => {
    const invoices = await InvoicesPage.open(page);
    const before = await invoices.folioOf(0);
    await invoices.hands.type('nx-7');
    await expect(invoices.marked).toContainText('NX-000007');
    await expect(invoices.rows).toHaveCount(1);
    await invoices.hands.press('Escape');
    await expect(invoices.searchBox).toHaveValue('');
    await expect(invoices.rows.first()).toContainText(before);
  });

  test('moves the mark, and brings more when it reaches the end of a page', async ({ page }) => {
    const invoices = await InvoicesPage.open(page);
    await expect(invoices.rows).toHaveCount(50);
    for (let step = 0; step < 55; step += 1) await invoices.hands.press('ArrowDown');
    await expect.poll(() => invoices.rows.count()).toBeGreaterThan(50);
    await expect(invoices.panel.getByRole('list', { name: 'Partidas' })).toBeVisible();
  });

  test('is narrowed down by state and period, and says so when nothing is left', async ({ page }) => {
    const invoices = await InvoicesPage.open(page);
    await invoices.choose('Estado', 'Con abonos');
    await expect(invoices.rows.first()).toContainText('Con abonos');
    await expect(invoices.rows.filter({ hasText: 'Pagada' })).toHaveCount(0);
    await invoices.hands.press('Escape');
    await invoices.hands.type('zzqqxx');
    await expect(page.getByText('Ninguna factura así')).toBeVisible();
  });
});
