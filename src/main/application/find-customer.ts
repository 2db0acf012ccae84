import { businessDateAt, DEFAULT_TIME_ZONE } from '../../shared/domain/business-date.ts';
import type { CustomerRow } from '../../shared/contract/customers.ts';
import { customerWords, foldedCustomer, foldText } from '../../shared/domain/customers/customer-text.ts';
import type { ShopError } from '../../shared/domain/errors.ts';
import {
  PUBLIC_CUSTOMER_ID,
  PUBLIC_CUSTOMER_NAME,
  PUBLIC_CUSTOMER_RFC,
  type CustomerId,
} from '../../shared/domain/ids.ts';
import { ZERO_CENTS } from '../../shared/domain/money.ts';
import { availableCredit } from '../../shared/domain/receivables/available-credit.ts';
import { overdueOn } from '../../shared/domain/receivables/overdue.ts';
import { favorOf } from '../../shared/domain/receivables/undelivered-effects.ts';
import { failure, success, type Result } from '../../shared/domain/result.ts';
import type { CustomerFieldsV1 } from '../../shared/operations/customer-v1.ts';
import { accountNow } from './account-view.ts';
import type { Clock, LocalStore, Replica, ReplicaCustomer } from './ports.ts';
import { currentSettings } from './shop-settings.ts';

export interface FindCustomerDeps {
  readonly replica: Replica;
  readonly local: LocalStore;
}

/** What is overdue depends on the day. */
export interface CustomerRowDeps extends FindCustomerDeps {
  readonly clock: Clock;
}

/**
 * Active customers by name, business name, RFC or phone. Those created or changed at this terminal are found as they
 * are now, delivered or not.
 */
export async function searchCustomers(
  deps: CustomerRowDeps,
  { text, limit }: { readonly text: string; readonly limit: number },
): Promise<Result<CustomerRow[], ShopError>> {
  const changed = changedHere(deps);
  const words = customerWords(text);
  const copied = deps.replica
    .searchCustomers(text, limit)
    .filter(({ customerId }) => !changed.has(customerId));
  const own = [...changed.values()].filter((customer) => customer.active && matches(customer, words));
  const found = own.length === 0 ? copied : [...copied, ...own].toSorted(byRelevance(words[0] ?? ''));
  return success(found.slice(0, limit).map((customer) => customerRow(deps, customer)));
}

export async function getCustomer(
  deps: CustomerRowDeps,
  customerId: CustomerId,
): Promise<Result<CustomerRow, ShopError>> {
  const customer = findCustomer(deps, customerId);
  return customer ? success(customerRow(deps, customer)) : failure({ code: 'customer-not-found' });
}

/** A customer as this terminal knows it now. Público en general is known before anything was copied. */
export function findCustomer(deps: FindCustomerDeps, customerId: CustomerId): ReplicaCustomer | undefined {
  return (
    changedHere(deps).get(customerId) ??
    deps.replica.customer(customerId) ??
    (customerId === PUBLIC_CUSTOMER_ID ? publicCustomer : undefined)
  );
}

function customerRow(deps: CustomerRowDeps, customer: ReplicaCustomer): CustomerRow {
  const account = accountNow(deps, customer);
  const { balanceCents, openInvoices } = account;
  const timeZone = currentSettings(deps)?.timeZone ?? DEFAULT_TIME_ZONE;
  const overdue = overdueOn(businessDateAt(deps.clock.nowMs(), timeZone), openInvoices);
  return {
    ...customer,
    balanceCents,
    availableCents: availableCredit(customer.creditLimitCents, balanceCents),
    favorCents: favorOf(account),
    overdueCents: overdue.cents,
    overdueDays: overdue.days,
  };
}

/** Customers that the snapshot of the replica lacks, or has in an older form. */
function changedHere({ replica, local }: FindCustomerDeps): ReadonlyMap<CustomerId, ReplicaCustomer> {
  const changed = new Map<CustomerId, ReplicaCustomer>();
  for (const { operation } of local.customerEntriesSince(replica.includedSeq())) {
    if (operation.kind !== 'customer-created' && operation.kind !== 'customer-updated') continue;
    const { customerId } = operation.payload;
    const copied = replica.customer(customerId);
    // A row may be newer than the copy as a whole.
    if (copied && copied.includedSeq >= operation.seq) continue;
    if (operation.kind === 'customer-created') {
      changed.set(customerId, withFields({ ...publicCustomer, customerId }, operation.payload.fields));
    } else {
      const before = changed.get(customerId) ?? copied;
      if (before) changed.set(customerId, withFields(before, operation.payload.after));
    }
  }
  return changed;
}

const publicCustomer: ReplicaCustomer = {
  customerId: PUBLIC_CUSTOMER_ID,
  name: PUBLIC_CUSTOMER_NAME,
  businessName: null,
  rfc: PUBLIC_CUSTOMER_RFC,
  phone: null,
  active: true,
  creditLimitCents: ZERO_CENTS,
  balanceCents: ZERO_CENTS,
  paymentTermsDays: 0,
  referenceRequired: false,
  marginBasisPoints: null,
  offlineCreditLimitCents: null,
  includedSeq: 0,
};

/** Null is a value; what was not written stays. */
function withFields(
  customer: ReplicaCustomer,
  fields: { readonly [Field in keyof CustomerFieldsV1]?: CustomerFieldsV1[Field] | undefined },
): ReplicaCustomer {
  return {
    ...customer,
    name: fields.name ?? customer.name,
    rfc: fields.rfc === undefined ? customer.rfc : fields.rfc,
    businessName: fields.businessName === undefined ? customer.businessName : fields.businessName,
    phone: fields.phone === undefined ? customer.phone : fields.phone,
    creditLimitCents: fields.creditLimitCents ?? customer.creditLimitCents,
    paymentTermsDays: fields.paymentTermsDays ?? customer.paymentTermsDays,
  };
}

function matches(customer: ReplicaCustomer, words: readonly string[]): boolean {
  const text = foldedCustomer([customer.name, customer.businessName, customer.rfc], customer.phone);
  return words.every((word) => text.includes(word));
}

/** The order of the replica: names that begin with the first word, then by name. */
function byRelevance(firstWord: string) {
  const rank = ({ name }: ReplicaCustomer) => (foldText(name).startsWith(firstWord) ? 0 : 1);
  return (one: ReplicaCustomer, other: ReplicaCustomer) =>
    rank(one) - rank(other) || (foldText(one.name) < foldText(other.name) ? -1 : 1);
}
