import type { ShopSettings } from '../../../src/shared/contract/session.ts';
import type { CustomerId, InvoiceId } from '../../../src/shared/domain/ids.ts';
import { cents } from '../../../src/shared/domain/money.ts';
import type { OpenInvoice } from '../../../src/shared/domain/receivables/allocate.ts';
import type { Replica, ReplicaCustomer } from '../../../src/main/application/ports.ts';
import { testSettings } from '../test-settings.ts';

export { testSettings };

/** A copy of central that a test fills by hand. */
export interface FakeReplica extends Replica {
  settingsNow: ShopSettings | undefined;
  readonly customers: Map<CustomerId, ReplicaCustomer>;
  readonly open: Map<CustomerId, readonly OpenInvoice[]>;
  included: number;
}

export function createFakeReplica(): FakeReplica {
  const notCopied = (): never => {
    throw new Error('this fake holds settings, customers and open invoices alone');
  };
  const replica: FakeReplica = {
    settingsNow: testSettings,
    customers: new Map(),
    open: new Map(),
    included: 0,
    asOfMs: () => 0,
    firstCopy: () => null,
    includedSeq: () => replica.included,
    settings: () => replica.settingsNow,
    customer: (id) => replica.customers.get(id),
    openInvoices: (id) => replica.open.get(id) ?? [],
    invoice(id: InvoiceId) {
      for (const [customerId, invoices] of replica.open) {
        const found = invoices.find((invoice) => invoice.invoiceId === id);
        if (found) return { customerId, totalCents: found.openCents };
      }
      return undefined;
    },
    forgetIncludedSeq() {
      replica.included = 0;
    },
    cursors: notCopied,
    apply: notCopied,
    reset: notCopied,
    searchParts: notCopied,
    partsByCode: notCopied,
    part: notCopied,
    searchCustomers: notCopied,
    customerByLegacyId: notCopied,
    invoiceByLegacyId: notCopied,
    cashierRoster: notCopied,
    partMargins: () => ({}),
    margins: () => [],
    searchNames: () => [],
    priceRevision: () => 0,
    close() {},
  };
  return replica;
}

export function customerRow(
  customerId: CustomerId,
  changes: Partial<Omit<ReplicaCustomer, 'customerId'>> = {},
): ReplicaCustomer {
  return {
    customerId,
    name: 'Taller Hermanos Núñez',
    businessName: null,
    rfc: 'THN800101AB1',
    phone: null,
    active: true,
    creditLimitCents: cents(100_000),
    balanceCents: cents(0),
    paymentTermsDays: 30,
    referenceRequired: false,
    marginBasisPoints: null,
    offlineCreditLimitCents: null,
    includedSeq: 0,
    ...changes,
  };
}
