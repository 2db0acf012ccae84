import { readFile } from 'node:fs/promises';
import { expect, test } from './support/test.ts';
import { SalePage } from './page-models/sale-page.ts';

/** Pesos as text to whole centavos. */
function centavos(text: string | null): number {
  return Number((text ?? '').replace(/[$,.\s]/g, ''));
}

/** The terminal's own ticket number has no gaps: two numbers apart by one mean that nothing was sold between them. */
async function ticketNumber(sale: SalePage): Promise<number> {
  const text = await sale.doneFigure('Ticket').textContent();
  return Number(/-(\d+)$/.exec(text ?? '')?.[1]);
}

async function sellOne(sale: SalePage, code: string): Promise<number> {
  await sale.add(code);
  await expect(sale.lines).toHaveCount(1);
  await sale.chargeExact();
  const number = await ticketNumber(sale);
  await sale.startNextSale();
  return number;
}

test.describe('a cash sale', () => {
  test('shows the change while the amount is typed, with a point or a comma, and when it is done', async ({
    page,
  }) => {
    const sale = await SalePage.open(page);
    const [code = ''] = await sale.codesOf('filtro', 1);
    await sale.add(code);
    await expect(sale.lines).toHaveCount(1);
    const total = centavos(await sale.total.textContent());
    await sale.openCharge();
    const received = total + 10_050;
    await sale.receive(`${Math.floor(received / 100)},${String(received % 100).padStart(2, '0')}`);
    await expect(sale.dialog.getByText('$100.50')).toBeVisible();
    await sale.confirm();
    await expect(sale.doneFigure('Cambio')).toHaveText('$100.50');
    expect(centavos(await sale.doneFigure('Total').textContent())).toBe(total);
    await sale.startNextSale();
  });

  test('is refused beside the amount when too little was received', async ({ page }) => {
    const sale = await SalePage.open(page);
    const [code = ''] = await sale.codesOf('filtro', 1);
    await sale.add(code);
    await expect(sale.lines).toHaveCount(1);
    await sale.openCharge();
    await sale.receive('0.01');
    await sale.confirm();
    await expect(sale.dialog.getByText(/^Faltan .* No se cobró nada\.$/)).toBeVisible();
    await sale.hands.press('F12');
    await sale.confirm();
    await expect(sale.done).toBeVisible();
    await sale.startNextSale();
  });

  test('is charged once when Enter is pressed twice', async ({ page }) => {
    const sale = await SalePage.open(page);
    const [code = ''] = await sale.codesOf('filtro', 1);
    const before = await sellOne(sale, code);
    await sale.add(code);
    await expect(sale.lines).toHaveCount(1);
    await sale.openCharge();
    await Promise.all([sale.confirm(), sale.confirm()]);
    await expect(sale.done).toBeVisible();
    expect(await ticketNumber(sale)).toBe(before + 1);
    await sale.startNextSale();
    expect(await sellOne(sale, code)).toBe(before + 2);
  });

  test('is found again by its id when the answer is lost', async ({ page }) => {
    let isLost = false;
    await page.routeWebSocket(/\/rpc$/, (screen) => {
      const host = screen.connectToServer();
      let isCharging = false;
      screen.onMessage((message) => {
        if (!isLost && String(message).includes('/sale/complete')) isCharging = true;
        host.send(message);
      });
      host.onMessage((message) => {
        if (!isCharging || !String(message).includes('ticketNumber')) return screen.send(message);
        isLost = true;
        return screen.close();
      });
    });
    const sale = await SalePage.open(page);
    const [code = ''] = await sale.codesOf('filtro', 1);
    isLost = true;
    const before = await sellOne(sale, code);
    isLost = false;
    await sale.add(code);
    await expect(sale.lines).toHaveCount(1);
    await sale.chargeExact();
    expect(isLost).toBe(true);
    expect(await ticketNumber(sale)).toBe(before + 1);
    await sale.startNextSale();
    expect(await sellOne(sale, code)).toBe(before + 2);
  });

  test('that no screen confirmed is offered for a reprint at the next start', async ({ page }) => {
    let isCutOff = true;
    await page.routeWebSocket(/\/rpc$/, (screen) => {
      const host = screen.connectToServer();
      screen.onMessage((message) => {
        if (!isCutOff || !String(message).includes('/sale/acknowledge')) host.send(message);
      });
      host.onMessage((message) => screen.send(message));
    });
    const sale = await SalePage.open(page);
    const [code = ''] = await sale.codesOf('filtro', 1);
    await sale.add(code);
    await expect(sale.lines).toHaveCount(1);
    await sale.chargeExact();
    const folio = (await sale.doneFigure('Folio').textContent()) ?? '';
    isCutOff = false;
    await page.reload();
    await expect(page.getByRole('alert').filter({ hasText: folio })).toContainText('¿Reimprimir?');
    await page.getByRole('button', { name: 'No hace falta' }).click();
    await expect(page.getByText('¿Reimprimir?')).toBeHidden();
    await page.reload();
    await sale.waitUntilReady();
    await expect(page.getByText('¿Reimprimir?')).toBeHidden();
  });
});

