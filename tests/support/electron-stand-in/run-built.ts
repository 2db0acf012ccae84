/**
 * Runs the built main process with the stand-in for `electron` and a real Chromium, as `electron ROOT [options]` would:
 * `node run-built.ts ROOT [options]`. Its parent, the test, is told over the IPC channel where the browser is.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from '@playwright/test';
import { CHROMIUM_ARGUMENTS, findChromium } from '../../e2e/support/chromium.ts';
import { chromiumPages } from './chromium/chromium-page.ts';
import { setParts } from './current-parts.ts';
import { createElectron } from './electron.ts';
import type { FromBuiltMain, ToBuiltMain } from './messages.ts';

const [, , root = '.'] = process.argv;
const profile = mkdtempSync(join(tmpdir(), 'nexus-chromium-'));
const browser = findChromium();
if (!browser) throw new Error('there is no browser here');
const context = await chromium.launchPersistentContext(profile, {
  executablePath: browser.executablePath,
  env: { ...process.env, ...browser.env },
  chromiumSandbox: false,
  args: [...CHROMIUM_ARGUMENTS, '--remote-debugging-port=0'],
  locale: 'es-MX',
  timezoneId: 'America/Mexico_City',
  viewport: { width: 1280, height: 800 },
});

const printed: string[] = [];
const openPage = chromiumPages(context, (job) => {
  const file = join(profile, `printed-${job}.pdf`);
  printed.push(file);
  return file;
});
const { electron, controls } = createElectron(openPage);
controls.surroundings.printers = ['POS-80'];
setParts(electron);
registerHooks({
  resolve: (specifier, resolving, next) =>
    specifier === 'electron'
      ? { url: new URL('./electron-module.ts', import.meta.url).href, shortCircuit: true }
      : next(specifier, resolving),
});

process.on('message', (message: ToBuiltMain) => {
  if (message.kind === 'quit') controls.app.askToQuit();
  else controls.app.emit('second-instance', {}, [], '');
});
const [port] = readFileSync(join(profile, 'DevToolsActivePort'), 'utf8').split('\n');
tell({ kind: 'browser', endpoint: `http://127.0.0.1:${port}` });

// Electron is ready only once the main module has been evaluated: one that waits for it while loading never starts.
await import(pathToFileURL(join(root, 'out', 'main', 'index.js')).href);
controls.app.becomeReady();

const code = await controls.app.exited;
tell({
  kind: 'left',
  errorBoxes: controls.errorBoxes,
  windows: controls.windows.map(({ calls }) => calls),
  printedPages: printed.map((file) => readFileSync(file, 'latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0),
});
await context.close();
rmSync(profile, { recursive: true, force: true });
process.exit(code);

function tell(message: FromBuiltMain): void {
  process.send?.(message);
}
