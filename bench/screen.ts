/**
 * What a cashier waits for, in a browser before the built application: from a key press to the frame in which the results of
 * exactly what was typed are painted, and from the Enter that charges to the frame with the folio.
 */
import { join } from 'node:path';
import { chromium, type Browser, type Page } from '@playwright/test';
import pg from 'pg';
import { buildIfNeeded } from '../scripts/build-if-needed.ts';
import type { CataloguePart } from '../src/main/sample-shop/catalogue/catalogue-part.ts';
import { sampleCatalogue } from '../src/main/sample-shop/catalogue/sample-catalogue.ts';
import { insertCatalogue } from '../src/main/sample-shop/store/catalogue-store.ts';
import { CHROMIUM_ARGUMENTS, findChromium } from '../tests/e2e/support/chromium.ts';
import { temporaryDataFolder } from '../tests/e2e/support/data-folder.ts';
import { launchShop } from '../tests/e2e/support/launch-shop.ts';
import { signInTestOwner, TEST_OWNER } from '../tests/support/test-owner.ts';
import { startTerminal, untilStatus } from './bench-terminal.ts';
import { generateCatalogue } from './catalogue.ts';
import { withDurableCentral } from './durable-central.ts';
import { distribution, type Figure } from './figures.ts';
import { addKeyClock, timeFolio, timeResults } from './painted-frames.ts';

const SEED = 'screen';
const WIDE = { oem: 50_000, aftermarket: 150_000 };
/** What people type at a counter, besides codes: names in Spanish and English, as a rule without accents. */
const WORDS = [
  ...['filtro de aceite', 'balatas delanteras', 'bujia', 'bomba de agua tsuru', 'amortiguador trasero'],
  ...['alternador', 'oil filter', 'brake pads', 'banda 6pk', 'aceite 5w30', 'foco h4', 'terminal direccion'],
];
const CODES = 12;
/** Between two keys of a quick typist. */
const TYPING_GAP_MS = 110;
const SALES = 60;

export async function measure(): Promise<readonly Figure[]> {
  const found = findChromium();
  if (!found) {
    process.stderr.write('no ejecutado: screen (falta un navegador)\n');
    return [];
  }
  await buildIfNeeded(join(import.meta.dirname, '..'), (line) => process.stderr.write(`${line}\n`));
  const browser = await chromium.launch({
    executablePath: found.executablePath,
    env: { ...process.env, ...found.env },
    chromiumSandbox: false,
    args: CHROMIUM_ARGUMENTS,
  });
  try {
    const figures: Figure[] = [];
    for (const parts of [sampleCatalogue(SEED), [...generateCatalogue({ seed: SEED, ...WIDE })]])
      figures.push(...(await measureShop(browser, parts)));
    return figures;
  } finally {
    await browser.close();
  }
}

async function measureShop(browser: Browser, parts: readonly CataloguePart[]): Promise<readonly Figure[]> {
  const codes = Array.from({ length: CODES }, (_, index) => {
    const part = parts[Math.floor(((index + 0.5) * parts.length) / CODES)];
    return part?.number ?? '';
  });
  const folder = temporaryDataFolder();
  try {
    return await withDurableCentral(async ({ ownerUrl, terminalUrl }) => {
      const client = new pg.Client({ connectionString: ownerUrl });
      await client.connect();
      await insertCatalogue(client, parts);
      await client.end();
      const app = await startTerminal(folder.path, { kind: 'server', url: terminalUrl });
      await untilStatus(app, ({ replicaAsOf, foliosLeft }) => replicaAsOf !== null && foliosLeft > 0);
      await app.useCases.startSession();
      await signInTestOwner(app.useCases.cashiers);
      await app.stop();

      const shop = await launchShop({ dataFolder: folder.path, env: { NEXUS_DATABASE_URL: terminalUrl } });
      const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
      try {
        await addKeyClock(page);
        await page.goto(shop.url);
        await page.getByLabel('Su PIN').and(page.locator(':focus')).waitFor();
        await page.keyboard.insertText(TEST_OWNER.pin);
        await page.keyboard.press('Enter');
        await searchBox(page).and(page.locator(':focus')).waitFor();
        const results = await typeAll(page, [...WORDS, ...codes]);
        const answers = await sellAll(page, codes[0] ?? '');
        return [
          distribution('screen.key-to-results', parts.length, 'ms', results, 'p95 50'),
          distribution('screen.charge-to-folio', parts.length, 'ms', answers, 'p95 100'),
        ];
      } finally {
        await page.close();
        await shop.stop();
      }
    });
  } finally {
    await folder.remove();
  }
}

/** Each text letter by letter, at the pace of a person unless the screen is slower. The first one warms up. */
async function typeAll(page: Page, texts: readonly string[]): Promise<number[]> {
  const times: number[] = [];
  for (const [index, text] of [texts[0] ?? '', ...texts].entries()) {
    const characters = [...text];
    for (const [position, character] of characters.entries()) {
      const pressedAt = performance.now();
      const elapsedMs = await timeResults(page, character, characters.slice(0, position + 1).join(''));
      if (index > 0) times.push(elapsedMs);
      await page.waitForTimeout(Math.max(0, TYPING_GAP_MS - (performance.now() - pressedAt)));
    }
    await page.keyboard.press('Escape');
  }
  return times;
}

/** A part for cash, exact money, again and again. The first sale warms up. */
async function sellAll(page: Page, code: string): Promise<number[]> {
  const times: number[] = [];
  for (let sale = -1; sale < SALES; sale += 1) {
    await page.keyboard.type(code, { delay: TYPING_GAP_MS / 2 });
    await page.keyboard.press('Enter');
    await page
      .getByRole('region', { name: 'Partidas de la venta' })
      .locator('tbody')
      .getByRole('row')
      .waitFor();
    await page.keyboard.press('F12');
    await page.getByRole('dialog').getByLabel('Recibido').and(page.locator(':focus')).waitFor();
    const elapsedMs = await timeFolio(page, 'Enter');
    if (sale >= 0) times.push(elapsedMs);
    await page.keyboard.press('Escape');
    await searchBox(page).and(page.locator(':focus')).waitFor();
  }
  return times;
}

function searchBox(page: Page) {
  return page.getByRole('combobox', { name: 'Buscar parte' });
}
