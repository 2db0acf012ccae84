import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createElectron, type ElectronStandIn } from '../../../tests/support/electron-stand-in/electron.ts';
import { MessagePortStandIn } from '../../../tests/support/electron-stand-in/message-port.ts';
import { strict } from '../../../tests/support/electron-stand-in/strict.ts';
import type { Logger } from '../application/ports.ts';
import { containSession } from './contain-session.ts';
import { takePorts } from './port-handover.ts';
import { registerScreenScheme, SCREEN_URL, serveScreen } from './screen-scheme.ts';
import { openShopWindow } from './shop-window.ts';
import { isSwallowed } from './swallowed-keys.ts';
import { electronPrinter } from './ticket-printer.ts';
import { openVault } from './vault.ts';

let standIn: ElectronStandIn;
let warnings: string[];
let nowMs: number;
const logger: Logger = {
  info: () => {},
  warn: (event) => void warnings.push(event),
  error: (event) => void warnings.push(event),
};

beforeEach(() => {
  standIn = createElectron();
  warnings = [];
  nowMs = 0;
});
afterEach(() => {
  for (const window of standIn.controls.windows) window.destroy();
});

function openWindow(onBroken: (reason: string) => void = () => {}) {
  openShopWindow(standIn.electron.BrowserWindow, {
    preload: '/app/out/preload/index.cjs',
    developerTools: false,
    onBroken,
    nowMs: () => nowMs,
  });
  const window = standIn.controls.windows.at(-1);
  if (!window) throw new Error('no window was opened');
  return window;
}

describe('attack: a script in the page reaches Node', () => {
  it('the page is sandboxed, isolated, and has no Node, no webview and no developer tools', () => {
    expect(openWindow().options.webPreferences).toEqual({
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
      spellcheck: false,
      preload: '/app/out/preload/index.cjs',
      devTools: false,
    });
  });

  it('a webview is never attached', () => {
    expect(openWindow().contents.try('will-attach-webview')).toBe(true);
  });
});

describe('attack: the page leaves for another site', () => {
  it.each(['https://evil.example', 'file:///etc/passwd', 'nexus-pos://app/', 'javascript:alert(1)'])(
    'navigation to %s is refused',
    (url) => {
      const { contents } = openWindow();
      expect(contents.try('will-navigate', { url })).toBe(true);
      expect(contents.try('will-redirect', { url })).toBe(true);
      expect(contents.try('will-frame-navigate', { url, isMainFrame: true })).toBe(true);
    },
  );

  it('a frame shows the ticket that was written into it, and no page of elsewhere', () => {
    const { contents } = openWindow();
    const frame = (url: string) => contents.try('will-frame-navigate', { url, isMainFrame: false });
    expect(frame('about:srcdoc')).toBe(false);
    expect(frame('https://evil.example')).toBe(true);
    expect(frame('file:///etc/passwd')).toBe(true);
  });

  it('a question for a certificate or a password is not answered', () => {
    const { contents } = openWindow();
    expect(contents.try('select-client-certificate')).toBe(true);
    expect(contents.try('login')).toBe(true);
  });
});

describe('attack: the page opens a window of its own', () => {
  it('the window is denied', () => {
    expect(openWindow().contents.openHandler?.({ url: SCREEN_URL } as never)).toEqual({ action: 'deny' });
  });
});

describe('attack: the page asks for camera, place, devices', () => {
  beforeEach(() => containSession(standIn.electron.session.defaultSession));

  it.each(['media', 'geolocation', 'notifications', 'hid', 'serial', 'usb', 'clipboard-read', 'fileSystem'])(
    '%s is denied',
    async (permission) => {
      const { permissionRequest, permissionCheck, devicePermission } = standIn.controls.session;
      const granted = await new Promise((resolve) =>
        permissionRequest?.(null as never, permission as never, resolve, {} as never),
      );
      expect(granted).toBe(false);
      expect(permissionCheck?.(null, permission as never, 'nexus-pos://app', {} as never)).toBe(false);
      expect(devicePermission?.({} as never)).toBe(false);
    },
  );
});

