/** The Electron host as a program: `electron . [options]`. The only place that imports `electron`. */
import { join } from 'node:path';
import { app, BrowserWindow, dialog, ipcMain, Menu, protocol, safeStorage, session } from 'electron';
import { runElectronHost } from './electron/run.ts';

// Not awaited: Electron is not ready before this module has been evaluated, and the host waits for Electron.
void runElectronHost({
  electron: { app, BrowserWindow, dialog, ipcMain, Menu, protocol, safeStorage, session },
  args: process.argv.slice(app.isPackaged ? 1 : 2),
  // This file is out/main/index.js once built.
  root: join(import.meta.dirname, '..', '..'),
  say: (line) => void process.stdout.write(`${line}\n`),
}).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  dialog.showErrorBox('Nexus POS', 'Nexus POS no pudo arrancar. Lo ya cobrado está guardado.');
  app.exit(1);
});
