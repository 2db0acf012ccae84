import type { ConnectionTester, Logger } from '../../../application/ports.ts';
import type { TlsOptions } from '../connect-options.ts';
import { connectionUrl, shownDatabase, shownHost } from '../connection-url.ts';
import { splitHosts } from '../host-list.ts';
import { testHosts } from './test-hosts.ts';

export interface TesterOptions {
  readonly kind: 'embedded' | 'server';
  /** Of the connection in use; undefined while there is none yet. */
  readonly inUse: () => { readonly urls: readonly string[]; readonly tls?: TlsOptions } | undefined;
  /** For a new connection that is to be encrypted: what the settings file already says about it. */
  readonly tlsOfNew: TlsOptions;
  readonly logger: Logger;
}

export function createConnectionTester({ kind, inUse, tlsOfNew, logger }: TesterOptions): ConnectionTester {
  return {
    inUse() {
      const current = inUse();
      const [first] = current?.urls ?? [];
      if (!current || first === undefined) return undefined;
      return {
        kind,
        hosts: current.urls.map(shownHost),
        database: shownDatabase(first),
        encrypted: current.tls !== undefined || /[?&]sslmode=(?!disable)/.test(first),
      };
    },
    async testInUse() {
      const current = inUse();
      return current ? testHosts({ urls: current.urls, tls: current.tls, logger }) : [];
    },
    async test({ encrypted, ...fields }) {
      const url = connectionUrl(fields);
      if (url === undefined) return [{ host: fields.hosts, ok: false, problem: 'not-an-address' }];
      return testHosts({ urls: splitHosts(url), tls: encrypted ? tlsOfNew : undefined, logger });
    },
  };
}
