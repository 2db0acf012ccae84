/** What the built main process gets when it imports `electron`. */
import { currentParts } from './current-parts.ts';

export const { app, BrowserWindow, dialog, ipcMain, Menu, protocol, safeStorage, session } = currentParts();
