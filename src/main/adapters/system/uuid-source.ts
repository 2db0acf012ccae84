import { v7 } from 'uuid';
import type { IdSource } from '../../application/ports.ts';

/** UUIDv7 (RFC 9562): sorted by time, and growing within a millisecond of one process. */
export const uuidSource: IdSource = { newId: () => v7() };
