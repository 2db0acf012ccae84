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

/** What every connection of this application has in common: a dead host is noticed, a dead socket too. */
export function connectOptions(
  url: string,
  tls: TlsOptions | undefined,
  applicationName: string,
): ClientConfig {
  return {
    connectionString: url,
    application_name: applicationName,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    ...(tls && { ssl: { ...tls } }),
  };
}