describe('attack: the page sends the shop’s data elsewhere', () => {
  beforeEach(() => containSession(standIn.electron.session.defaultSession));

  it.each([
    'https://evil.example/?saldo=1',
    'http://127.0.0.1:5432/',
    'ws://evil.example',
    'file:///etc/passwd',
    'nexus-pos://other/',
    'nexus-pos://app.evil.example/',
  ])('a request to %s is cancelled', async (url) => {
    expect(await standIn.controls.session.mayRequest(url)).toBe(false);
  });

  it.each([SCREEN_URL, 'nexus-pos://app/assets/x.js', 'data:text/html,x', 'blob:nexus-pos://app/1'])(
    'a request to %s is made',
    async (url) => {
      expect(await standIn.controls.session.mayRequest(url)).toBe(true);
    },
  );

  it('only a file that the page made itself is saved', () => {
    const download = (url: string) => {
      const event = {
        isPrevented: false,
        preventDefault() {
          this.isPrevented = true;
        },
      };
      standIn.controls.session.emit('will-download', event, { getURL: () => url });
      return event.isPrevented;
    };
    expect(download('blob:nexus-pos://app/1')).toBe(false);
    expect(download('https://evil.example/virus.exe')).toBe(true);
    expect(download('blob:https://evil.example/1')).toBe(true);
  });
});

describe('attack: the page reads the disk through the scheme', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'nexus-scheme-'));
    mkdirSync(join(folder, 'renderer'));
    writeFileSync(join(folder, 'renderer', 'index.html'), '<!doctype html><title>Nexus POS</title>');
    writeFileSync(join(folder, 'secret.txt'), 'outside');
    serveScreen(standIn.electron.protocol, join(folder, 'renderer'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const get = (url: string) => standIn.controls.surroundings.answer(new Request(url));

  it.each([
    'nexus-pos://app/../secret.txt',
    'nexus-pos://app/%2e%2e/secret.txt',
    'nexus-pos://app/..%5csecret.txt',
  ])('%s gives nothing away', async (url) => {
    expect(await (await get(url)).text()).not.toContain('outside');
  });

  it('serves the screen under the strict policy, and no other name of the scheme', async () => {
    const page = await get(SCREEN_URL);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('Nexus POS');
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("connect-src 'self';");
    expect(policy).not.toContain('unsafe');
    expect((await get('nexus-pos://other/')).status).toBe(404);
  });

  it('the scheme is an origin of its own, before the app is ready', () => {
    registerScreenScheme(standIn.electron.protocol);
    expect(standIn.controls.schemes).toEqual([
      { scheme: 'nexus-pos', privileges: { standard: true, secure: true, supportFetchAPI: true } },
    ]);
  });
});

describe('attack: a page that is not ours asks for a port', () => {
  let accepted: unknown[];
  let window: ReturnType<typeof openWindow>;
  beforeEach(() => {
    accepted = [];
    window = openWindow();
    takePorts({
      ipc: standIn.electron.ipcMain,
      page: () => (window.isDestroyed() ? null : window.webContents),
      accept: (port) => void accepted.push(port),
      logger,
    });
  });
  const port = () => new MessagePortStandIn(() => {});
  const send = (ports: MessagePortStandIn[], frame: unknown = window.contents.mainFrame) =>
    standIn.controls.sendPorts('nexus:port', ports, frame);

  it('the main frame of our window gets one, and its new one replaces it', () => {
    const [first, second] = [port(), port()];
    send([first]);
    send([second]);
    expect(accepted).toEqual([first, second]);
    expect([first.isClosed, second.isClosed]).toEqual([true, false]);
  });

  it.each([
    ['another window', () => strict('frame', { origin: 'nexus-pos://app' })],
    ['a frame that is gone', () => null],
  ])('%s is refused and its port closed', (_who, frame) => {
    const refused = port();
    send([refused], frame());
    expect(accepted).toEqual([]);
    expect(refused.isClosed).toBe(true);
    expect(warnings).toEqual(['port-refused']);
  });

  it('our window is refused while it shows something else', async () => {
    await window.loadURL('https://evil.example/');
    send([port()]);
    expect(accepted).toEqual([]);
  });

  it.each([0, 2])('%i ports are refused', (count) => {
    const ports = Array.from({ length: count }, port);
    send(ports);
    expect(accepted).toEqual([]);
    expect(ports.every((each) => each.isClosed)).toBe(true);
  });

  it('nothing is taken after the window was closed', () => {
    const frame = window.contents.mainFrame;
    window.destroy();
    send([port()], frame);
    expect(accepted).toEqual([]);
  });
});

describe('attack: a key reloads the page in the middle of a sale', () => {
  const press = { key: '', control: false, meta: false, alt: false };

  it.each([
    ['F5', { ...press, code: 'F5' }],
    ['Ctrl+F5', { ...press, code: 'F5', control: true }],
    ['Ctrl+R', { ...press, code: 'KeyR', control: true }],
    ['Cmd+R', { ...press, code: 'KeyR', meta: true }],
    ['Ctrl+W', { ...press, code: 'KeyW', control: true }],
    ['Ctrl+F4', { ...press, code: 'F4', control: true }],
  ])('%s is swallowed', (_key, input) => {
    expect(isSwallowed(input)).toBe(true);
    expect(openWindow().contents.try('before-input-event', {}, input)).toBe(true);
  });

  it.each([
    ['r', { ...press, code: 'KeyR' }],
    ['F4', { ...press, code: 'F4' }],
    ['AltGr+W', { ...press, code: 'KeyW', control: true, alt: true }],
    ['Ctrl+1', { ...press, code: 'Digit1', control: true }],
  ])('%s reaches the page', (_key, input) => {
    expect(openWindow().contents.try('before-input-event', {}, input)).toBe(false);
  });
});

