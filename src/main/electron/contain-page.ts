import type { WebContents } from 'electron';
import { isSwallowed } from './swallowed-keys.ts';

/** What this file needs of a page; its events are checked against the real package where they are used. */
export type ContainablePage = Pick<WebContents, 'on' | 'setWindowOpenHandler'>;

/** Keeps a page where it was loaded: it goes nowhere, opens nothing, and hears no key that would reload it. */
export function containPage(page: ContainablePage): void {
  page.on('will-navigate', (event) => event.preventDefault());
  page.on('will-redirect', (event) => event.preventDefault());
  page.on('will-frame-navigate', (event) => {
    // The ticket is a frame whose document is written into it.
    if (event.isMainFrame || !['about:srcdoc', 'about:blank'].includes(event.url)) event.preventDefault();
  });
  page.on('will-attach-webview', (event) => event.preventDefault());
  page.on('select-client-certificate', (event) => event.preventDefault());
  page.on('login', (event) => event.preventDefault());
  page.setWindowOpenHandler(() => ({ action: 'deny' }));
  page.on('before-input-event', (event, input) => {
    if (isSwallowed(input)) event.preventDefault();
  });
}
