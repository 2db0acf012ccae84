import type { CustomerId } from '../../../shared/domain/ids.ts';
import { ZERO_CENTS } from '../../../shared/domain/money.ts';
import type { OpenInvoice } from '../../../shared/domain/receivables/allocate.ts';
import { undeliveredEffects } from '../../../shared/domain/receivables/undelivered-effects.ts';
import { effectOfEntry } from '../account-view.ts';
import type { ApiDeps } from './api-deps.ts';
import { LOOK_UP_TIMEOUT_MS, readCentral } from './ask-central.ts';

type Deps = Pick<ApiDeps, 'local' | 'replica' | 'central' | 'queries'>;

/**
 * What a payment may go to. Central's open invoices, or the replica's while it is away, are asked for once; the
 * function that comes back adds what happened here since, so that it may be called at the last moment.
 */
export async function openInvoicesNow(
  deps: Deps,
  customerId: CustomerId,
): Promise<() => readonly OpenInvoice[]> {
  const { local, replica } = deps;
  const incarnation = local.identity.incarnationId;
  const answer = await readCentral(
    deps,
    (queries) => queries.openInvoices(customerId, incarnation),
    LOOK_UP_TIMEOUT_MS,
  );
  const known = answer.ok
    ? answer.value
    : {
        invoices: replica.openInvoices(customerId),
        includedSeq: replica.customer(customerId)?.includedSeq ?? 0,
      };
  return () => {
    const since = local.accountEntriesSince(customerId, known.includedSeq);
    const effects = since.flatMap((entry) => effectOfEntry(deps, entry) ?? []);
    return undeliveredEffects({ balanceCents: ZERO_CENTS, openInvoices: known.invoices }, effects)
      .openInvoices;
  };
}
