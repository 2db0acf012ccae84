import type { Page } from '@playwright/test';
import { TEST_OWNER } from '../support/test-owner.ts';
import { hireCashier } from '../support/hire-cashier.ts';
import { askPrivateCentral } from '../support/private-central.ts';
import { CounterDoor } from './page-models/counter-door.ts';
import { SalePage } from './page-models/sale-page.ts';
import { expect, test, type RunningShop } from './support/test.ts';

const CASHIER = { name: 'Beto Luna', role: 'cajero', pin: '1357' } as const;

test.describe('cobrar', () => {
  test('takes several payments, and a second Enter charges once', async ({ page, shop }) => {
    const { sale, totalCents } = await saleOf(page, 2);
    const before = await salesIn(shop);
    await sale.openCharge();
    await sale.receive('20');
    await sale.hands.press('+');
    await expect(sale.dialog.getByRole('list', { name: 'Lo pagado' })).toContainText('Efectivo20.00');
    await sale.receive('30');
    await sale.hands.press('ArrowDown');
    await expect(sale.dialog.getByLabel(/Autorización/)).toBeFocused();
    await sale.hands.type('AUT 77');
    await sale.hands.press('Insert');
    await expect(sale.dialog.getByRole('list', { name: 'Lo pagado' })).toContainText('Tarjeta AUT 7730.00');
    await expect(sale.dialog.getByLabel('Recibido')).toHaveValue(decimal(totalCents - 5_000));
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await expect(sale.done).toBeVisible();
    await expect(sale.doneFigure('Total')).toHaveText(pesos(totalCents));
    await expect.poll(() => salesIn(shop)).toBe(before + 1);
    const tenders = await paymentsOfLastSale(shop);
    expect(tenders).toEqual([
      { payment_method: 'efectivo', amount: '20.00', reference: null },
      { payment_method: 'tarjeta', amount: '30.00', reference: 'AUT 77' },
      { payment_method: 'efectivo', amount: decimal(totalCents - 5_000), reference: null },
    ]);
  });

  test('takes a payment back, and says what is missing while it is typed', async ({ page }) => {
    const { sale, totalCents } = await saleOf(page, 1);
    await sale.openCharge();
    await sale.receive('10');
    const balance = sale.dialog.getByRole('status').filter({ hasText: /Faltan|Cambio/ });
    await expect(balance).toHaveText(`Faltan${pesos(totalCents - 1_000)}`);
    await sale.hands.press('+');
    await expect(balance).toHaveText('Cambio$0.00');
    await sale.hands.press('Control+Delete');
    await expect(sale.dialog.getByLabel('Recibido')).toHaveValue(decimal(totalCents));
    await sale.receive('10');
    await sale.confirm();
    await expect(sale.dialog.getByText(/^Faltan .* No se cobró nada/)).toBeVisible();
    await expect(sale.done).toBeHidden();
  });

  test('offers what customers hand over, a key each', async ({ page }) => {
    const { sale, totalCents } = await saleOf(page, 1);
    await sale.openCharge();
    const first = sale.dialog
      .getByRole('group', { name: 'Cantidades sugeridas' })
      .getByRole('button')
      .first();
    const offered = (await first.textContent())?.replace(/Alt.*/, '').replace(/[$,]/g, '') ?? '';
    await sale.hands.press('Alt+1');
    await expect(sale.dialog.getByLabel('Recibido')).toHaveValue(`${offered}.00`);
    await sale.confirm();
    await expect(sale.doneFigure('Cambio')).toHaveText(pesos(Number(offered) * 100 - totalCents));
  });

  test('gives no change from a card, and says so beside the amount', async ({ page }) => {
    const { sale } = await saleOf(page, 1);
    await sale.openCharge();
    await sale.receive('999999');
    await sale.hands.press('ArrowDown');
    await sale.confirm();
    await expect(sale.dialog.getByText(/Solo del efectivo se da cambio/)).toBeVisible();
    await expect(sale.done).toBeHidden();
  });

  test('uses the saldo a favor of the customer, which is then gone', async ({ page, shop }) => {
    const { sale, totalCents } = await saleOf(page, 1);
    const name = await newCustomer(page, sale, '0');
    await payOnAccount(shop, name, totalCents + 5_000);
    await expect(figureOf(sale, 'A favor')).toHaveText(amount(totalCents + 5_000), { timeout: 10_000 });
    await sale.openCharge();
    await sale.hands.press('F4');
    await expect(sale.dialog.getByLabel('Recibido')).toHaveValue('0.00');
    await sale.confirm();
    await expect(sale.done).toBeVisible();
    await expect(sale.doneFigure('Saldo a favor')).toHaveText(pesos(totalCents));
    await sale.startNextSale();
    await sale.chooseCustomer(name);
    await expect(figureOf(sale, 'A favor')).toHaveText('50.00');
    await expect(figureOf(sale, 'Saldo')).toHaveText('-50.00');
  });

  test('leaves on credit what was not received, with the customer’s own number on the ticket', async ({
    page,
  }) => {
    const { sale, totalCents } = await saleOf(page, 1);
    await newCustomer(page, sale, '50000');
    await sale.openCharge();
    await sale.receive('15');
    await sale.hands.press('F2');
    await expect(page.getByRole('dialog', { name: 'A crédito' })).toContainText(pesos(totalCents - 1_500));
    await sale.hands.type('OC-991');
    await sale.hands.press('Tab');
    await sale.hands.type('Chuy');
    await sale.hands.press('Tab');
    await sale.hands.type('Por la tarde');
    await sale.confirm();
    await expect(sale.doneFigure('Queda a deber')).toHaveText(pesos(totalCents - 1_500));
    const ticket = page.frameLocator('iframe');
    for (const text of ['OC-991', 'Chuy', 'Por la tarde', 'Vence', 'A crédito']) {
      await expect(ticket.locator('body')).toContainText(text);
    }
  });
});

