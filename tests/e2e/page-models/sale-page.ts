import { expect, type Locator, type Page } from '@playwright/test';
import { Hands } from './hands.ts';

export interface ShownLine {
  readonly quantity: string;
  readonly code: string;
  readonly price: string;
  readonly amount: string;
}

/** By the text that finds them; a worker has one shop. */
const knownCodes = new Map<string, readonly string[]>();

/** Venta, as a cashier uses it. */
export class SalePage {
  readonly hands: Hands;
  readonly searchBox: Locator;
  readonly results: Locator;
  readonly lines: Locator;
  readonly total: Locator;
  readonly dialog: Locator;
  readonly done: Locator;
  readonly status: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.hands = new Hands(page);
    this.searchBox = page.getByRole('combobox', { name: 'Buscar parte' });
    this.results = page.getByRole('listbox', { name: 'Partes encontradas' }).getByRole('option');
    this.lines = page.getByRole('region', { name: 'Partidas de la venta' }).locator('tbody').getByRole('row');
    this.total = figure(page.getByRole('region', { name: 'Totales' }), 'Total');
    this.dialog = page.getByRole('dialog');
    this.done = page.getByRole('region', { name: 'Venta cobrada' });
    this.status = page.getByRole('contentinfo', { name: 'Estado de la terminal' });
  }

  /** Venta as at the start of the day: nothing in the cart, público en general. */
  static async open(page: Page): Promise<SalePage> {
    await page.goto('/pos');
    const sale = new SalePage(page);
    await sale.clear();
    return sale;
  }

  /** The desk is ready: the search box has the focus. */
  async waitUntilReady(): Promise<void> {
    await expect(this.searchBox).toBeFocused();
  }

  /** Takes away what an earlier sale left: every line, and the customer. */
  async clear(): Promise<void> {
    await this.waitUntilReady();
    for (let left = await this.lines.count(); left > 0; left -= 1) {
      await this.hands.press('Control+Delete');
      await expect(this.lines).toHaveCount(left - 1);
    }
    await this.hands.press('Escape');
    if (await this.customer.getByText('Público en general').isVisible()) return;
    await this.chooseCustomer('');
    await expect(this.customer).toContainText('Público en general');
  }

  get customer(): Locator {
    return this.#page.getByRole('region', { name: 'Cliente' });
  }

  /** Types, and waits for the results of this text: those of its beginning are shown before. */
  async lookFor(text: string): Promise<void> {
    await this.hands.type(text);
    await expect(this.#page.getByRole('listbox', { name: 'Partes encontradas' })).toHaveAttribute(
      'aria-busy',
      'false',
    );
    await expect(this.results.first()).toBeVisible();
  }

  /**
   * Codes of parts that a search finds and that have a price, each of which is the only part of that code. Looked up once
   * for all tests on the same shop: finding them is not what is tested.
   */
  async codesOf(text: string, howMany: number): Promise<string[]> {
    const known = knownCodes.get(text) ?? (await this.#lookUpCodes(text));
    knownCodes.set(text, known);
    expect(known.length, `parts with a price for «${text}»`).toBeGreaterThanOrEqual(howMany);
    return known.slice(0, howMany);
  }

  async #lookUpCodes(text: string): Promise<string[]> {
    await this.lookFor(text);
    const rows = await this.results
      .filter({ hasText: '$' })
      .evaluateAll((options) => options.map((option) => option.querySelector('.code')?.textContent ?? ''));
    await this.hands.press('Escape');
    return rows.filter((code, index) => code !== '' && rows.indexOf(code) === index);
  }

  /** The code, and Enter. */
  async add(code: string): Promise<void> {
    await this.hands.type(code);
    await this.hands.press('Enter');
  }

  async shownLines(): Promise<ShownLine[]> {
    return this.lines.evaluateAll((rows) =>
      rows.map((row) => {
        const cells = [...row.querySelectorAll('td')].map((cell) => cell.textContent?.trim() ?? '');
        return {
          quantity: cells[0] ?? '',
          code: row.querySelector('.code')?.textContent?.trim() ?? '',
          price: cells[5] ?? '',
          amount: cells[6] ?? '',
        };
      }),
    );
  }

  async chooseCustomer(letters: string): Promise<void> {
    await this.hands.press('F3');
    await expect(this.dialog.getByRole('option').first()).toBeVisible();
    await this.hands.type(letters);
    if (letters !== '') await expect(this.dialog.getByRole('option').first()).toContainText(letters);
    await this.hands.press('Enter');
    await expect(this.dialog).toBeHidden();
  }

  async openDialog(key: string): Promise<void> {
    await this.hands.press(key);
    await expect(this.dialog).toBeVisible();
  }

  openCharge(): Promise<void> {
    return this.openDialog('F12');
  }

  async receive(amount: string): Promise<void> {
    await this.hands.type(amount);
  }

  async confirm(): Promise<void> {
    await this.hands.press('Enter');
  }

  async chargeExact(): Promise<void> {
    await this.openCharge();
    await this.confirm();
    await expect(this.done).toBeVisible();
  }

  doneFigure(
    name: 'Saldo a favor' | 'Folio' | 'Total' | 'Recibido' | 'Ticket' | 'Cambio' | 'Queda a deber',
  ): Locator {
    return figure(this.done, name);
  }

  async startNextSale(): Promise<void> {
    await expect(this.done.getByRole('button', { name: 'Siguiente venta' })).toBeEnabled();
    await this.hands.press('Enter');
    await this.waitUntilReady();
  }
}

/** What stands beside a name in a list of figures. */
function figure(list: Locator, name: string): Locator {
  return list
    .getByRole('term')
    .filter({ hasText: new RegExp(`^${name}$`) })
    .locator('xpath=following-sibling::dd[1]');
}
