import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Browser, Page } from '@playwright/test';
import { expect, test } from '@playwright/test';
import { CounterDoor } from './page-models/counter-door.ts';
import { SalePage } from './page-models/sale-page.ts';
import { SettingsPage } from './page-models/settings-page.ts';
import { temporaryDataFolder, type TemporaryDataFolder } from './support/data-folder.ts';
import { expectNoViolation } from './support/no-violation.ts';
import { logKeys, type KeyLog } from './support/key-log.ts';
import { launchShop, type ShopProcess } from './support/launch-shop.ts';

const OWNER = { name: 'Carmen Ríos', pin: '2468' };
const CASHIER = { name: 'Lupita Hernández', pin: '1111' };
const SUPERVISOR = { name: 'Rosa Soto', pin: '2222' };

/** A shop of its own: it starts without an owner, and who is on duty in it is what is tested. */
test.describe('who is at the counter', () => {
  test.describe.configure({ mode: 'serial' });
  let folder: TemporaryDataFolder;
  let shop: ShopProcess;
  let page: Page;
  let door: CounterDoor;
  let sale: SalePage;
  let keys: KeyLog;

  async function open(browser: Browser): Promise<void> {
    shop = await launchShop({ dataFolder: folder.path, args: ['--empty'] });
    page = await browser.newPage({
      baseURL: shop.origin,
      ...{ locale: 'es-MX', timezoneId: 'America/Mexico_City' },
    });
    keys = await logKeys(page);
    await page.goto(shop.url);
    door = new CounterDoor(page);
    sale = new SalePage(page);
  }
  async function closeShop(): Promise<void> {
    await page?.close();
    await shop?.stop();
  }

  test.beforeAll(async ({ browser }) => {
    folder = temporaryDataFolder();
    await open(browser);
  });
  test.afterAll(async () => {
    await closeShop();
    await folder?.remove();
  });

  /** Ctrl+L, the PIN and Enter. */
  async function switchTo(cashier: { readonly name: string; readonly pin: string }): Promise<void> {
    await door.lock();
    await door.signIn(cashier.pin);
    await expect(door.onDuty).toContainText(cashier.name);
    await sale.waitUntilReady();
  }

  const costHeads = () =>
    page
      .getByRole('region', { name: 'Partidas de la venta' })
      .getByRole('columnheader')
      .filter({ hasText: /Costo|Margen/ });

  async function addFreeLine(description: string): Promise<void> {
    await sale.openDialog('Insert');
    await door.hands.type(description);
    await door.hands.press('Tab');
    await door.hands.press('Tab');
    await door.hands.type('250');
    await door.hands.press('Enter');
    await expect(sale.dialog).toBeHidden();
  }

  test('a new shop asks for its owner first, whose PIN is typed twice alike', async () => {
    await expect(door.welcome).toBeVisible();
    await expect(door.name).toBeFocused();
    await door.hands.press('Enter');
    await expect(page.getByText('Escriba su nombre')).toBeVisible();
    await expectNoViolation(page);
    await door.hands.type(OWNER.name);
    await door.hands.press('Tab');
    await door.hands.type('24x6-8');
    await door.hands.press('Tab');
    await door.hands.type('2469');
    await door.hands.press('Enter');
    await expect(page.getByText('No es igual al primero')).toBeVisible();
    // Letters never got into it.
    await expect(door.firstPin).toHaveValue(OWNER.pin);
    await door.hands.press('Backspace');
    await door.hands.type('8');
    await door.hands.press('Enter');
    await expect(door.onDuty).toContainText(`${OWNER.name}Dueño`);
    await sale.waitUntilReady();
    await expect(costHeads()).toHaveCount(2);
  });

  test('the owner takes on a cashier and a supervisor, with the keyboard alone', async () => {
    const settings = await SettingsPage.open(page);
    await settings.enter('Cajeros');
    const rows = page.getByRole('grid', { name: 'Cajeros' }).getByRole('row');
    await expect(rows).toHaveCount(1);
    for (const [index, { name, pin }] of [CASHIER, SUPERVISOR].entries()) {
      await door.hands.press('Insert');
      await expect(page.getByRole('dialog', { name: 'Cajero nuevo' })).toBeVisible();
      await door.hands.type(name);
      await door.hands.press('Tab');
      if (index === 1) await door.hands.press('ArrowRight');
      await door.hands.press('Tab');
      await door.hands.type(pin);
      await door.hands.press('Tab');
      await door.hands.type(pin);
      await door.hands.press('Enter');
      await expect(sale.dialog).toBeHidden();
      await expect(rows).toHaveCount(index + 2);
    }
    await expect(rows.filter({ hasText: SUPERVISOR.name })).toContainText('Supervisor');
  });

  test('a PIN that somebody has is refused to anybody else', async () => {
    await door.hands.press('Insert');
    await expect(page.getByRole('dialog', { name: 'Cajero nuevo' })).toBeVisible();
    await door.hands.type('Beto');
    await door.hands.press('Tab');
    await door.hands.press('Tab');
    await door.hands.type(CASHIER.pin);
    await door.hands.press('Tab');
    await door.hands.type(CASHIER.pin);
    await door.hands.press('Enter');
    await expect(sale.dialog.getByRole('alert')).toContainText('Ese PIN ya lo usa alguien');
    await door.hands.press('Escape');
    await door.hands.press('Control+1');
    await sale.waitUntilReady();
  });

  test('another cashier takes over the open sale with two keys and his PIN', async () => {
    await addFreeLine('Mano de obra');
    await expect(sale.lines).toHaveCount(1);
    await keys.forget();
    await door.hands.press('Control+l');
    await expect(door.pin).toBeFocused();
    await door.hands.type(CASHIER.pin);
    await door.hands.press('Enter');
    await expect(door.onDuty).toContainText(CASHIER.name);
    // A chord is one key, whoever holds Ctrl.
    const pressed = (await keys.all()).filter(({ key }) => key !== 'Control');
    expect(pressed.length - CASHIER.pin.length).toBeLessThanOrEqual(2);
    await sale.waitUntilReady();
    await expect(sale.lines).toHaveCount(1);
    await expect(sale.lines.first()).toContainText('Mano de obra');
  });

  test('a cashier sees neither cost nor margin, and of Ajustes what is everybody’s', async () => {
    await expect(costHeads()).toHaveCount(0);
    await door.hands.press('Control+6');
    const sections = page.getByRole('tablist', { name: 'Secciones de Ajustes' }).getByRole('tab');
    await expect(sections.first()).toBeFocused();
    const labels = await sections.allTextContents();
    expect(labels).toContain('Permisos');
    expect(labels).not.toContain('Cajeros');
    expect(labels).not.toContain('Autorizaciones y cambios');
    await door.hands.press('Control+1');
    await sale.waitUntilReady();
  });

  test('his ticket carries his name', async () => {
    await sale.chargeExact();
    const paper = page.frameLocator('iframe[title="Vista previa del ticket"]');
    await expect(paper.getByText(CASHIER.name)).toBeVisible();
    await sale.startNextSale();
  });

  test('credit for a new customer takes the PIN of a supervisor, who is found in the list of what was allowed', async () => {
    await door.hands.press('F3');
    await door.hands.type('Taller Vargas');
    await door.hands.press('Insert');
    await expect(page.getByRole('dialog', { name: 'Cliente nuevo' })).toBeVisible();
    await page.getByLabel('Límite de crédito').focus();
    await door.hands.type('5000');
    await door.hands.press('Enter');
    const supervisor = page.getByRole('dialog', { name: 'Autorización de supervisor' });
    await expect(supervisor).toContainText('Taller Vargas: límite de $5,000.00.');
    await expectNoViolation(page);
    await door.hands.type(CASHIER.pin);
    await door.hands.press('Enter');
    await expect(supervisor.getByRole('alert')).toContainText('No tiene permiso');
    await door.hands.type(SUPERVISOR.pin);
    await door.hands.press('Enter');
    await expect(sale.customer).toContainText('Taller Vargas');
    await expect(door.onDuty).toContainText(CASHIER.name);
    await expect(sale.status).not.toContainText('por enviar');

    await switchTo(SUPERVISOR);
    const settings = await SettingsPage.open(page);
    await settings.enter('Autorizaciones y cambios');
    const allowed = settings.panel.getByRole('row').filter({ hasText: 'Taller Vargas' });
    await expect(allowed).toContainText(SUPERVISOR.name);
    await expect(allowed).toContainText(CASHIER.name);
    await expect(allowed).toContainText('Dar crédito a un cliente');
    await door.hands.press('ArrowRight');
    await expect(
      settings.panel.getByRole('row').filter({ hasText: `Cajero: ${CASHIER.name}` }),
    ).toContainText(OWNER.name);
    await door.hands.press('Control+1');
    await sale.waitUntilReady();
  });

  test('a scanner writes nothing into the PIN', async () => {
    await door.lock();
    await door.hands.scan('7501234567890');
    await expect(page.getByText('El escáner no escribe aquí')).toBeVisible();
    await expect(door.pin).toHaveValue('');
    await door.signIn(CASHIER.pin);
  });

  test('wrong PINs make the next try wait, and a right one does not count before that', async () => {
    await door.lock();
    for (let attempt = 0; attempt < 2; attempt += 1) {
      await door.tryPin('9999');
      await expect(door.message).toContainText('Ese PIN no es de nadie. Vuelva a escribirlo.');
      await expect(door.pin).toHaveValue('');
    }
    await door.tryPin('9999');
    await expect(door.message).toContainText('Puede volver a intentar en 1 s.');
    await expect(door.message).toContainText('Vuelva a escribirlo.');
    await door.tryPin('9999');
    await expect(door.message).toContainText('Puede volver a intentar en 2 s.');
    await door.hands.type(OWNER.pin);
    await door.hands.press('Enter');
    // It stays in the field, and can be sent when the time is over.
    await expect(door.pin).toHaveValue(OWNER.pin);
    await expect(door.onDuty).toBeHidden();
    await expect(door.message).toContainText('Vuelva a escribirlo.');
    await door.hands.press('Enter');
    await expect(door.onDuty).toContainText(OWNER.name);
    await sale.waitUntilReady();
  });

  test('after a start nobody is on duty; a terminal that nobody touches locks itself, and the sale stays', async ({
    browser,
  }) => {
    await addFreeLine('Servicio');
    await expect(sale.lines).toHaveCount(1);
    await expect(sale.status).not.toContainText('por enviar');
    await closeShop();
    setIdleSeconds(folder.path, 3);
    await open(browser);
    await expect(door.pin).toBeFocused();
    await door.signIn(OWNER.pin);
    await sale.waitUntilReady();
    await expect(sale.lines).toHaveCount(1);
    // Nobody touches anything.
    await expect(door.pin).toBeFocused({ timeout: 20_000 });
    await door.signIn(CASHIER.pin);
    await expect(sale.lines.first()).toContainText('Servicio');
  });
});

/** As a technician would set it by hand: seconds, where the screen of Ajustes offers minutes. */
function setIdleSeconds(dataFolder: string, seconds: number): void {
  const local = new Database(join(dataFolder, 'local.db'));
  local
    .prepare('INSERT OR REPLACE INTO settings (key, value) VALUES (?, ?)')
    .run('idle_lock_minutes', String(seconds / 60));
  local.close();
}
