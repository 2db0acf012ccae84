import { readFileSync } from 'node:fs';
import type { BrowserContext, CDPSession, Page, Route } from '@playwright/test';
import { MessagePortStandIn } from '../message-port.ts';
import type { OpenPage, PageDriver, PageHost } from '../page-driver.ts';
import { BINDING, DELIVER, pack, preloadWorld, unpack, WORLD, type FromPage } from './preload-world.ts';

/** Chromium has no scheme of ours: its origin stands for ours, and is a secure context too. */
const STANDS_FOR: readonly (readonly [ours: string, chromium: string])[] = [
  ['nexus-pos://app', 'http://app.nexus-pos.localhost'],
];
const MICRONS_PER_MM = 1000;

/** Gives every window of the stand-in a real page in one Chromium. */
export function chromiumPages(context: BrowserContext, printFile: (job: number) => string): OpenPage {
  let jobs = 0;
  return (host) => new ChromiumPage(context, host, () => printFile((jobs += 1)));
}

class ChromiumPage implements PageDriver {
  readonly #host: PageHost;
  readonly #page: Promise<Page>;
  readonly #printFile: () => string;
  /** The address that the main process loads at this moment: it is not the page that goes there. */
  #loading: string | null = null;

  constructor(context: BrowserContext, host: PageHost, printFile: () => string) {
    this.#host = host;
    this.#printFile = printFile;
    this.#page = this.#open(context);
  }

  async load(url: string): Promise<void> {
    const page = await this.#page;
    this.#loading = toChromium(url);
    await page.goto(this.#loading);
    this.#loading = null;
  }

  async evaluate(code: string): Promise<unknown> {
    return (await this.#page).evaluate(code);
  }

  async print({ width, height }: { readonly width: number; readonly height: number }): Promise<void> {
    await (
      await this.#page
    ).pdf({
      path: this.#printFile(),
      width: `${width / MICRONS_PER_MM}mm`,
      height: `${height / MICRONS_PER_MM}mm`,
      printBackground: true,
    });
  }

  async close(): Promise<void> {
    await (await this.#page).close();
  }

  async #open(context: BrowserContext): Promise<Page> {
    const page = await context.newPage();
    page.on('close', () => this.#host.onClosed());
    page.on('popup', (popup) => {
      if (!this.#host.mayOpen(popup.url())) void popup.close();
    });
    await page.route('**/*', (route) => this.#route(route));
    if (this.#host.preload) await this.#runPreload(page, this.#host.preload);
    return page;
  }

  async #route(route: Route): Promise<void> {
    const asked = route.request();
    const url = fromChromium(asked.url());
    const leaves = asked.isNavigationRequest() && asked.url() !== this.#loading;
    const isMainFrame = asked.frame().parentFrame() === null;
    // `aborted` leaves the page where it is, as a prevented navigation does; any other reason shows an error page.
    if (leaves && !this.#host.mayNavigate(url, isMainFrame)) return route.abort('aborted');
    if (!(await this.#host.mayRequest(url))) return route.abort();
    const answer = await this.#host.answer(new Request(url, { method: asked.method() }));
    return route.fulfill({
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
      body: Buffer.from(await answer.arrayBuffer()),
    });
  }

  /** In an isolated world of every document of the page, before any script of its own. */
  async #runPreload(page: Page, file: string): Promise<void> {
    const session = await page.context().newCDPSession(page);
    const { frameTree } = await session.send('Page.getFrameTree');
    const mainFrameId = frameTree.frame.id;
    let world: number | undefined;
    session.on('Runtime.executionContextCreated', ({ context }) => {
      const { frameId } = context.auxData as { readonly frameId: string };
      if (context.name === WORLD && frameId === mainFrameId) world = context.id;
    });
    const ports = new Map<number, MessagePortStandIn>();
    session.on('Runtime.bindingCalled', ({ payload }) =>
      this.#hear(JSON.parse(payload) as FromPage, ports, send),
    );
    const send = (id: number, data: unknown) => deliver(session, world, id, data);
    await session.send('Runtime.enable');
    await session.send('Page.enable');
    await session.send('Runtime.addBinding', { name: BINDING, executionContextName: WORLD });
    const source = preloadWorld(readFileSync(file, 'utf8'));
    await session.send('Page.addScriptToEvaluateOnNewDocument', { source, worldName: WORLD });
  }

  #hear(
    message: FromPage,
    ports: Map<number, MessagePortStandIn>,
    send: (id: number, data: unknown) => void,
  ): void {
    if (message.kind === 'message') {
      ports.get(message.id)?.receive(unpack(message.data));
      return;
    }
    for (const id of message.ids) {
      const port = new MessagePortStandIn((data) => send(id, data));
      ports.set(id, port);
      this.#host.onPort(message.channel, port);
    }
  }
}

function deliver(session: CDPSession, contextId: number | undefined, id: number, data: unknown): void {
  if (contextId === undefined) throw new Error('the preload runs nowhere');
  const expression = `globalThis.${DELIVER}(${id}, ${JSON.stringify(pack(data))})`;
  session.send('Runtime.evaluate', { expression, contextId }).catch((error: unknown) => {
    // A page that was closed meanwhile hears nothing more, as in Electron.
    if (!/closed|detached|Cannot find context/i.test(String(error))) throw error;
  });
}

function toChromium(url: string): string {
  const pair = STANDS_FOR.find(([ours]) => url.startsWith(ours));
  return pair ? url.replace(pair[0], pair[1]) : url;
}

function fromChromium(url: string): string {
  const pair = STANDS_FOR.find(([, chromium]) => url.startsWith(chromium));
  return pair ? url.replace(pair[1], pair[0]) : url;
}
