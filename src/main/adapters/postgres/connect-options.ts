import type { ClientConfig } from 'pg';

/** TLS as a technician configures it; passed through to the driver. */
export interface TlsOptions {
  /** PEM text of the authority that signed the server's certificate. */
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
  /** False only where the shop accepts a certificate that nobody vouches for. */
  readonly rejectUnauthorized?: boolean;
  /** The name in the certificate, where it is not the host's. */
  readonly servername?: string;
}

const CONNECT_TIMEOUT_MS = 5_000;

/** Those by which a connection string speaks of TLS; the driver lets them win over what it is given beside the string. */
const TLS_PARAMETERS =
  /^(ssl|sslmode|sslcert|sslkey|sslrootcert|sslpassword|sslnegotiation|uselibpqcompat)$/i;

/**
 * What every connection of this application has in common: a dead host is noticed, a dead socket too.
 * Where `tls` is given it alone counts: an `sslmode` that was left in the string can neither switch TLS off nor put
 * another authority in the place of the one that was configured.
 */
export function connectOptions(
  url: string,
  tls: TlsOptions | undefined,
  applicationName: string,
): ClientConfig {
  return {
    connectionString: tls ? withoutTlsParameters(url) : url,
    application_name: applicationName,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    ...(tls && { ssl: { ...tls } }),
  };
}

function withoutTlsParameters(url: string): string {
  const start = url.indexOf('?');
  if (start === -1) return url;
  const parameters = new URLSearchParams(url.slice(start + 1));
  for (const name of new Set(parameters.keys())) if (TLS_PARAMETERS.test(name)) parameters.delete(name);
  return `${url.slice(0, start)}?${parameters}`;
}
