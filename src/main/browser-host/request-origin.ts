/** The headers by which a request says where it comes from. */
export interface RequestOrigin {
  readonly host: string | undefined;
  readonly origin: string | undefined;
  readonly fetchSite: string | undefined;
  readonly fetchMode: string | undefined;
}

/**
 * Whether a request may be looked at at all, before asking who sends it.
 *
 * Host: a page whose name was made to point to 127.0.0.1 still sends its own name (DNS rebinding).
 * Origin: a browser always sends it with a WebSocket and with what changes something; programs send none.
 * Sec-Fetch-Site: what a browser sends where it sends no Origin, such as a picture or a script asked from another site.
 * Following a link to us is allowed: it carries no cookie and shows nothing.
 */
export function comesFromUs(request: RequestOrigin, port: number): boolean {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  if (request.host === undefined || !hosts.includes(request.host)) return false;
  if (request.origin !== undefined && request.origin !== `http://${request.host}`) return false;
  const ownPage = request.fetchSite === undefined || ['same-origin', 'none'].includes(request.fetchSite);
  return ownPage || (request.fetchMode === 'navigate' && request.origin === undefined);
}
