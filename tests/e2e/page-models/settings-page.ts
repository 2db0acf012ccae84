import { expect, type Locator, type Page } from '@playwright/test';
import { Hands } from './hands.ts';

/** Ajustes, with the keyboard alone. */
export class SettingsPage {
  readonly hands: Hands;
  readonly sections: Locator;
  readonly marked: Locator;
  /** The fields of the section that is marked. */
  readonly panel: Locator;

  constructor(page: Page) {
    this.hands = new Hands(page);
    this.sections = page.getByRole('tablist', { name: 'Secciones de Ajustes' }).getByRole('tab');
    this.marked = page.getByRole('tab', { selected: true });
    this.panel = page.getByRole('tabpanel');
  }

  static async open(page: Page): Promise<SettingsPage> {
    await page.goto('/ajustes');
    const settings = new SettingsPage(page);
    await expect(settings.sections.first()).toBeFocused();
    return settings;
  }

  /** From the list of sections: the arrows to the section, Enter into its first field. */
  async enter(label: string): Promise<void> {
    const labels = await this.sections.allTextContents();
    const wanted = labels.indexOf(label);
    expect(wanted, `a section ${label} among ${labels.join(', ')}`).toBeGreaterThanOrEqual(0);
    await this.hands.press('Home');
    for (let step = 0; step < wanted; step += 1) await this.hands.press('ArrowDown');
    await expect(this.sections.nth(wanted)).toHaveAttribute('aria-selected', 'true');
    await this.hands.press('Enter');
  }

  /** Tabs to the field with that label and writes over what it holds. */
  async write(label: string, text: string): Promise<void> {
    const field = this.panel.getByLabel(label, { exact: true });
    for (let step = 0; step < 30; step += 1) {
      if (await field.evaluate((element) => element === document.activeElement)) break;
      await this.hands.press('Tab');
    }
    await expect(field).toBeFocused();
    await this.hands.press('Control+a');
    await this.hands.type(text);
  }

  /** Enter in a field of one line, and central's answer. */
  async save(): Promise<void> {
    await this.hands.press('Enter');
    await expect(this.panel.getByText(/^Guardado/)).toBeVisible();
  }

  async backToList(): Promise<void> {
    await this.hands.press('Escape');
    await expect(this.marked).toBeFocused();
  }
}
