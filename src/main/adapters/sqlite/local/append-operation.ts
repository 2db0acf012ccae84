import type { InvoiceId, OperationId } from '../../../../shared/domain/ids.ts';
import { balanceChange } from '../../../../shared/domain/receivables/undelivered-effects.ts';
import { accountEffect } from '../../../../shared/operations/account-effect.ts';
import { entityOf } from '../../../../shared/operations/entities.ts';
import {
  canonicalJson,
  type Operation,
  type OperationBody,
  type OperationStamp,
} from '../../../../shared/operations/operation.ts';
import { saleIn, type Sale } from '../../../../shared/operations/sale.ts';
import type { Filing, OutboxEntry } from '../../../application/ports.ts';
import { sha256Hex } from './outbox-entry.ts';
import type { StoreSession } from './store-session.ts';

/** Writes an operation with the next seq. Runs inside the caller's transaction. */
export function appendOperation(
  session: StoreSession,
  entryById: (id: OperationId) => OutboxEntry | undefined,
  body: OperationBody,
  stamp: OperationStamp,
  filing: Filing,
): OutboxEntry {
  const { incarnation, seq } = session.terminal.nextPlace();
  const { terminalId, incarnationId } = session.terminal.identity();
  const operation: Operation = { ...body, ...stamp, terminalId, incarnationId, seq };
  const canonical = canonicalJson(operation);
  const hash = sha256Hex(canonical);
  const account = filing.account ?? accountOf(body, stamp, filing, entryById);
  const blockedBy = blockerOf(session, canonical);
  // No screen shows what the API did.
  const acknowledgedAt = stamp.source === 'API' ? stamp.occurredAt : null;
  const { folio, ticketNumber } = filing;
  session.changes.insert.run({
    operationId: body.id,
    incarnation,
    seq,
    kind: body.kind,
    source: stamp.source,
    occurredAt: stamp.occurredAt,
    entityId: entityOf(body) ?? null,
    customerId: account?.customerId ?? null,
    balanceChangeCents: account?.balanceChangeCents ?? null,
    canonical,
    hash,
    ticketNumber,
    folio,
    blockedBy,
    acknowledgedAt,
  });
  return {
    ...{ operation, canonical, hash, folio, ticketNumber, acknowledgedAt },
    ...{ state: 'pending', attempts: 0, lastError: null, waitsFor: blockedBy as OperationId | null },
  };
}

function blockerOf({ reads }: StoreSession, canonical: string): string | null {
  if (!reads.holdsBack.get()?.any) return null;
  return reads.blockerNamedIn.get({ canonical })?.blockedBy ?? null;
}

function accountOf(
  body: OperationBody,
  stamp: OperationStamp,
  filing: Filing,
  entryById: (id: OperationId) => OutboxEntry | undefined,
): Filing['account'] {
  const effect = accountEffect(body, {
    businessDate: stamp.businessDate,
    number: filing.folio ?? filing.ticketNumber ?? '',
    saleOf: (invoiceId) => saleBehind(invoiceId, entryById),
  });
  return effect && { customerId: effect.customerId, balanceChangeCents: balanceChange(effect) };
}

/** A sale's invoice has the id of its operation. */
function saleBehind(
  invoiceId: InvoiceId,
  entryById: (id: OperationId) => OutboxEntry | undefined,
): Sale | undefined {
  const operation = entryById(invoiceId as string as OperationId)?.operation;
  return operation?.kind === 'sale' ? saleIn(operation) : undefined;
}
