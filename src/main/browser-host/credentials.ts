import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** What opens this launch of the application. Both are forgotten when it stops. */
export interface Credentials {
  /** In the address that is printed, or sent as bearer by a script. */
  readonly token: string;
  /** What the token is exchanged for: the cookie that a browser sends. Another value, so that neither reveals the other. */
  readonly session: string;
}

export function mintCredentials(): Credentials {
  return { token: secret(), session: secret() };
}

function secret(): string {
  return randomBytes(32).toString('base64url');
}

/** Takes as long for a wrong value as for the right one, whatever their lengths. */
export function isSecret(given: string | undefined, expected: string): boolean {
  return given !== undefined && timingSafeEqual(digest(given), digest(expected));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** Browsers send a cookie to every port of a computer: the name keeps two terminals on one computer apart. */
export function cookieName(port: number): string {
  return `nexus-pos-${port}`;
}
