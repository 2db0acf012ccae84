import { expect, type Locator, type Page } from '@playwright/test';
import { Hands } from './hands.ts';

/** Facturas, with the keyboard alone. */
export class InvoicesPage {
  readonly hands: Hands;
  readonly searchBox: Locator;
  readonly rows: Locator;
  readonly marked: Locator;
  /** What is on the marked invoice. */
  readonly panel: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.hands = new Hands(page);
    this.searchBox = page.getByRole('textbox', { name: 'Buscar factura' });
    this.rows = page.getByRole('region', { name: 'Lista de facturas' }).locator('tbody').getByRole('row');
    this.marked = this.rows.and(page.locator('[aria-current="true"]'));
    this.panel = page.getByRole('region', { name: /^Factura / });
  }

  static async open(page: Page): Promise<InvoicesPage> {
    await page.goto('/facturas');
    const invoices = new InvoicesPage(page);
    await expect(invoices.searchBox).toBeFocused();
    await expect(invoices.rows.first()).toBeVisible();
    return invoices;
  }

  /** The folio of a row. */
  async folioOf(row: number): Promise<string> {
    return (await this.rows.nth(row).locator('.code').first().textContent()) ?? '';
  }

  /** From the search box with Tab to the options of a group, and with the arrows to one of them. */
  async choose(group: 'Estado' | 'Periodo', option: string): Promise<void> {
    const options = this.#page.getByRole('radiogroup', { name: group });
    await this.hands.press('Escape');
    await this.hands.press('Tab');
    if (group === 'Periodo') await this.hands.press('Tab');
    const wanted = options.getByRole('radio', { name: option, exact: true });
    const names = await options.getByRole('radio').count();
    for (let step = 0; step < names && !(await wanted.isChecked()); step += 1) {
      await this.hands.press('ArrowRight');
    }
    await expect(wanted).toBeChecked();
  }
}
