import type { AccountEffect, AccountView } from '../../shared/domain/receivables/undelivered-effects.ts';
import { undeliveredEffects } from '../../shared/domain/receivables/undelivered-effects.ts';
import type { OperationId } from '../../shared/domain/ids.ts';
import { accountEffect } from '../../shared/operations/account-effect.ts';
import { saleIn } from '../../shared/operations/sale.ts';
import type { LocalStore, OutboxEntry, Replica, ReplicaCustomer } from './ports.ts';

export interface AccountViewDeps {
  readonly local: Pick<LocalStore, 'accountEntriesSince' | 'entryById'>;
  readonly replica: Pick<Replica, 'openInvoices' | 'invoice'>;
}

/** A customer's account as it is now: central's snapshot, and what happened here that the snapshot lacks. */
export function accountNow(deps: AccountViewDeps, customer: ReplicaCustomer): AccountView {
  const { customerId, balanceCents, includedSeq } = customer;
  const effects = deps.local
    .accountEntriesSince(customerId, includedSeq)
    .flatMap((entry) => effectOfEntry(deps, entry) ?? []);
  return undeliveredEffects({ balanceCents, openInvoices: deps.replica.openInvoices(customerId) }, effects);
}

export function effectOfEntry(
  { local, replica }: Pick<AccountViewDeps, 'replica'> & { readonly local: Pick<LocalStore, 'entryById'> },
  { operation, folio, ticketNumber }: OutboxEntry,
): AccountEffect | undefined {
  const effect = accountEffect(operation, {
    businessDate: operation.businessDate,
    number: folio ?? ticketNumber ?? '',
    saleOf(invoiceId) {
      const sale = local.entryById(invoiceId as string as OperationId)?.operation;
      return sale?.kind === 'sale' ? saleIn(sale) : undefined;
    },
  });
  if (effect || operation.kind !== 'invoice-cancelled') return effect;
  const { invoiceId } = operation.payload;
  // Of a counter sale made here there is no effect; of another terminal's invoice the copy knows the total.
  if (local.entryById(invoiceId as string as OperationId)) return undefined;
  const open = replica.invoice(invoiceId);
  return (
    open && { kind: 'cancellation', customerId: open.customerId, invoiceId, totalCents: open.totalCents }
  );
}
