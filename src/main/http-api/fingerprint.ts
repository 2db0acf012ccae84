import type { OperationId } from '../../shared/domain/ids.ts';

/**
 * The id of the operation that a key stands for at this terminal: the same after a restart, so that a crash between
 * the work and its answer cannot make a resend do it again. A UUIDv8 (RFC 9562, 5.8) of the key's SHA-256.
 */
export async function operationIdOfKey(terminalId: string, key: string): Promise<OperationId> {
  const hash = await sha256(`nexus-pos:idempotency-key:${terminalId}:${key}`);
  const variant = ((Number.parseInt(hash.charAt(16), 16) & 0x3) | 0x8).toString(16);
  const groups = [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    `${variant}${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ];
  return groups.join('-') as OperationId;
}

/** Hexadecimal, of the text as UTF-8. */
export async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
