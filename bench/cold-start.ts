/**
 * From starting the built application to a search box that answers: the process is started, its page is opened in a
 * browser that runs already, the cashier's PIN is put in as soon as it is asked for, a word as soon as the box has the
 * focus, and the first result is on the screen. Checking the PIN is part of it; the hand that types it is not.
 */
import { join } from 'node:path';
import { chromium, type Browser } from '@playwright/test';
import pg from 'pg';
import { buildIfNeeded } from '../scripts/build-if-needed.ts';
import { CHROMIUM_ARGUMENTS, findChromium } from '../tests/e2e/support/chromium.ts';
import type { CentralOptions } from '../src/main/compose.ts';
import { temporaryDataFolder } from '../tests/e2e/support/data-folder.ts';
import { signInTestOwner, TEST_OWNER } from '../tests/support/test-owner.ts';
import { launchShop } from '../tests/e2e/support/launch-shop.ts';
import { startTerminal, untilStatus } from './bench-terminal.ts';
import { withDurableCentral } from './durable-central.ts';
import { distribution, type Figure } from './figures.ts';

const STARTS = 7;
const WORD = 'filtro';
const PARTS = 2000;
const NOBODY = 'postgresql://nobody@127.0.0.1:1/nexus';

export async function measure(): Promise<readonly Figure[]> {
  const found = findChromium();
  if (!found) {
    process.stderr.write('no ejecutado: cold-start (falta un navegador)\n');
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
    return [...(await withPrivateCentral(browser)), ...(await withRemoteCentral(browser))];
  } finally {
    await browser.close();
  }
}

/** The folder of a shop that was closed last night: its own PostgreSQL has to come up behind the screen. */
async function withPrivateCentral(browser: Browser): Promise<readonly Figure[]> {
  const folder = temporaryDataFolder();
  try {
    await prepare(folder.path, { kind: 'embedded', sampleShop: true });
    return [
      await measureStarts('cold-start.central-embedded', browser, folder.path, {}),
      // The same copy of the catalogue, and a server that does not answer.
      await measureStarts('cold-start.central-away', browser, folder.path, { NEXUS_DATABASE_URL: NOBODY }),
    ];
  } finally {
    await folder.remove();
  }
}

async function withRemoteCentral(browser: Browser): Promise<readonly Figure[]> {
  const folder = temporaryDataFolder();
  try {
    return await withDurableCentral(async ({ ownerUrl, terminalUrl }) => {
      await fillCatalogue(ownerUrl);
      const env = { NEXUS_DATABASE_URL: terminalUrl };
      await prepare(folder.path, { kind: 'server', url: terminalUrl });
      return [await measureStarts('cold-start.central-remote', browser, folder.path, env)];
    });
  } finally {
    await folder.remove();
  }
}

async function measureStarts(
  name: string,
  browser: Browser,
  dataFolder: string,
  env: Readonly<Record<string, string>>,
): Promise<Figure> {
  const times: number[] = [];
  for (let start = 0; start < STARTS; start += 1) times.push(await timeStart(browser, dataFolder, env));
  return distribution(name, PARTS, 'ms', times);
}

async function timeStart(
  browser: Browser,
  dataFolder: string,
  env: Readonly<Record<string, string>>,
): Promise<number> {
  // The window of the last start kept nothing that would help this one.
  const page = await browser.newPage();
  const startedAt = performance.now();
  const shop = await launchShop({ dataFolder, env });
  try {
    await page.goto(shop.url);
    await page.getByLabel('Su PIN').and(page.locator(':focus')).waitFor();
    await page.keyboard.insertText(TEST_OWNER.pin);
    await page.keyboard.press('Enter');
    const box = page.getByRole('combobox', { name: 'Buscar parte' });
    await box.and(page.locator(':focus')).waitFor();
    await page.keyboard.insertText(WORD);
    await page.getByRole('option').first().waitFor();
    return performance.now() - startedAt;
  } finally {
    await page.close();
    await shop.stop();
  }
}

/** Runs the shop once, until its copy of the catalogue is whole. */
async function prepare(dataFolder: string, central: CentralOptions): Promise<void> {
  const app = await startTerminal(dataFolder, central);
  await untilStatus(app, (status) => status.replicaAsOf !== null && status.foliosLeft > 0);
  // The screen asks for it first: from then on the terminal knows its shop without a server.
  await app.useCases.startSession();
  await signInTestOwner(app.useCases.cashiers);
  await app.stop();
}

async function fillCatalogue(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  await client.query(
    `INSERT INTO parts (oem_part_number, name_part, name_es, cost_usd)
     SELECT 'OEM-' || n, 'Oil filter ' || n, 'Filtro de aceite ' || n, 1 + n % 90 FROM generate_series(1, ${PARTS}) n`,
  );
  await client.end();
}
