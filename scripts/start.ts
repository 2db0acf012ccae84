/** Starts the shop: builds it if needed, and shows it in Electron where that can be had, in a browser otherwise. */
import { join } from 'node:path';
import { surroundings } from '../src/main/host/data-folder.ts';
import { parseHostOptions, USAGE } from '../src/main/host/host-options.ts';
import { buildIfNeeded } from './build-if-needed.ts';
import { chooseHost } from './choose-host.ts';
import { obstacleToElectron } from './obstacle-to-electron.ts';
import { obtainElectron } from './obtain-electron.ts';
import { runProgram } from './run-program.ts';

const root = join(import.meta.dirname, '..');

process.exitCode = await start(process.argv.slice(2));

async function start(args: readonly string[]): Promise<number> {
  const parsed = parseHostOptions(args);
  if (!parsed.ok || parsed.value.help) {
    say(parsed.ok ? USAGE : parsed.error);
    return parsed.ok ? 0 : 1;
  }
  await buildIfNeeded(root, say);
  return chooseHost({
    wanted: parsed.value.host,
    obstacleToElectron: () => obstacleToElectron(surroundings()),
    obtainElectron: () => obtainElectron(root, say),
    runElectron: (program) => runProgram(program, [root, ...args]),
    runBrowserHost: browserHost,
    say,
    nowMs: () => performance.now(),
  });
}

/** In this same process, so that a signal reaches it directly. It ends the process by itself. */
async function browserHost(): Promise<number> {
  const built = join(root, 'out', 'main', 'browser-host.js');
  await import(built);
  return 0;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
