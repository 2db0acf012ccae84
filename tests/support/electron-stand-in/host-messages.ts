/** What the Electron host under the stand-in, in a process of its own, tells the test, and the other way round. */
export type FromHost =
  | { readonly kind: 'state'; readonly state: HostState }
  | { readonly kind: 'was-held-up'; readonly heldUp: boolean };

export type ToHost = { readonly kind: 'ready' | 'quit' | 'state' };

export interface HostState {
  readonly isReady: boolean;
  readonly isSandboxEnabled: boolean;
  /** What was set as the menu of the application, in order. */
  readonly menus: readonly ('none' | 'a menu')[];
  readonly schemes: readonly string[];
  readonly userData: string | null;
  readonly windows: number;
  readonly errorBoxes: readonly string[];
  readonly said: readonly string[];
}
