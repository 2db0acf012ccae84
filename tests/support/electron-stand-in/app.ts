import type { App } from 'electron';
import { KnownEvents, PreventableEvent } from './strict.ts';

/** What `app` was told, and the moments of its life that a test brings about. */
export class AppStandIn
  extends KnownEvents
  implements
    Pick<
      App,
      'on' | 'setPath' | 'requestSingleInstanceLock' | 'enableSandbox' | 'whenReady' | 'exit' | 'isPackaged'
    >
{
  readonly isPackaged = false;
  readonly paths: Record<string, string> = {};
  isSandboxEnabled = false;
  isReady = false;
  /** Whether this is the first start on its data folder. */
  isFirst = true;
  readonly exited: Promise<number>;
  readonly #exit: (code: number) => void;
  readonly #ready: Promise<void>;
  readonly #becomeReady: () => void;

  constructor() {
    super('second-instance', 'before-quit', 'window-all-closed');
    const exited = Promise.withResolvers<number>();
    [this.exited, this.#exit] = [exited.promise, exited.resolve];
    const ready = Promise.withResolvers<void>();
    [this.#ready, this.#becomeReady] = [ready.promise, ready.resolve];
  }

  setPath(name: string, path: string): void {
    this.#onlyBeforeReady('setPath');
    this.paths[name] = path;
  }

  requestSingleInstanceLock(): boolean {
    return this.isFirst;
  }

  enableSandbox(): void {
    this.#onlyBeforeReady('enableSandbox');
    this.isSandboxEnabled = true;
  }

  whenReady(): Promise<void> {
    return this.#ready;
  }

  exit(code = 0): void {
    this.#exit(code);
  }

  /** Electron is ready once the main module has been evaluated. */
  becomeReady(): void {
    this.isReady = true;
    this.#becomeReady();
  }

  /** As the menu, the system or a signal would ask. @returns whether somebody held it up */
  askToQuit(): boolean {
    const event = new PreventableEvent();
    this.emit('before-quit', event);
    if (!event.isPrevented) this.exit(0);
    return event.isPrevented;
  }

  #onlyBeforeReady(call: string): void {
    if (this.isReady) throw new Error(`app.${call} must be called before the app is ready`);
  }
}
