import type { ConnectionFields } from '../../application/ports.ts';
import { splitHosts } from './host-list.ts';

/**
 * The connection string of what somebody wrote in fields.
 * @returns undefined when the hosts are none
 */
export function connectionUrl(fields: Omit<ConnectionFields, 'encrypted'>): string | undefined {
  const hosts = fields.hosts
    .split(',')
    .map((host) => host.trim())
    .filter(Boolean);
  // Nothing that would end the part of the hosts and begin another one.
  if (
    hosts.length === 0 ||
    !hosts.every((host) => /^(?:[\w.-]+|\[[0-9A-Fa-f:.]+\])(?::\d{1,5})?$/.test(host))
  ) {
    return undefined;
  }
  const [user, password, database] = [fields.user, fields.password, fields.database].map(encodeURIComponent);
  const login = password === '' ? user : `${user}:${password}`;
  const url = `postgresql://${login}@${hosts.join(',')}/${database}`;
  try {
    splitHosts(url);
    return url;
  } catch {
    // A port above 65535; the error would repeat the password.
    return undefined;
  }
}

/** Host and port of one connection string: what may be shown of it. */
export function shownHost(url: string): string {
  const { hostname, port } = new URL(url);
  return `${hostname}:${port || '5432'}`;
}

export function shownDatabase(url: string): string {
  return decodeURIComponent(new URL(url).pathname.slice(1));
}
