import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { OperationId } from '../../../../shared/domain/ids.ts';
import { operation, type Operation } from '../../../../shared/operations/operation.ts';
import type { OutboxEntry } from '../../../application/ports.ts';
import type { outboxEntries } from './schema.ts';

export type OutboxRow = typeof outboxEntries.$inferSelect;

/** The row is not what was written: damaged on the disk, or by hand. */
export class DamagedRowError extends Error {
  override readonly name = 'DamagedRowError';
}

/** @throws DamagedRowError when text, hash and columns do not agree */
export function entryOfRow(row: OutboxRow): OutboxEntry {
  const parsed = parseOperation(row);
  return {
    operation: parsed,
    canonical: row.canonical,
    hash: row.hash,
    state: row.state,
    folio: row.folio,
    ticketNumber: row.ticketNumber,
    attempts: row.attempts,
    lastError: row.lastError,
    acknowledgedAt: row.acknowledgedAt,
    waitsFor: row.blockedBy as OperationId | null,
  };
}

export function sha256Hex(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

function parseOperation(row: OutboxRow): Operation {
  if (sha256Hex(row.canonical) !== row.hash) throw new DamagedRowError('the text does not match its hash');
  const parsed = operation.safeParse(parseJson(row.canonical));
  if (!parsed.success) throw new DamagedRowError(z.prettifyError(parsed.error));
  const { id, incarnationId, seq, kind } = parsed.data;
  if (id !== row.operationId || incarnationId !== row.incarnationId || seq !== row.seq || kind !== row.kind) {
    throw new DamagedRowError('the text is not of the operation that its columns name');
  }
  return parsed.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new DamagedRowError('the text is not JSON', { cause });
  }
}