test.describe('the customer’s own number', () => {
  test('used before is warned of with folio and date, and a second Enter sells', async ({ page }) => {
    const { sale } = await saleOf(page, 1);
    const name = await newCustomer(page, sale, '50000');
    await sellOnCredit(sale, 'OC-12');
    const folio = (await sale.doneFigure('Folio').textContent()) ?? '';
    await sale.startNextSale();
    await addParts(sale, 1);
    await sale.chooseCustomer(name);
    await sale.openDialog('F2');
    await sale.hands.type('oc-12');
    await sale.confirm();
    await expect(sale.dialog.getByRole('alert')).toContainText(`Ese número ya está en ${folio} del `);
    await expect(sale.done).toBeHidden();
    await sale.confirm();
    await expect(sale.done).toBeVisible();
  });

  test('that the customer asks for is demanded beside its field', async ({ page, shop }) => {
    const { sale } = await saleOf(page, 1);
    const name = await newCustomer(page, sale, '50000');
    await onCentral(shop, `UPDATE customers SET reference_required = true WHERE name = '${name}'`);
    await expect(sale.customer).toContainText('A crédito pide su número', { timeout: 10_000 });
    await sale.openDialog('F2');
    await sale.confirm();
    await expect(sale.dialog.getByText('El cliente lo pide en cada venta a crédito')).toBeVisible();
    await sale.hands.type('OC-1');
    await sale.confirm();
    await expect(sale.done).toBeVisible();
  });
});

