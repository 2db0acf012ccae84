import type { BrowserWindow, BrowserWindowConstructorOptions, WebContents, WebFrameMain } from 'electron';
import type { MessagePortStandIn } from './message-port.ts';
import type { OpenPage, PageDriver } from './page-driver.ts';
import { KnownEvents, PreventableEvent, strict } from './strict.ts';

type OpenHandler = Parameters<WebContents['setWindowOpenHandler']>[0];
type PrintOptions = Parameters<WebContents['print']>[0];
type PrintCallback = NonNullable<Parameters<WebContents['print']>[1]>;

/** What the windows of one application share. */
export interface Surroundings {
  readonly openPage: OpenPage;
  readonly mayRequest: (url: string) => Promise<boolean>;
  readonly answer: (request: Request) => Promise<Response>;
  readonly onPort: (channel: string, port: MessagePortStandIn, contents: WebContentsStandIn) => void;
  readonly onAllClosed: () => void;
  /** Names of the printers of this computer. */
  printers: readonly string[];
  /** What the system says to a print job; null for success. */
  printFailure: string | null;
}

export class WebContentsStandIn
  extends KnownEvents
  implements
    Pick<
      WebContents,
      'on' | 'setWindowOpenHandler' | 'mainFrame' | 'getPrintersAsync' | 'executeJavaScript' | 'print'
    >
{
  readonly printed: PrintOptions[] = [];
  readonly mainFrame: WebFrameMain;
  openHandler: OpenHandler | null = null;
  readonly #driver: () => PageDriver;
  readonly #surroundings: Surroundings;

  constructor(driver: () => PageDriver, surroundings: Surroundings, frame: { readonly origin: string }) {
    super(
      ...['will-navigate', 'will-redirect', 'will-frame-navigate', 'will-attach-webview', 'login'],
      ...['select-client-certificate', 'before-input-event', 'render-process-gone'],
    );
    this.#driver = driver;
    this.#surroundings = surroundings;
    this.mainFrame = strict('mainFrame', frame) as WebFrameMain;
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.openHandler = handler;
  }

  async getPrintersAsync(): Promise<Awaited<ReturnType<WebContents['getPrintersAsync']>>> {
    return this.#surroundings.printers.map((name) => ({
      name,
      displayName: name,
      description: '',
      options: {},
    }));
  }

  executeJavaScript(code: string): Promise<unknown> {
    return this.#driver().evaluate(code);
  }

  print(options: PrintOptions, callback: PrintCallback = () => {}): void {
    void this.#print(options, callback);
  }

  async #print(options: PrintOptions, callback: PrintCallback): Promise<void> {
    this.printed.push(options);
    const size = options?.pageSize;
    if (typeof size !== 'object') throw new Error('a ticket needs a page size of its own');
    const failure = this.#surroundings.printFailure;
    if (failure === null) await this.#driver().print(size);
    callback(failure === null, failure ?? '');
  }

  /** Emits an event that may be prevented. @returns whether somebody did */
  try(event: string, details: Readonly<Record<string, unknown>> = {}, ...others: unknown[]): boolean {
    const preventable = Object.assign(new PreventableEvent(), details);
    this.emit(event, preventable, ...others);
    return preventable.isPrevented;
  }
}

export class BrowserWindowStandIn
  extends KnownEvents
  implements
    Pick<
      BrowserWindow,
      | 'once'
      | 'maximize'
      | 'show'
      | 'loadURL'
      | 'destroy'
      | 'isDestroyed'
      | 'isMinimized'
      | 'restore'
      | 'focus'
    >
{
  static readonly open = new Set<BrowserWindowStandIn>();
  readonly options: BrowserWindowConstructorOptions;
  readonly webContents: WebContents;
  readonly contents: WebContentsStandIn;
  readonly loaded: string[] = [];
  readonly calls: string[] = [];
  minimized = false;
  readonly #driver: PageDriver;
  readonly #surroundings: Surroundings;
  readonly #frame = { origin: 'null' };

  constructor(options: BrowserWindowConstructorOptions, surroundings: Surroundings) {
    super('ready-to-show');
    this.options = options;
    this.#surroundings = surroundings;
    this.contents = new WebContentsStandIn(() => this.#driver, surroundings, this.#frame);
    this.webContents = strict('webContents', this.contents) as unknown as WebContents;
    this.#driver = surroundings.openPage({
      preload: options.webPreferences?.preload ?? null,
      mayNavigate: (url, isMainFrame) => {
        const stays = isMainFrame ? !this.contents.try('will-navigate', { url }) : true;
        return !this.contents.try('will-frame-navigate', { url, isMainFrame }) && stays;
      },
      mayOpen: (url) => this.contents.openHandler?.({ url } as never).action !== 'deny',
      mayRequest: surroundings.mayRequest,
      answer: surroundings.answer,
      onPort: (channel, port) => surroundings.onPort(channel, port, this.contents),
      onClosed: () => this.#closed(),
    });
    BrowserWindowStandIn.open.add(this);
  }

  async loadURL(url: string): Promise<void> {
    this.loaded.push(url);
    const { protocol, host } = new URL(url);
    this.#frame.origin = host === '' ? 'null' : `${protocol}//${host}`;
    await this.#driver.load(url);
    this.emit('ready-to-show');
  }

  maximize(): void {
    this.calls.push('maximize');
  }

  show(): void {
    this.calls.push('show');
  }

  focus(): void {
    this.calls.push('focus');
  }

  restore(): void {
    this.minimized = false;
  }

  isMinimized(): boolean {
    return this.minimized;
  }

  isDestroyed(): boolean {
    return !BrowserWindowStandIn.open.has(this);
  }

  destroy(): void {
    void this.#driver.close();
    this.#closed();
  }

  #closed(): void {
    const wasOpen = BrowserWindowStandIn.open.delete(this);
    if (wasOpen && BrowserWindowStandIn.open.size === 0) this.#surroundings.onAllClosed();
  }
}
