import type { AccountEffect, AccountView } from '../../shared/domain/receivables/undelivered-effects.ts';
import { undeliveredEffects } from '../../shared/domain/receivables/undelivered-effects.ts';
import type { OperationId } from '../../shared/domain/ids.ts';
import { accountEffect } from '../../shared/operations/account-effect.ts';
import type { LocalStore, OutboxEntry, Replica, ReplicaCustomer } from './ports.ts';

export interface AccountViewDeps {
  readonly local: Pick<LocalStore, 'accountEntriesSince' | 'entryById'>;
  readonly replica: Pick<Replica, 'openInvoices'>;
}

/** A customer's account as it is now: central's snapshot, and what happened here that the snapshot lacks. */
export function accountNow({ local, replica }: AccountViewDeps, customer: ReplicaCustomer): AccountView {
  const { customerId, balanceCents, includedSeq } = customer;
  const effects = local
    .accountEntriesSince(customerId, includedSeq)
    .flatMap((entry) => effectOfEntry(local, entry) ?? []);
  return undeliveredEffects({ balanceCents, openInvoices: replica.openInvoices(customerId) }, effects);
}

export function effectOfEntry(
  local: Pick<LocalStore, 'entryById'>,
  { operation, folio, ticketNumber }: OutboxEntry,
): AccountEffect | undefined {
  return accountEffect(operation, {
    businessDate: operation.businessDate,
    number: folio ?? ticketNumber ?? '',
    saleOf(invoiceId) {
      const sale = local.entryById(invoiceId as string as OperationId)?.operation;
      return sale?.kind === 'sale' ? sale.payload : undefined;
    },
  });
}