test.describe('what a cashier may not do', () => {
  test.beforeEach(async ({ page, shop }) => {
    await hireCashier(folderOf(shop), CASHIER);
    await SalePage.open(page);
    const door = new CounterDoor(page);
    await door.lock();
    await door.signIn(CASHIER.pin);
    await expect(door.onDuty).toContainText(CASHIER.name);
  });
  test.afterEach(async ({ page }) => {
    await page.goto('/pos');
    const door = new CounterDoor(page);
    await expect(door.pin.or(door.onDuty)).toBeVisible();
    if (await door.onDuty.isVisible()) await door.lock();
    await door.signIn(TEST_OWNER.pin);
  });

  test('a sale over the limit goes through with a supervisor’s PIN, and not without', async ({
    page,
    shop,
  }) => {
    const { sale } = await saleOf(page, 1);
    await newCustomer(page, sale, '0');
    await sale.openDialog('F2');
    await sale.confirm();
    const supervisor = page.getByRole('dialog', { name: 'Autorización de supervisor' });
    await expect(supervisor).toContainText('límite $0.00');
    await sale.hands.press('Escape');
    await expect(supervisor).toBeHidden();
    await sale.confirm();
    await expect(supervisor).toBeVisible();
    await sale.hands.type(TEST_OWNER.pin);
    await sale.confirm();
    await expect(sale.done).toBeVisible();
    await expect
      .poll(() =>
        onCentral(
          shop,
          `SELECT right_name, cashier_name FROM authorisations ORDER BY recorded_at DESC LIMIT 1`,
        ),
      )
      .toEqual([{ right_name: 'sell-on-credit-over-limit', cashier_name: TEST_OWNER.name }]);
  });

  test('cost and margin are not shown', async ({ page }) => {
    const { sale } = await saleOf(page, 1);
    await expect(page.getByRole('columnheader', { name: 'Costo' })).toBeHidden();
    await expect(page.getByRole('columnheader', { name: 'Margen' })).toBeHidden();
    await sale.openDialog('F6');
    await expect(sale.dialog.getByLabel('Precio antes de IVA')).toBeFocused();
    await expect(sale.dialog.getByLabel('Margen')).toBeHidden();
  });

  test('a price below the floor is announced, asks for the PIN, and says who changed it', async ({
    page,
    shop,
  }) => {
    await onCentral(
      shop,
      `INSERT INTO store_settings (key, value) VALUES ('margin_floor_pct', '"10.00"')
       ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
    );
    const { sale } = await saleOf(page, 1);
    await expect(async () => {
      await page.goto('/pos');
      await sale.waitUntilReady();
      await sale.openDialog('F6');
      await sale.hands.type('1');
      await expect(sale.dialog.getByText(/por debajo del precio mínimo/)).toBeVisible({ timeout: 1_000 });
    }).toPass({ timeout: 15_000 });
    await sale.confirm();
    await expect(sale.dialog).toBeHidden();
    await sale.openCharge();
    await sale.confirm();
    const supervisor = page.getByRole('dialog', { name: 'Autorización de supervisor' });
    await expect(supervisor).toContainText('$1.00, mínimo $');
    await sale.hands.type(TEST_OWNER.pin);
    await sale.confirm();
    await expect(sale.done).toBeVisible();
    await expect
      .poll(() =>
        onCentral(
          shop,
          'SELECT price_changed_by_name FROM invoice_items ORDER BY id_invoice_item DESC LIMIT 1',
        ),
      )
      .toEqual([{ price_changed_by_name: CASHIER.name }]);
    await onCentral(shop, `DELETE FROM store_settings WHERE key = 'margin_floor_pct'`);
  });
});

test.describe('the price', () => {
  test('is typed with IVA or without it, one key between', async ({ page }) => {
    const { sale } = await saleOf(page, 1);
    await sale.openDialog('F6');
    await expect(sale.dialog.getByLabel('Precio antes de IVA')).toBeFocused();
    await sale.hands.press('F6');
    await expect(sale.dialog.getByLabel('Precio con IVA')).toBeFocused();
    await sale.hands.type('232');
    await expect(sale.dialog.getByText('$200.00 antes de IVA')).toBeVisible();
    await sale.confirm();
    await expect(sale.total).toHaveText('$232.00');
  });
});

test.describe('an RFC', () => {
  test('of a wrong shape is refused beside its field, and one that looks wrong only warns', async ({
    page,
  }) => {
    const { sale } = await saleOf(page, 1);
    await sale.hands.press('F3');
    await expect(sale.dialog.getByRole('option').first()).toBeVisible();
    const name = `Taller RFC ${Date.now()}`;
    await sale.hands.type(name);
    await sale.hands.press('Insert');
    const dialog = page.getByRole('dialog', { name: 'Cliente nuevo' });
    await expect(dialog).toBeVisible();
    await sale.hands.press('Tab');
    await sale.hands.type('EKU9');
    await sale.confirm();
    await expect(dialog.getByText('No es un RFC: son 12 o 13 caracteres')).toBeVisible();
    await sale.hands.type('003173C8');
    await expect(dialog.getByText(/El último dígito no corresponde/)).toBeVisible();
    await sale.confirm();
    await expect(sale.customer).toContainText('EKU9003173C8');
  });
});

test.describe('a sale that is put aside', () => {
  test('is listed with its name, comes back whole, and the open one takes its place', async ({ page }) => {
    const { sale, totalCents } = await saleOf(page, 2);
    const lines = await sale.shownLines();
    await sale.hands.press('F7');
    await expect(sale.dialog.getByLabel('Nombre para reconocerla')).toBeFocused();
    await sale.hands.type('La combi azul');
    await sale.confirm();
    await expect(sale.dialog).toBeHidden();
    await expect(sale.lines).toHaveCount(0);
    // A restart of the screen changes nothing.
    await page.goto('/pos');
    await sale.waitUntilReady();
    await addParts(sale, 1);
    await sale.hands.press('Shift+F7');
    const row = sale.dialog.getByRole('option', { name: /La combi azul/ });
    await expect(row).toContainText('2 partidas');
    await expect(row).toContainText(pesos(totalCents));
    await markRow(sale, 'La combi azul');
    await sale.confirm();
    await expect(sale.dialog).toBeHidden();
    await expect.poll(() => sale.shownLines()).toEqual(lines);
    await sale.hands.press('Shift+F7');
    await expect(sale.dialog.getByRole('option', { name: /Sin nombre/ })).toContainText('1 partida');
    await sale.hands.press('Escape');
    await sale.chargeExact();
  });

  test('is deleted only after a question that names it', async ({ page }) => {
    const { sale } = await saleOf(page, 1);
    const name = `Prueba ${Date.now()}`;
    await sale.hands.press('F7');
    await expect(sale.dialog).toBeVisible();
    await sale.hands.type(name);
    await sale.confirm();
    await expect(sale.dialog).toBeHidden();
    await sale.hands.press('Shift+F7');
    await expect(sale.dialog.getByRole('option', { name })).toBeVisible();
    await markRow(sale, name);
    await sale.hands.press('Control+Delete');
    await expect(sale.dialog.getByRole('alert')).toContainText(`¿Eliminar «${name}»`);
    await sale.hands.press('Escape');
    await expect(sale.dialog.getByRole('option', { name })).toBeVisible();
    await sale.hands.press('Control+Delete');
    await sale.confirm();
    await expect(sale.dialog.getByRole('option', { name })).toBeHidden();
  });
});

async function saleOf(page: Page, lines: number) {
  const sale = await SalePage.open(page);
  const totalCents = await addParts(sale, lines);
  return { sale, totalCents };
}

/** @returns what the sale comes to */
async function addParts(sale: SalePage, count: number): Promise<number> {
  for (const code of await sale.codesOf('filtro', count)) await sale.add(code);
  await expect(sale.lines).toHaveCount(count);
  return Math.round(Number((await sale.total.textContent())?.replace(/[$,]/g, '')) * 100);
}

async function newCustomer(page: Page, sale: SalePage, limit: string): Promise<string> {
  const name = `Taller ${Date.now()}`;
  await sale.hands.press('F3');
  await expect(sale.dialog.getByRole('option').first()).toBeVisible();
  await sale.hands.type(name);
  await sale.hands.press('Insert');
  await expect(page.getByRole('dialog', { name: 'Cliente nuevo' })).toBeVisible();
  await page.getByLabel('Límite de crédito').focus();
  await sale.hands.type(limit);
  await sale.confirm();
  await expect(sale.customer).toContainText(name);
  return name;
}

async function sellOnCredit(sale: SalePage, customerReference: string): Promise<void> {
  await sale.openDialog('F2');
  await sale.hands.type(customerReference);
  await sale.confirm();
  await expect(sale.done).toBeVisible();
}

async function markRow(sale: SalePage, name: string): Promise<void> {
  const marked = sale.dialog.getByRole('option', { selected: true });
  for (let step = 0; step < 50 && !(await marked.textContent())?.includes(name); step += 1) {
    await sale.hands.press('ArrowDown');
  }
  await expect(marked).toContainText(name);
}

function figureOf(sale: SalePage, name: string) {
  return sale.customer
    .getByRole('term')
    .filter({ hasText: new RegExp(`^${name}$`) })
    .locator('xpath=following-sibling::dd[1]');
}

function folderOf(shop: RunningShop): string {
  if (shop.host === 'none') throw new Error(shop.obstacle);
  return shop.dataFolder;
}

function onCentral(shop: RunningShop, text: string): Promise<Record<string, unknown>[]> {
  return askPrivateCentral(folderOf(shop), text);
}

async function salesIn(shop: RunningShop): Promise<number> {
  const [row] = await onCentral(shop, `SELECT count(*)::integer AS sales FROM invoices`);
  return Number(row?.['sales']);
}

function paymentsOfLastSale(shop: RunningShop) {
  return onCentral(
    shop,
    `SELECT payment_method, amount, reference FROM payments
     WHERE invoice_id = (SELECT max(id_invoice) FROM invoices) ORDER BY id_payment`,
  );
}

/** Money on the account that no invoice takes, as another program of the shop would record it. */
async function payOnAccount(shop: RunningShop, name: string, amountCents: number): Promise<void> {
  await expect
    .poll(() => onCentral(shop, `SELECT 1 AS found FROM customers WHERE name = '${name}'`))
    .toHaveLength(1);
  await onCentral(
    shop,
    `INSERT INTO payments (customer_id, amount, purpose, business_date)
     SELECT id_customer, ${decimal(amountCents)}, 'abono', current_date FROM customers WHERE name = '${name}'`,
  );
}

function decimal(amountCents: number): string {
  return (amountCents / 100).toFixed(2);
}

function amount(amountCents: number): string {
  return decimal(amountCents).replace(/\B(?=(\d{3})+\.)/g, ',');
}

function pesos(amountCents: number): string {
  return `$${amount(amountCents)}`;
}
