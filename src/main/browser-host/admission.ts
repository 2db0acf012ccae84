import { parse } from 'hono/utils/cookie';
import { cookieName, isSecret, type Credentials } from './credentials.ts';
import { comesFromUs } from './request-origin.ts';

/** Reads one header of a request by its lower-case name. */
export type ReadHeader = (name: string) => string | undefined;

/** Whether a request is let in; otherwise why not. */
export type Admission = 'by-cookie' | 'by-bearer' | 'foreign' | 'unknown';

/** The one decision for HTTP requests and WebSockets: first where it comes from, then who asks. */
export function admit(header: ReadHeader, credentials: Credentials, port: number): Admission {
  const request = {
    host: header('host'),
    origin: header('origin'),
    fetchSite: header('sec-fetch-site'),
    fetchMode: header('sec-fetch-mode'),
  };
  if (!comesFromUs(request, port)) return 'foreign';
  const bearer = /^Bearer (.+)$/i.exec(header('authorization') ?? '')?.[1];
  if (isSecret(bearer, credentials.token)) return 'by-bearer';
  const cookie = parse(header('cookie') ?? '')[cookieName(port)];
  return isSecret(cookie, credentials.session) ? 'by-cookie' : 'unknown';
}
