import type { ElectronParts } from '../../../src/main/electron/run.ts';

let parts: ElectronParts | null = null;

/** What the next import of `electron` gets. */
export function setParts(electron: ElectronParts): void {
  parts = electron;
}

export function currentParts(): ElectronParts {
  if (!parts) throw new Error('the stand-in for electron was not made yet');
  return parts;
}
