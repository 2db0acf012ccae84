import { expect, test as base, type Page, type TestInfo } from '@playwright/test';
import { SCREEN_ORIGIN } from '../../../src/main/electron/screen-scheme.ts';
import { privateImbalances } from '../../support/private-central.ts';
import { CounterDoor } from '../page-models/counter-door.ts';
import { temporaryDataFolder } from './data-folder.ts';
import { launchElectronShop, obstacleToElectron, type ElectronShop } from './electron-shop.ts';
import { launchShop, type ShopProcess } from './launch-shop.ts';

export { expect } from '@playwright/test';

/** The shop of a worker, on the host of its project. */
export type RunningShop =
  | { readonly host: 'browser'; readonly dataFolder: string; readonly process: ShopProcess }
  | { readonly host: 'electron'; readonly dataFolder: string; readonly window: ElectronShop }
  | { readonly host: 'none'; readonly obstacle: string };

interface WorkerFixtures {
  readonly shop: RunningShop;
}

/** Whose owner is on duty: he stays so for as long as the application runs and somebody touches it now and then. */
const opened = new WeakSet<RunningShop>();

/**
 * `page` is let into the running shop, whose owner is on duty, and goes to its screens by their path
 * (`page.goto('/pos')`).
 */
export const test = base.extend<object, WorkerFixtures>({
  shop: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads from the pattern which fixtures are wanted: none
    async ({}, use, worker) => {
      const wantsElectron = worker.project.name === 'electron';
      const obstacle = wantsElectron ? obstacleToElectron() : null;
      if (obstacle !== null) return use({ host: 'none', obstacle });
      const folder = temporaryDataFolder();
      if (wantsElectron) {
        const window = await launchElectronShop(folder.path);
        await use({ host: 'electron', dataFolder: folder.path, window });
        await expectBalanced(folder.path);
        await window.application.close();
      } else {
        const process = await launchShop({ dataFolder: folder.path });
        await use({ host: 'browser', dataFolder: folder.path, process });
        await expectBalanced(folder.path);
        await process.stop();
      }
      await folder.remove();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  baseURL: async ({ shop }, use) => {
    await use(shop.host === 'browser' ? shop.process.origin : undefined);
  },
  context: async ({ shop, context }, use) => {
    // The token becomes the cookie, as when a person opens the printed address.
    if (shop.host === 'browser') await context.request.get(shop.process.url);
    await use(context);
  },
  page: async ({ shop, page }, use, testInfo) => {
    testInfo.skip(shop.host === 'none', shop.host === 'none' ? shop.obstacle : '');
    const screen = shop.host === 'electron' ? inElectron(shop.window.page, testInfo) : page;
    if (!opened.has(shop)) {
      await screen.goto('/');
      await CounterDoor.letOwnerIn(screen);
      opened.add(shop);
    }
    await use(screen);
  },
});

/** Once more when a shop closes: after everything that its tests did to it, every balance adds up. */
async function expectBalanced(dataFolder: string): Promise<void> {
  expect(await privateImbalances(dataFolder)).toEqual([]);
}

/** The window's page, for specs that name places of the screen by their path and sometimes disturb its WebSocket. */
function inElectron(page: Page, testInfo: TestInfo): Page {
  return new Proxy(page, {
    get(target, property) {
      if (property === 'goto') {
        return (path: string) => target.goto(`${new URL(path, SCREEN_ORIGIN).href}?host=electron`);
      }
      if (property === 'routeWebSocket') {
        return () => testInfo.skip(true, 'Electron: no usa WebSocket, la falla se prueba en el navegador');
      }
      const value: unknown = Reflect.get(target, property, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
