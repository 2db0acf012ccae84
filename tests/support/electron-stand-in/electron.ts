import type * as Electron from 'electron';
import type { ElectronParts } from '../../../src/main/electron/run.ts';
import { AppStandIn } from './app.ts';
import { BrowserWindowStandIn, type Surroundings } from './browser-window.ts';
import type { MessagePortStandIn } from './message-port.ts';
import { noPage, type OpenPage } from './page-driver.ts';
import { SessionStandIn } from './session.ts';
import { KnownEvents, strict } from './strict.ts';

type SchemeHandler = Parameters<Electron.Protocol['handle']>[1];

/** What a test sees and brings about of the application under it. */
export interface Controls {
  readonly app: AppStandIn;
  readonly session: SessionStandIn;
  readonly surroundings: Surroundings;
  readonly schemes: Electron.CustomScheme[];
  readonly handlers: Map<string, SchemeHandler>;
  readonly windows: BrowserWindowStandIn[];
  readonly errorBoxes: string[];
  readonly menus: (Electron.Menu | null)[];
  /** A message with ports from a page, as a preload sends it. */
  sendPorts(channel: string, ports: readonly MessagePortStandIn[], frame: unknown): void;
}

export interface ElectronStandIn {
  readonly electron: ElectronParts;
  readonly controls: Controls;
}

/** One application's `electron`. Every part throws on what it does not know. */
export function createElectron(openPage: OpenPage = noPage): ElectronStandIn {
  const app = new AppStandIn();
  const session = new SessionStandIn();
  const ipcMain = new KnownEvents('nexus:port');
  const schemes: Electron.CustomScheme[] = [];
  const handlers = new Map<string, SchemeHandler>();
  const windows: BrowserWindowStandIn[] = [];
  const errorBoxes: string[] = [];
  const menus: (Electron.Menu | null)[] = [];

  const sendPorts: Controls['sendPorts'] = (channel, ports, frame) =>
    ipcMain.emit(channel, strict('event', { ports, senderFrame: frame }), null);
  const surroundings: Surroundings = {
    openPage,
    mayRequest: (url) => session.mayRequest(url),
    async answer(request) {
      const handler = handlers.get(new URL(request.url).protocol.slice(0, -1));
      return handler ? handler(request) : new Response(null, { status: 404 });
    },
    onPort: (channel, port, contents) => sendPorts(channel, [port], contents.mainFrame),
    onAllClosed: () => app.emit('window-all-closed'),
    printers: [],
    printFailure: null,
  };

  class BrowserWindow extends BrowserWindowStandIn {
    constructor(options: Electron.BrowserWindowConstructorOptions) {
      super(options, surroundings);
      windows.push(this);
      return strict('BrowserWindow', this);
    }
  }

  const parts = {
    app,
    BrowserWindow,
    ipcMain: ipcMain satisfies Pick<Electron.IpcMain, 'on'>,
    dialog: strict('dialog', {
      showErrorBox: (_title: string, content: string) => void errorBoxes.push(content),
    } satisfies Pick<Electron.Dialog, 'showErrorBox'>),
    Menu: strict('Menu', {
      setApplicationMenu: (menu: Electron.Menu | null) => void menus.push(menu),
    } satisfies Pick<typeof Electron.Menu, 'setApplicationMenu'>),
    protocol: strict('protocol', {
      registerSchemesAsPrivileged(custom: Electron.CustomScheme[]) {
        if (app.isReady) throw new Error('schemes must be registered before the app is ready');
        schemes.push(...custom);
      },
      handle: (scheme: string, handler: SchemeHandler) => void handlers.set(scheme, handler),
    } satisfies Pick<Electron.Protocol, 'registerSchemesAsPrivileged' | 'handle'>),
    safeStorage: strict('safeStorage', {
      isEncryptionAvailable: () => true,
      getSelectedStorageBackend: () => 'gnome_libsecret' as const,
      encryptString: (text: string) => Buffer.from(Buffer.from(text).toReversed()),
      decryptString: (sealed: Buffer) => Buffer.from(sealed.toReversed()).toString(),
    } satisfies Pick<
      Electron.SafeStorage,
      'isEncryptionAvailable' | 'getSelectedStorageBackend' | 'encryptString' | 'decryptString'
    >),
    session: strict('session', { defaultSession: strict('defaultSession', session) }),
  } satisfies Record<keyof ElectronParts, object>;

  return {
    // Each part is checked above; together they are less than the whole module, which is what makes them strict.
    electron: { ...parts, app: strict('app', app) } as unknown as ElectronParts,
    controls: { app, session, surroundings, schemes, handlers, windows, errorBoxes, menus, sendPorts },
  };
}
