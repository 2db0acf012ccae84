import { join } from 'node:path';
import type * as Electron from 'electron';
import { startApp, type App } from '../compose.ts';
import { appOptions, applicationVersion } from '../host/app-options.ts';
import { connectionKeeper } from '../host/connection-keeper.ts';
import { createDataFolder, defaultDataFolder, surroundings } from '../host/data-folder.ts';
import { holdDataFolder, type HeldFolder } from '../host/hold-data-folder.ts';
import { ownArguments, parseHostOptions, type HostOptions } from '../host/host-options.ts';
import { openLog, type Log } from '../host/log.ts';
import { loadSettings } from '../host/settings.ts';
import { untilDefect, untilStopSignal } from '../host/stop-signals.ts';
import { upgradeMessagePort } from '../rpc/transports.ts';
import { containSession } from './contain-session.ts';
import { takePorts } from './port-handover.ts';
import { registerScreenScheme, serveScreen } from './screen-scheme.ts';
import { openShopWindow } from './shop-window.ts';
import { electronPrinter } from './ticket-printer.ts';
import { openVault } from './vault.ts';

/** The parts of `electron` that this host uses. */
export type ElectronParts = Pick<
  typeof Electron,
  'app' | 'BrowserWindow' | 'dialog' | 'ipcMain' | 'Menu' | 'protocol' | 'safeStorage' | 'session'
>;

export interface ElectronRun {
  readonly electron: ElectronParts;
  readonly args: readonly string[];
  /** The folder that holds package.json and out/. */
  readonly root: string;
  readonly say: (line: string) => void;
}

/** Runs the Electron host until its window is closed or it is told to stop. */
export async function runElectronHost(run: ElectronRun): Promise<void> {
  const { app, dialog } = run.electron;
  const parsed = parseHostOptions(ownArguments(run.args));
  if (!parsed.ok) {
    run.say(parsed.error);
    return app.exit(1);
  }
  // First of all: a stop that comes while the shop starts is heard, and obeyed as soon as it can be stopped in order.
  const toldToStop = untilToldToStop(app);
  const dataFolder = parsed.value.dataFolder ?? defaultDataFolder(surroundings());
  createDataFolder(dataFolder, false);
  // Chromium's own files, and with them the lock by which Electron knows a second start of this data folder.
  app.setPath('userData', join(dataFolder, 'electron'));
  if (!app.requestSingleInstanceLock()) {
    run.say('Nexus POS ya está abierto: se muestra su ventana.');
    return app.exit(0);
  }
  app.enableSandbox();
  registerScreenScheme(run.electron.protocol);
  run.electron.Menu.setApplicationMenu(null);
  await app.whenReady();

  const held = await holdDataFolder(dataFolder);
  if (!held.ok) {
    dialog.showErrorBox('Nexus POS', 'Nexus POS ya está abierto en el navegador de esta computadora.');
    if (held.error?.url) run.say(`Nexus POS en ${held.error.url}`);
    return app.exit(0);
  }
  const log = openLog(dataFolder);
  const exitCode = await showUntilClosed({
    ...run,
    options: parsed.value,
    toldToStop,
    dataFolder,
    log,
    folder: held.value,
  });
  held.value.release();
  log.close();
  app.exit(exitCode);
}

interface Launch extends ElectronRun {
  readonly options: HostOptions;
  /** Resolves with who told it, or how. */
  readonly toldToStop: Promise<string>;
  readonly dataFolder: string;
  readonly folder: HeldFolder;
  readonly log: Log;
}

async function showUntilClosed(launch: Launch): Promise<number> {
  const { electron, dataFolder, log } = launch;
  const vault = openVault(electron.safeStorage, process.platform);
  const settings = loadSettings(dataFolder, vault, process.env);
  if (!settings.ok) {
    electron.dialog.showErrorBox('Nexus POS', settings.error);
    return 1;
  }
  let app: App | null = null;
  try {
    app = await startApp({
      ...appOptions(settings.value, launch.options),
      dataDirectory: dataFolder,
      host: 'electron',
      version: applicationVersion(launch.root),
      printer: electronPrinter(electron.BrowserWindow, log.logger),
      logger: log.logger,
      connectionKeeper: connectionKeeper(dataFolder, vault, process.env),
      onNotice: launch.say,
    });
    launch.folder.announce({ host: 'electron', url: null });
    const reason = await showWindow(launch, app);
    log.logger.info('stopping', { reason });
    if (reason !== 'defect') return 0;
    electron.dialog.showErrorBox('Nexus POS', failureText(log));
    return 1;
  } catch (error) {
    log.logger.error('start-failed', { error });
    electron.dialog.showErrorBox('Nexus POS', failureText(log));
    return 1;
  } finally {
    await app?.stop();
  }
}

/** @returns why it ended */
function showWindow({ electron, root, log, toldToStop }: Launch, app: App): Promise<string> {
  containSession(electron.session.defaultSession);
  serveScreen(electron.protocol, join(root, 'out', 'renderer'));
  return new Promise((resolve) => {
    const window = openShopWindow(electron.BrowserWindow, {
      preload: join(root, 'out', 'preload', 'index.cjs'),
      developerTools: process.env['NEXUS_DEVTOOLS'] === '1',
      onBroken: (reason) => resolve(`page-${reason}`),
      nowMs: () => performance.now(),
    });
    takePorts({
      ipc: electron.ipcMain,
      page: () => (window.isDestroyed() ? null : window.webContents),
      accept: (port) => upgradeMessagePort(app.router, port),
      logger: log.logger,
    });
    electron.app.on('second-instance', () => {
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
    });
    electron.app.on('window-all-closed', () => resolve('window-closed'));
    void toldToStop.then(resolve);
    void untilDefect(log.logger).then(resolve);
  });
}

/**
 * Resolves at the first wish to end: a signal, or Electron that asks to quit, which is also how it passes on a signal that it
 * has taken for itself. Quitting waits for the database: Electron is told to end only after everything has stopped.
 */
function untilToldToStop(app: ElectronParts['app']): Promise<string> {
  return new Promise((resolve) => {
    app.on('before-quit', (event) => {
      event.preventDefault();
      resolve('quit');
    });
    void untilStopSignal().then(resolve);
  });
}

function failureText(log: Log): string {
  return `Nexus POS no pudo arrancar o seguir. Lo ya cobrado está guardado. El motivo está en ${log.file}.`;
}
