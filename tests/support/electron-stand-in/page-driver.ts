import type { MessagePortStandIn } from './message-port.ts';

/** What gives a window its page. Without a browser nothing is loaded and nothing is drawn. */
export interface PageDriver {
  load(url: string): Promise<void>;
  evaluate(code: string): Promise<unknown>;
  /** Lengths in microns. */
  print(page: { readonly width: number; readonly height: number }): Promise<void>;
  close(): Promise<void>;
}

/** What a page asks of the process that made it. */
export interface PageHost {
  readonly preload: string | null;
  /** The page wants to go elsewhere by itself. @returns whether it may */
  mayNavigate(url: string, isMainFrame: boolean): boolean;
  /** @returns whether the page may have the window it asks for */
  mayOpen(url: string): boolean;
  /** @returns whether a request may go out */
  mayRequest(url: string): Promise<boolean>;
  /** Answers a request for a scheme that the main process handles. */
  answer(request: Request): Promise<Response>;
  onPort(channel: string, port: MessagePortStandIn): void;
  /** The user closed the window, or the page went away. */
  onClosed(): void;
}

export type OpenPage = (host: PageHost) => PageDriver;

export const noPage: OpenPage = () => ({
  load: async () => {},
  evaluate: async () => undefined,
  print: async () => {},
  close: async () => {},
});