test.describe('the ticket', () => {
  test('is shown beside the change, printed with one key and saved as a PDF with another', async ({
    page,
  }) => {
    const sale = await SalePage.open(page);
    const [code = ''] = await sale.codesOf('filtro', 1);
    await sale.add(code);
    await expect(sale.lines).toHaveCount(1);
    await sale.chargeExact();
    const folio = (await sale.doneFigure('Folio').textContent()) ?? '';
    const paper = page.frameLocator('iframe[title="Vista previa del ticket"]');
    await expect(paper.getByText(folio)).toBeVisible();
    await expect(paper.getByText(code)).toBeVisible();

    await sale.hands.press('F9');
    await expect(sale.done.getByText('Ticket enviado a la impresora.')).toBeVisible();

    const download = page.waitForEvent('download');
    await sale.hands.press('Control+s');
    const file = await download;
    expect(file.suggestedFilename()).toMatch(/\.pdf$/);
    expect((await readFile(await file.path())).subarray(0, 5).toString()).toBe('%PDF-');
    await sale.startNextSale();
  });
});

test.describe('a sale on credit', () => {
  test('is not offered to público en general', async ({ page }) => {
    const sale = await SalePage.open(page);
    const [code = ''] = await sale.codesOf('filtro', 1);
    await sale.add(code);
    await expect(sale.lines).toHaveCount(1);
    await sale.hands.press('F2');
    await expect(page.getByText('Público en general no lleva crédito ni saldo.')).toBeVisible();
    await expect(sale.dialog).toBeHidden();
    await expect(sale.lines).toHaveCount(1);
  });

  test('beyond the limit is made by the owner, who may do it himself', async ({ page }) => {
    const sale = await SalePage.open(page);
    const [code = ''] = await sale.codesOf('filtro', 1);
    const name = `Taller de Prueba ${Date.now()}`;
    await sale.add(`50*${code}`);
    await expect(sale.lines).toHaveCount(1);
    await sale.hands.press('F3');
    await sale.hands.type(name);
    await sale.hands.press('Insert');
    await expect(page.getByRole('dialog', { name: 'Cliente nuevo' })).toBeVisible();
    await page.getByLabel('Límite de crédito').focus();
    await sale.hands.type('10');
    await sale.hands.press('Enter');
    await expect(sale.customer).toContainText(name);
    await sale.hands.press('F2');
    await sale.confirm();
    await expect(sale.done).toContainText('Vendido a crédito');
    await sale.startNextSale();
  });
});

test.describe('the cart', () => {
  test('takes quantities, prices and margins, and gives lines back', async ({ page }) => {
    const sale = await SalePage.open(page);
    const [first = '', second = ''] = await sale.codesOf('filtro', 2);
    await sale.add(`3*${first}`);
    await sale.add(second);
    await expect(sale.lines).toHaveCount(2);
    expect((await sale.shownLines()).map((line) => line.quantity)).toEqual(['3', '1']);

    await sale.hands.press('+');
    await sale.hands.press('+');
    await sale.hands.press('-');
    await expect.poll(async () => (await sale.shownLines())[1]?.quantity).toBe('2');

    await sale.hands.press('ArrowUp');
    await sale.hands.press('F4');
    await expect(sale.dialog).toBeVisible();
    await sale.hands.type('1.5');
    await sale.hands.press('Enter');
    await expect.poll(async () => (await sale.shownLines())[0]?.quantity).toBe('1.5');

    await sale.hands.press('F6');
    await expect(sale.dialog).toBeVisible();
    await sale.hands.type('100,10');
    await sale.hands.press('Enter');
    await expect.poll(async () => (await sale.shownLines())[0]?.amount).toBe('150.15');

    await sale.hands.press('Control+Delete');
    await expect(sale.lines).toHaveCount(1);
    expect((await sale.shownLines())[0]?.code).toBe(second);
  });

  test('counts up when the same part is added again', async ({ page }) => {
    const sale = await SalePage.open(page);
    const [code = ''] = await sale.codesOf('filtro', 1);
    await sale.add(code);
    await sale.add(code);
    await expect.poll(async () => (await sale.shownLines()).map((line) => line.quantity)).toEqual(['2']);
  });

  test('takes a free line', async ({ page }) => {
    const sale = await SalePage.open(page);
    await sale.hands.press('Insert');
    await expect(sale.dialog).toBeVisible();
    await sale.hands.type('Mano de obra');
    await sale.hands.press('Tab');
    await sale.hands.press('Tab');
    await sale.hands.type('250');
    await sale.hands.press('Enter');
    await expect(sale.lines).toHaveCount(1);
    await expect(sale.lines.first()).toContainText('Mano de obra');
    expect((await sale.shownLines())[0]?.amount).toBe('250.00');
  });

  test('survives a reload, line by line', async ({ page }) => {
    const sale = await SalePage.open(page);
    const codes = await sale.codesOf('filtro', 3);
    for (const code of codes) await sale.add(`2*${code}`);
    await expect(sale.lines).toHaveCount(3);
    const before = await sale.shownLines();
    const total = await sale.total.textContent();
    await page.reload();
    await expect(sale.lines).toHaveCount(3);
    expect(await sale.shownLines()).toEqual(before);
    await expect(sale.total).toHaveText(total ?? '');
  });

  test('stays when Esc is pressed again and again', async ({ page }) => {
    const sale = await SalePage.open(page);
    const [code = ''] = await sale.codesOf('filtro', 1);
    await sale.add(code);
    await expect(sale.lines).toHaveCount(1);
    await sale.openCharge();
    for (let time = 0; time < 4; time += 1) await sale.hands.press('Escape');
    await expect(sale.dialog).toBeHidden();
    await expect(sale.lines).toHaveCount(1);
  });
});
