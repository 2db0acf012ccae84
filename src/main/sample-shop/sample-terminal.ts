import { createHash } from 'node:crypto';
import { businessDateAt } from '../../shared/domain/business-date.ts';
import type { IncarnationId, TerminalId } from '../../shared/domain/ids.ts';
import { canonicalJson, type Operation } from '../../shared/operations/operation.ts';
import type { OutboxEntry, TerminalIdentity } from '../application/ports.ts';
import type { SampleEvent } from './history/sample-history.ts';

/** Beside those that shops give, which start at T01. */
export const SAMPLE_TERMINAL_CODE = 'T00';

/** The outbox of the terminal at which the sample's history happened: everything in its place, nothing delivered. */
export function sampleOutbox(
  events: readonly SampleEvent[],
  terminal: TerminalIdentity,
  timeZone: string,
): readonly OutboxEntry[] {
  return events.map(({ atMs, body }, index) => {
    const operation: Operation = {
      ...body,
      source: 'counter',
      cashier: null,
      occurredAt: new Date(atMs).toISOString(),
      businessDate: businessDateAt(atMs, timeZone),
      terminalId: terminal.terminalId,
      incarnationId: terminal.incarnationId,
      seq: index + 1,
    };
    const canonical = canonicalJson(operation);
    return {
      operation,
      canonical,
      hash: createHash('sha256').update(canonical).digest('hex'),
      state: 'pending',
      folio: body.kind === 'sale' ? body.payload.folio : null,
      ticketNumber: body.kind === 'sale' ? body.payload.ticketNumber : null,
      attempts: 0,
      lastError: null,
      acknowledgedAt: null,
      waitsFor: null,
    };
  });
}

export function sampleTerminal(newId: () => string): TerminalIdentity {
  return {
    terminalId: newId() as TerminalId,
    code: SAMPLE_TERMINAL_CODE,
    incarnationId: newId() as IncarnationId,
  };
}
