/**
 * Runs the Electron host with the stand-in for `electron` and no browser, in a process of its own, which signals can
 * reach: `node run-host.ts ROOT [--second] [options of the host]`. Its parent, the test, asks for what it was told.
 */
import { runElectronHost } from '../../../src/main/electron/run.ts';
import { createElectron } from './electron.ts';
import type { FromHost, HostState, ToHost } from './host-messages.ts';

const [root = '.', ...args] = process.argv.slice(2);
const { electron, controls } = createElectron();
controls.app.isFirst = !args.includes('--second');
const said: string[] = [];

process.on('message', (message: ToHost) => {
  if (message.kind === 'ready') controls.app.becomeReady();
  else if (message.kind === 'quit') tell({ kind: 'was-held-up', heldUp: controls.app.askToQuit() });
  else tell({ kind: 'state', state: state() });
});

void runElectronHost({
  electron,
  args: args.filter((arg) => arg !== '--second'),
  root,
  say: (line) => void said.push(line),
});
// The host has come as far as it may before Electron is ready.
tell({ kind: 'state', state: state() });

const code = await controls.app.exited;
tell({ kind: 'state', state: state() });
process.exit(code);

function state(): HostState {
  return {
    isReady: controls.app.isReady,
    isSandboxEnabled: controls.app.isSandboxEnabled,
    menus: controls.menus.map((menu) => (menu === null ? 'none' : 'a menu')),
    schemes: controls.schemes.map(({ scheme }) => scheme),
    userData: controls.app.paths['userData'] ?? null,
    windows: controls.windows.length,
    errorBoxes: controls.errorBoxes,
    said,
  };
}

function tell(message: FromHost): void {
  process.send?.(message);
}
