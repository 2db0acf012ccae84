import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { installedProgram } from '../../../scripts/obtain-electron.ts';
import { isRoot } from '../../support/not-run.ts';
import { PROJECT } from './launch-shop.ts';

export const NO_ELECTRON = 'Electron: su programa no está instalado en esta computadora';
export const NO_DISPLAY = `Electron: no hay pantalla en esta computadora${isRoot() ? '' : ', y solo root instala una'}`;

/** Why the real Electron cannot be tested here; null when it can. */
export function obstacleToElectron(): string | null {
  if (!installedProgram(join(PROJECT, 'node_modules', 'electron'))) return NO_ELECTRON;
  const hasDisplay = Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);
  return process.platform === 'linux' && !hasDisplay ? NO_DISPLAY : null;
}

export interface ElectronShop {
  readonly application: ElectronApplication;
  readonly page: Page;
}

/** Starts the built application in the real Electron and returns its window. */
export async function launchElectronShop(dataFolder: string): Promise<ElectronShop> {
  // Under root Chromium refuses its sandbox; only the tests do without, the application says no.
  const asRoot = isRoot() ? ['--no-sandbox'] : [];
  const application = await _electron.launch({
    executablePath: installedProgram(join(PROJECT, 'node_modules', 'electron')) ?? '',
    args: [...asRoot, PROJECT, '--data', dataFolder],
    env: { ...definedOnly(process.env), NEXUS_DATABASE_URL: '' },
  });
  return { application, page: await application.firstWindow() };
}

function definedOnly(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
