import type { Surroundings } from '../src/main/host/data-folder.ts';

/** What keeps a window of Electron from opening here at all, in Spanish; null where nothing does. */
export function obstacleToElectron({ platform, env, isRoot }: Surroundings): string | null {
  if (platform !== 'linux') return null;
  if (!env['DISPLAY'] && !env['WAYLAND_DISPLAY']) return 'No hay pantalla para Electron.';
  // Under root Chromium works only without its sandbox, which is what keeps a page away from the computer.
  if (isRoot) return 'Electron no corre como root, porque perdería su protección.';
  return null;
}
