import type { Protocol } from 'electron';
import { screenAlone } from '../host/screen-files.ts';

const SCHEME = 'nexus-pos';
/** The origin of the screen: a scheme of our own, because a page of `file:` may read every file of the disk. */
export const SCREEN_ORIGIN = `${SCHEME}://app`;
/** `host` tells the page where its main process is (src/preload/README.md). */
export const SCREEN_URL = `${SCREEN_ORIGIN}/?host=electron`;

/** Before the app is ready: gives the scheme an origin, a secure context and the right to fetch its own files. */
export function registerScreenScheme(protocol: Pick<Protocol, 'registerSchemesAsPrivileged'>): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** Answers the scheme with the files of the built screen under the strict policy. `directory` is absolute. */
export function serveScreen(protocol: Pick<Protocol, 'handle'>, directory: string): void {
  const answer = screenAlone(directory);
  protocol.handle(SCHEME, (request) =>
    new URL(request.url).host === 'app' ? answer(request) : new Response(null, { status: 404 }),
  );
}
