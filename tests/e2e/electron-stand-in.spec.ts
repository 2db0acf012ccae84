import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, expect, test, type Page } from '@playwright/test';
import type { FromBuiltMain, ToBuiltMain } from '../support/electron-stand-in/messages.ts';
import { privateImbalances } from '../support/private-central.ts';
import { CounterDoor } from './page-models/counter-door.ts';
import { SalePage } from './page-models/sale-page.ts';
import { temporaryDataFolder, type TemporaryDataFolder } from './support/data-folder.ts';
import { PROJECT } from './support/launch-shop.ts';

/** The built main, preload and renderer together, with a stand-in in the place of Electron's program. */
class BuiltApplication {
  readonly child: ChildProcess;
  readonly page: Page;
  readonly #heard: FromBuiltMain[];

  private constructor(child: ChildProcess, page: Page, heard: FromBuiltMain[]) {
    [this.child, this.page, this.#heard] = [child, page, heard];
  }

  static async start(dataFolder: string): Promise<BuiltApplication> {
    const runner = join(PROJECT, 'tests', 'support', 'electron-stand-in', 'run-built.ts');
    const child = fork(runner, [PROJECT, '--data', dataFolder], {
      env: { ...process.env, NEXUS_DATABASE_URL: '' },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    const heard: FromBuiltMain[] = [];
    child.on('message', (message: FromBuiltMain) => heard.push(message));
    const [first] = (await once(child, 'message')) as [FromBuiltMain];
    if (first.kind !== 'browser') throw new Error('the application left before it showed anything');
    const browser = await chromium.connectOverCDP(first.endpoint);
    const context = browser.contexts()[0];
    if (!context) throw new Error('the browser has no context');
    const isScreen = (page: Page) => page.url().includes('host=electron');
    const page = context.pages().find(isScreen) ?? (await context.waitForEvent('page'));
    await page.waitForURL(/host=electron/);
    return new BuiltApplication(child, page, heard);
  }

  tell(message: ToBuiltMain): void {
    this.child.send(message);
  }

  async left(): Promise<{ readonly code: number | null; readonly last: FromBuiltMain | undefined }> {
    const [code] = this.child.exitCode === null ? await once(this.child, 'exit') : [this.child.exitCode];
    return { code: code as number | null, last: this.#heard.at(-1) };
  }
}

test.describe('the built Electron application', () => {
  let folder: TemporaryDataFolder;
  let application: BuiltApplication;

  test.beforeEach(async () => {
    folder = temporaryDataFolder();
    application = await BuiltApplication.start(folder.path);
  });
  test.afterEach(async () => {
    if (application.child.exitCode === null) {
      application.tell({ kind: 'quit' });
      await application.left();
    }
    await folder.remove();
  });

  test('hands the page its port, makes a sale, and quits with nothing left running', async () => {
    await CounterDoor.letOwnerIn(application.page);
    const sale = new SalePage(application.page);
    await sale.waitUntilReady();
    await test.step('one sale', async () => {
      const [code = ''] = await sale.codesOf('filtro', 1);
      await sale.add(code);
      await expect(sale.lines).toHaveCount(1);
      await sale.chargeExact();
      await expect(sale.doneFigure('Folio')).toHaveText(/^NX-\d{6}$/);
    });
    await test.step('its ticket, on one page', async () => {
      await sale.hands.press('F9');
      await expect(application.page.getByText('Ticket enviado a la impresora.')).toBeVisible();
    });
    await test.step('a second start shows the window', async () => {
      application.tell({ kind: 'second-start' });
    });
    await test.step('every balance adds up', async () => {
      expect(await privateImbalances(folder.path)).toEqual([]);
    });
    await test.step('quit', async () => {
      application.tell({ kind: 'quit' });
      const { code, last } = await application.left();
      expect(code).toBe(0);
      expect(last).toEqual({
        kind: 'left',
        errorBoxes: [],
        // The shop's, and the one that is not seen and prints.
        windows: [expect.arrayContaining(['maximize', 'show', 'focus']), []],
        printedPages: [1],
      });
      expect(existsSync(join(folder.path, 'running.json'))).toBe(false);
    });
  });

  test('quits when its window is closed', async () => {
    await CounterDoor.letOwnerIn(application.page);
    await application.page.close();
    expect((await application.left()).code).toBe(0);
  });

  test('attack: a script in the page goes elsewhere, and finds neither Node nor a second port', async () => {
    const { page } = application;
    await CounterDoor.letOwnerIn(page);
    const here = page.url();
    const found = await page.evaluate(async () => {
      const names = [
        'require',
        'process',
        'module',
        'electron',
        'ipcRenderer',
        'standInSend',
        'standInDeliver',
      ];
      const port = await new Promise((resolve) => {
        window.addEventListener('message', (event) => {
          const { type, left = 0 } = event.data as { type?: string; left?: number };
          if (type === 'nexus:port') resolve('a second port');
          // Messages come in order: an answer to the question would have come before the second of these.
          if (type === 'mark' && left > 0) window.postMessage({ type: 'mark', left: left - 1 }, '*');
          else if (type === 'mark') resolve(null);
        });
        window.postMessage({ type: 'nexus:ask-port', nonce: 'another' }, window.location.origin);
        window.postMessage({ type: 'mark', left: 2 }, '*');
      });
      const request = await fetch('https://evil.example/').then(
        () => 'a request',
        () => null,
      );
      window.location.href = 'https://evil.example/';
      window.open('https://evil.example/');
      return { globals: names.filter((name) => name in window), port, request };
    });
    expect(found).toEqual({ globals: [], port: null, request: null });
    await CounterDoor.letOwnerIn(page);
    expect(page.url()).toBe(here);
  });
});
