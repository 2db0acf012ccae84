import type { Session } from 'electron';
import { SCREEN_ORIGIN } from './screen-scheme.ts';

export type ContainableSession = Pick<
  Session,
  'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler' | 'on'
> & { readonly webRequest: Pick<Session['webRequest'], 'onBeforeRequest'> };

/** What a page may load: our own files, and what it made itself. */
const OWN = [`${SCREEN_ORIGIN}/`, `blob:${SCREEN_ORIGIN}/`, 'data:', 'about:'];

/** Denies every permission and every request that is not for our own scheme, whatever the page's policy says. */
export function containSession(session: ContainableSession): void {
  session.setPermissionRequestHandler((_page, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.webRequest.onBeforeRequest((request, answer) =>
    answer({ cancel: !OWN.some((prefix) => request.url.startsWith(prefix)) }),
  );
  session.on('will-download', (event, item) => {
    // A PDF that the screen was given to save. Electron asks where.
    if (!item.getURL().startsWith(`blob:${SCREEN_ORIGIN}/`)) event.preventDefault();
  });
}
