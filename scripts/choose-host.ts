import type { Result } from '../src/shared/domain/result.ts';
import type { ProgramEnd } from './run-program.ts';

/** What can be done about showing the shop on this computer. */
export interface HostChoices {
  /** What was asked for on the command line. */
  readonly wanted: 'auto' | 'electron' | 'browser';
  /** What keeps a window of Electron from opening here at all, in Spanish; null where nothing does. */
  obstacleToElectron(): string | null;
  /** @returns the program of Electron, or why it is not to be had, in Spanish */
  obtainElectron(): Promise<Result<string, string>>;
  runElectron(program: string): Promise<ProgramEnd>;
  /** @returns the exit code */
  runBrowserHost(): Promise<number>;
  say(line: string): void;
  nowMs(): number;
}

/** An Electron that ends badly this soon could not start at all, for example without its sandbox. */
export const FAILED_START_MS = 20_000;

/**
 * Shows the shop in Electron where that can be had, in a browser otherwise, and says in one line why it is the browser.
 * @returns the exit code
 */
export async function chooseHost(choices: HostChoices): Promise<number> {
  if (choices.wanted === 'browser') return choices.runBrowserHost();
  const obstacle = choices.obstacleToElectron();
  if (obstacle !== null) return withoutElectron(choices, obstacle);
  const electron = await choices.obtainElectron();
  if (!electron.ok) return withoutElectron(choices, electron.error);

  const startedAt = choices.nowMs();
  const end = await choices.runElectron(electron.value);
  const couldNotStart = end.code !== 0 && !end.wasToldToStop && choices.nowMs() - startedAt < FAILED_START_MS;
  if (!couldNotStart || choices.wanted === 'electron') return end.code;
  choices.say('Electron no pudo arrancar en esta computadora: Nexus POS se abre en el navegador.');
  return choices.runBrowserHost();
}

async function withoutElectron(choices: HostChoices, obstacle: string): Promise<number> {
  if (choices.wanted === 'electron') {
    choices.say(obstacle);
    return 1;
  }
  choices.say(`${obstacle} Nexus POS se abre en el navegador.`);
  return choices.runBrowserHost();
}
