import type { ApplicationId, OperationId, PaymentId } from '../../../shared/domain/ids.ts';
import { addCents, cents, minCents, ZERO_CENTS, type Cents } from '../../../shared/domain/money.ts';
import { allocateOldestFirst } from '../../../shared/domain/receivables/allocate.ts';
import type { OperationOf } from '../../../shared/operations/operation.ts';
import type { Chance } from '../chance.ts';
import type { Account } from './accounts.ts';
import type { SaleContext } from './draw-sale.ts';
import { drawMethod } from './draw-tenders.ts';
import type { Visit } from './plan-visits.ts';

export type PaymentBody = Pick<OperationOf<'payment-received'>, 'kind' | 'version' | 'id' | 'payload'>;

/** What a customer pays on account on a day, if anything: the oldest invoices first. */
export function drawPayment(
  visit: Visit,
  account: Account,
  { chance, newId }: Pick<SaleContext, 'chance' | 'newId'>,
): PaymentBody | undefined {
  const amountCents = amountOf(visit, account, chance);
  if (amountCents <= 0) return undefined;
  const { allocations } = allocateOldestFirst(amountCents, account.view.openInvoices);
  return {
    kind: 'payment-received',
    version: 1,
    id: newId(visit.atMs) as OperationId,
    payload: {
      paymentId: newId(visit.atMs) as PaymentId,
      customerId: account.customerId,
      amountCents,
      ...drawMethod(account.customer.trade, chance),
      notes: null,
      applications: allocations.map((allocation) => ({
        ...allocation,
        applicationId: newId(visit.atMs) as ApplicationId,
      })),
    },
  };
}

function amountOf(visit: Visit, account: Account, chance: Chance): Cents {
  const { habit, termsDays } = account.customer;
  const { balanceCents } = account.view;
  switch (habit) {
    case 'punctual':
      return termsDays < 30 ? account.dueSince(-1, visit.date) : abono(balanceCents, 0.5, 0.12, chance);
    case 'late':
      return termsDays < 30
        ? abono(account.dueSince(3, visit.date), chance.between(0.5, 1), 0.3, chance)
        : abono(balanceCents, 0.25, 0.08, chance);
    case 'overdue':
      return visit.daysAgo < 16 ? ZERO_CENTS : abono(balanceCents, 0.2, 0.06, chance);
    case 'in-credit':
      return visit.daysAgo <= 3 ? inAdvance(balanceCents) : account.dueSince(-1, visit.date);
    case 'gone':
      return visit.daysAgo < 26 ? balanceCents : ZERO_CENTS;
    case 'near-limit':
    case 'cash':
      return ZERO_CENTS;
  }
}

/** A part of what is owed in hundreds of pesos, on some days. */
function abono(owedCents: Cents, part: number, probability: number, chance: Chance): Cents {
  if (!chance.happens(probability) || owedCents <= 0) return ZERO_CENTS;
  return minCents(owedCents, cents(Math.ceil((owedCents * part) / 10_000) * 10_000));
}

/** More than it owes, so that there is something left for the next visit. */
function inAdvance(balanceCents: Cents): Cents {
  if (balanceCents < 0) return ZERO_CENTS;
  return cents(Math.ceil(addCents(balanceCents, cents(50_000)) / 100_000) * 100_000);
}
