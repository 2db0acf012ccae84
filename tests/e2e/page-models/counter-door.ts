import { expect, type Locator, type Page } from '@playwright/test';
import { TEST_OWNER } from '../../support/test-owner.ts';
import { Hands } from './hands.ts';

/** What stands before the counter: the first start of a shop, and then the PIN. */
export class CounterDoor {
  readonly hands: Hands;
  readonly welcome: Locator;
  readonly name: Locator;
  readonly firstPin: Locator;
  readonly pinAgain: Locator;
  readonly pin: Locator;
  readonly message: Locator;
  /** Who is on duty, in the header. */
  readonly onDuty: Locator;

  constructor(page: Page) {
    this.hands = new Hands(page);
    this.welcome = page.getByRole('heading', { name: 'Bienvenido: cree al dueño' });
    this.name = page.getByLabel('Nombre');
    this.firstPin = page.getByLabel('PIN', { exact: true });
    this.pinAgain = page.getByLabel('PIN otra vez');
    this.pin = page.getByLabel('Su PIN');
    this.message = page.getByRole('alert');
    this.onDuty = page.getByRole('button', { name: /Cambiar de cajero/ });
  }

  /** Opens the shop of a test: makes its owner if it has none, lets him in if he is not on duty. */
  static async letOwnerIn(page: Page): Promise<void> {
    const door = new CounterDoor(page);
    await expect(door.welcome.or(door.pin).or(door.onDuty)).toBeVisible();
    if (await door.welcome.isVisible()) await door.createOwner(TEST_OWNER.name, TEST_OWNER.pin);
    else if (await door.pin.isVisible()) await door.signIn(TEST_OWNER.pin);
    await expect(door.onDuty).toContainText(TEST_OWNER.name);
  }

  async createOwner(name: string, pin: string): Promise<void> {
    await expect(this.name).toBeFocused();
    await this.hands.type(name);
    await this.hands.press('Tab');
    await this.hands.type(pin);
    await this.hands.press('Tab');
    await this.hands.type(pin);
    await this.hands.press('Enter');
    await expect(this.onDuty).toBeVisible();
  }

  /** The PIN, and Enter. */
  async tryPin(pin: string): Promise<void> {
    await expect(this.pin).toBeFocused();
    await this.hands.type(pin);
    await this.hands.press('Enter');
  }

  async signIn(pin: string): Promise<void> {
    await this.tryPin(pin);
    await expect(this.onDuty).toBeVisible();
  }

  async lock(): Promise<void> {
    await this.hands.press('Control+l');
    await expect(this.pin).toBeFocused();
  }
}