describe('a page whose process crashes', () => {
  const crash = (window: ReturnType<typeof openWindow>) =>
    window.contents.emit('render-process-gone', {}, { reason: 'crashed' });

  it('is loaded again, because the cart is in the main process', () => {
    const window = openWindow();
    crash(window);
    expect(window.loaded).toEqual([SCREEN_URL, SCREEN_URL]);
  });

  it('ends the application when it does so again and again, not when it does so once a day', () => {
    const broken: string[] = [];
    const window = openWindow((reason) => broken.push(reason));
    for (let day = 0; day < 5; day += 1) {
      crash(window);
      nowMs += 86_400_000;
    }
    expect(broken).toEqual([]);
    for (let time = 0; time < 4; time += 1) crash(window);
    expect(broken).toEqual(['crashed']);
  });
});

describe('electronPrinter', () => {
  const html = '<!doctype html><title>Ticket</title><p>Año';
  const printer = () => electronPrinter(standIn.electron.BrowserWindow, logger);

  it('leaves printing to the screen where there is no printer', async () => {
    expect(await printer().print(html)).toBe('renderer');
    expect(standIn.controls.windows).toHaveLength(1);
    expect(standIn.controls.windows[0]?.isDestroyed()).toBe(true);
  });

  it('prints on a page 80 mm wide and as long as the ticket', async () => {
    standIn = createElectron(() => ({
      load: async () => {},
      evaluate: async () => 1000,
      print: async () => {},
      close: async () => {},
    }));
    standIn.controls.surroundings.printers = ['POS-80'];
    expect(await printer().print(html)).toBe('printed');
    const [window] = standIn.controls.windows;
    expect(window?.contents.printed).toEqual([
      {
        silent: true,
        printBackground: true,
        margins: { marginType: 'none' },
        // 1,000 px and 8 px of room, 96 to the inch.
        pageSize: { width: 80_000, height: 266_700 },
      },
    ]);
    expect(window?.isDestroyed()).toBe(true);
  });

  it('leaves printing to the screen when the printer refuses, and says why in the log', async () => {
    standIn = createElectron(() => ({
      load: async () => {},
      evaluate: async () => 500,
      print: async () => {},
      close: async () => {},
    }));
    Object.assign(standIn.controls.surroundings, {
      printers: ['POS-80'],
      printFailure: 'Invalid printer settings',
    });
    expect(await printer().print(html)).toBe('renderer');
    expect(warnings).toEqual(['ticket-not-printed']);
  });

  it('shows the ticket to a page without rights, whole and in UTF-8', async () => {
    await printer().print(html);
    const [window] = standIn.controls.windows;
    expect(window?.options).toMatchObject({
      show: false,
      webPreferences: { sandbox: true, nodeIntegration: false },
    });
    const [, encoded = ''] = (window?.loaded[0] ?? '').split('base64,');
    expect(Buffer.from(encoded, 'base64').toString()).toBe(html);
  });
});

describe('attack: reading the connection string from the disk', () => {
  const { safeStorage } = createElectron().electron;

  it('is sealed by safeStorage and opened again', () => {
    const vault = openVault(safeStorage, 'linux');
    const sealed = vault?.seal('postgresql://pos:hunter2@db/shop') ?? '';
    expect(Buffer.from(sealed, 'base64').toString()).not.toContain('hunter2');
    expect(vault?.open(sealed)).toBe('postgresql://pos:hunter2@db/shop');
  });

  it('a vault whose password everybody knows is none', () => {
    const basic = strict('safeStorage', {
      ...safeStorage,
      getSelectedStorageBackend: () => 'basic_text' as const,
    });
    expect(openVault(basic, 'linux')).toBeNull();
    expect(openVault({ ...safeStorage, isEncryptionAvailable: () => false }, 'win32')).toBeNull();
  });
});

describe('the stand-in', () => {
  it('fails on a call that it does not know, instead of letting it pass', () => {
    expect(() => standIn.electron.app.quit()).toThrow('the stand-in for electron has no app.quit');
    expect(() => openWindow().webContents.openDevTools()).toThrow('has no webContents.openDevTools');
    expect(() => standIn.electron.app.on('browser-window-blur', () => {})).toThrow(
      'emits no browser-window-blur',
    );
  });
});
