import { join } from 'node:path';
import { startApp, type App } from '../compose.ts';
import { appOptions, applicationVersion } from '../host/app-options.ts';
import { connectionKeeper } from '../host/connection-keeper.ts';
import { createDataFolder, defaultDataFolder, surroundings } from '../host/data-folder.ts';
import { holdDataFolder, type HeldFolder } from '../host/hold-data-folder.ts';
import { parseHostOptions, USAGE, type HostOptions } from '../host/host-options.ts';
import { openLog, type Log } from '../host/log.ts';
import type { Running } from '../host/running.ts';
import { loadSettings } from '../host/settings.ts';
import { untilDefect, untilStopSignal } from '../host/stop-signals.ts';
import { mintCredentials } from './credentials.ts';
import { openBrowser, removeOpeningFile } from './open-browser.ts';
import { serveBrowserHost, type BrowserHost } from './serve.ts';

/** How long stopping may take before the process ends without it; the next start then clears up. */
const STOP_TIMEOUT_MS = 25_000;

export interface RunOptions {
  readonly args: readonly string[];
  /** The folder that holds package.json and out/. */
  readonly root: string;
  /** Writes one line for the person, or the script, that started us. */
  readonly say: (line: string) => void;
}

/** Runs the browser host until it is told to stop. @returns the exit code of the process */
export async function runBrowserHost(run: RunOptions): Promise<number> {
  const parsed = parseHostOptions(run.args);
  if (!parsed.ok) return complain(run, parsed.error);
  const options = parsed.value;
  if (options.help) return tell(run, USAGE);

  const stopSignal = untilStopSignal();
  const where = surroundings();
  const dataFolder = options.dataFolder ?? defaultDataFolder(where);
  const folderProblem = prepareFolder(dataFolder, where.isRoot);
  if (folderProblem !== null) return complain(run, folderProblem);

  const held = await holdDataFolder(dataFolder);
  if (!held.ok) return leadToFirst(run, held.error, dataFolder, options);
  const log = openLog(dataFolder);
  try {
    return await serveUntil(stopSignal, { run, options, dataFolder, folder: held.value, log });
  } catch (error) {
    log.logger.error('host-failed', { error });
    return complain(run, failureText(log));
  } finally {
    removeOpeningFile(dataFolder);
    held.value.release();
    log.close();
  }
}

interface Launch {
  readonly run: RunOptions;
  readonly options: HostOptions;
  readonly dataFolder: string;
  readonly folder: HeldFolder;
  readonly log: Log;
}

async function serveUntil(stopSignal: Promise<NodeJS.Signals>, launch: Launch): Promise<number> {
  const { run, options, dataFolder, folder, log } = launch;
  const settings = loadSettings(dataFolder, null, process.env);
  if (!settings.ok) return complain(run, settings.error);
  const app = await startApp({
    ...appOptions(settings.value, options),
    dataDirectory: dataFolder,
    host: 'browser',
    version: applicationVersion(run.root),
    printer: { print: async () => 'renderer' },
    logger: log.logger,
    connectionKeeper: connectionKeeper(dataFolder, null, process.env),
    onNotice: run.say,
  });
  try {
    const host = await serve(app, launch);
    if (typeof host === 'string') return complain(run, host);
    folder.announce({ host: 'browser', url: host.url });
    run.say(`Nexus POS en ${host.url}`);
    if (options.open) await open(host.url, launch);
    const reason = await Promise.race([stopSignal, untilDefect(log.logger)]);
    log.logger.info('stopping', { reason });
    await host.stop();
    return reason === 'defect' ? complain(run, failureText(log)) : 0;
  } finally {
    await withinStopTime(app.stop(), log);
  }
}

/** @returns the host, or why the port cannot be had, in Spanish */
async function serve(app: App, { run, options, log }: Launch): Promise<BrowserHost | string> {
  try {
    return await serveBrowserHost({
      router: app.router,
      api: app.httpApi,
      screenDirectory: join(run.root, 'out', 'renderer'),
      // Set by `npm run dev` alone.
      developmentServer: process.env['ELECTRON_RENDERER_URL'] ?? null,
      port: options.port,
      credentials: mintCredentials(),
      logger: log.logger,
    });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EADDRINUSE') return `El puerto ${options.port} está ocupado. Elija otro con --port, o 0.`;
    if (code === 'EACCES') return `El puerto ${options.port} no está permitido. Elija uno mayor que 1023.`;
    throw error;
  }
}

async function open(url: string, { run, dataFolder }: Pick<Launch, 'run' | 'dataFolder'>): Promise<void> {
  const window = await openBrowser({ url, dataFolder, surroundings: surroundings() });
  if (!window.opened) run.say(`${window.reason} Abra usted la dirección de arriba.`);
}

/** A second start on the same data folder shows the first one. */
async function leadToFirst(
  run: RunOptions,
  first: Running | null,
  dataFolder: string,
  options: HostOptions,
): Promise<number> {
  run.say(`Nexus POS ya está abierto en esta carpeta de datos (${dataFolder}).`);
  if (first?.url) {
    run.say(`Nexus POS en ${first.url}`);
    if (options.open) await open(first.url, { run, dataFolder });
  } else if (first?.host === 'electron') {
    run.say('Use la ventana que ya está abierta.');
  }
  return 0;
}

function prepareFolder(dataFolder: string, isRoot: boolean): string | null {
  try {
    createDataFolder(dataFolder, isRoot);
    return null;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (
      code !== 'EACCES' &&
      code !== 'EPERM' &&
      code !== 'EEXIST' &&
      code !== 'ENOTDIR' &&
      code !== 'EROFS'
    ) {
      throw error;
    }
    return `No se puede usar la carpeta de datos ${dataFolder} (${code}). Elija otra con --data.`;
  }
}

async function withinStopTime(stopping: Promise<void>, log: Log): Promise<void> {
  const late = new Promise<'late'>((resolve) => {
    setTimeout(() => resolve('late'), STOP_TIMEOUT_MS).unref();
  });
  if ((await Promise.race([stopping, late])) === 'late') log.logger.error('stop-timed-out');
}

function failureText(log: Log): string {
  return `Nexus POS no pudo arrancar o seguir. Lo ya cobrado está guardado. El motivo está en ${log.file}.`;
}

function complain(run: RunOptions, problem: string): number {
  run.say(problem);
  return 1;
}

function tell(run: RunOptions, text: string): number {
  run.say(text);
  return 0;
}
