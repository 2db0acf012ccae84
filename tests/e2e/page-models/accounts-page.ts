import { expect, type Locator, type Page } from '@playwright/test';

/** Cuentas. */
export class AccountsPage {
  readonly searchBox: Locator;
  readonly rows: Locator;

  constructor(page: Page) {
    this.searchBox = page.getByRole('textbox', { name: 'Buscar cliente' });
    this.rows = page.getByRole('region', { name: 'Clientes' }).locator('tbody').getByRole('row');
  }

  static async open(page: Page): Promise<AccountsPage> {
    await page.goto('/cuentas');
    const accounts = new AccountsPage(page);
    await accounts.waitUntilReady();
    return accounts;
  }

  async waitUntilReady(): Promise<void> {
    await expect(this.searchBox).toBeFocused();
    await expect(this.rows.first()).toBeVisible();
  }

  /** The name of a customer whose available credit is at least so many pesos. */
  async customerWithCredit(pesos: number): Promise<string> {
    const names = await this.rows.evaluateAll((rows, least) => {
      const amount = (text: string | null | undefined) => Number((text ?? '').replaceAll(',', ''));
      return rows
        .filter((row) => amount(row.lastElementChild?.textContent) >= least)
        .map((row) => row.firstElementChild?.textContent?.trim() ?? '');
    }, pesos);
    const [name] = names;
    expect(name, `a customer with ${pesos} pesos of credit`).toBeDefined();
    return name ?? '';
  }
}
