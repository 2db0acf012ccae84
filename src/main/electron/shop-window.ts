import type { BrowserWindow, BrowserWindowConstructorOptions } from 'electron';
import { containPage } from './contain-page.ts';
import { SCREEN_URL } from './screen-scheme.ts';

export type WindowMaker = new (options: BrowserWindowConstructorOptions) => BrowserWindow;

/** The rights of a page: none but its own files and its one port. */
export const PAGE_RIGHTS = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  // The dictionaries would come from the network.
  spellcheck: false,
} as const;

const MAX_RELOADS = 3;
const RELOAD_WINDOW_MS = 60_000;

export interface ShopWindowOptions {
  /** The built preload, absolute. */
  readonly preload: string;
  readonly developerTools: boolean;
  /** The page's process ended by itself more often than it may. */
  readonly onBroken: (reason: string) => void;
  readonly nowMs: () => number;
}

/** Opens the window of the shop and loads the screen into it. */
export function openShopWindow(Window: WindowMaker, options: ShopWindowOptions): BrowserWindow {
  const window = new Window({
    title: 'Nexus POS',
    width: 1280,
    height: 800,
    minWidth: 1024,
    minHeight: 640,
    show: false,
    webPreferences: { ...PAGE_RIGHTS, preload: options.preload, devTools: options.developerTools },
  });
  containPage(window.webContents);
  window.once('ready-to-show', () => {
    window.maximize();
    window.show();
  });
  reloadAfterCrash(window, options);
  void window.loadURL(SCREEN_URL);
  return window;
}

/** The cart is in the main process: a page whose process crashed is loaded again and shows it. */
function reloadAfterCrash(window: BrowserWindow, { onBroken, nowMs }: ShopWindowOptions): void {
  let crashes: number[] = [];
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return;
    crashes = [...crashes.filter((at) => nowMs() - at < RELOAD_WINDOW_MS), nowMs()];
    if (crashes.length > MAX_RELOADS) onBroken(reason);
    else void window.loadURL(SCREEN_URL);
  });
}
