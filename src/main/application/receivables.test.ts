import { describe, expect, it } from 'vitest';
import {
  centralThatDecides,
  charge,
  openCounter,
  type Counter,
} from '../../../tests/support/core/counter.ts';
import {
  invoiceOf,
  newCustomerId,
  newOperationId,
  saleBody,
} from '../../../tests/support/core/operations.ts';
import { record } from '../../../tests/support/core/temporary-store.ts';
import type { BusinessDate } from '../../shared/domain/business-date.ts';
import { PUBLIC_CUSTOMER_ID, type CustomerId, type InvoiceId } from '../../shared/domain/ids.ts';
import { cents } from '../../shared/domain/money.ts';
import { cancelInvoice, type CancelInvoiceDeps } from './cancel-invoice.ts';
import { completeSale } from './complete-sale.ts';
import { getCustomer } from './find-customer.ts';
import { recordPayment, type PaymentRequest } from './record-payment.ts';

const copiedInvoice = (folio: string, businessDate: string, open: number) => ({
  invoiceId: `00000000-0000-7000-8000-${folio.replace('NX-', '').padStart(12, '0')}` as InvoiceId,
  folio,
  businessDate: businessDate as BusinessDate,
  dueOn: null,
  openCents: cents(open),
});
const [older, newer] = [
  copiedInvoice('NX-000101', '2026-10-01', 30_000),
  copiedInvoice('NX-000102', '2026-11-01', 20_000),
];

function owingCustomer(counter: Counter): CustomerId {
  const customerId = counter.addCustomer({ balanceCents: cents(50_000) });
  counter.replica.open.set(customerId, [newer, older]);
  return customerId;
}

const abono = (
  customerId: CustomerId,
  amount: number,
  changes: Partial<PaymentRequest> = {},
): PaymentRequest => ({
  operationId: newOperationId(),
  customerId,
  amountCents: cents(amount),
  method: 'efectivo',
  reference: null,
  notes: null,
  invoiceId: null,
  ...changes,
});
const balanceOf = async (counter: Counter, customerId: CustomerId) => {
  const found = await getCustomer(counter.deps, customerId);
  return found.ok ? found.value.balanceCents : undefined;
};

describe('recordPayment', () => {
  it('pays the oldest first, and the balance follows at once', async () => {
    const counter = openCounter();
    const customerId = owingCustomer(counter);
    expect(await recordPayment(counter.deps, abono(customerId, 35_000))).toMatchObject({
      ok: true,
      value: {
        allocations: [
          { invoiceId: older.invoiceId, amountCents: 30_000 },
          { invoiceId: newer.invoiceId, amountCents: 5_000 },
        ],
        unallocatedCents: 0,
        repeated: false,
      },
    });
    expect(await balanceOf(counter, customerId)).toBe(15_000);
    expect(counter.woken).toBe(1);
  });

  it('goes on where the last one stopped, and reaches what was sold here a moment ago', async () => {
    const counter = openCounter();
    const customerId = owingCustomer(counter);
    const sold = record(counter.store, saleBody({ customerId, terms: 'credito' })).operation;
    await recordPayment(counter.deps, abono(customerId, 45_000));
    expect(await recordPayment(counter.deps, abono(customerId, 20_000))).toMatchObject({
      value: {
        allocations: [
          { invoiceId: newer.invoiceId, amountCents: 5_000 },
          { invoiceId: sold.id, amountCents: 11_600 },
        ],
        unallocatedCents: 3_400,
      },
    });
    expect(await balanceOf(counter, customerId)).toBe(50_000 + 11_600 - 65_000);
  });

  it('pays the invoice that was chosen, and keeps the rest as saldo a favor', async () => {
    const counter = openCounter();
    const customerId = owingCustomer(counter);
    expect(
      await recordPayment(counter.deps, abono(customerId, 25_000, { invoiceId: newer.invoiceId })),
    ).toMatchObject({
      value: { allocations: [{ invoiceId: newer.invoiceId, amountCents: 20_000 }], unallocatedCents: 5_000 },
    });
  });

  it('takes the money once when it is sent twice', async () => {
    const counter = openCounter();
    const request = abono(owingCustomer(counter), 35_000);
    const first = await recordPayment(counter.deps, request);
    expect(await recordPayment(counter.deps, request)).toEqual({
      ok: true,
      value: { ...(first.ok ? first.value : undefined), repeated: true },
    });
    expect(await recordPayment(counter.deps, { ...request, amountCents: cents(1) })).toMatchObject({
      error: { code: 'id-reused' },
    });
    expect(counter.store.lastSeq()).toBe(1);
  });

  it.each([
    ['for público en general', { customerId: PUBLIC_CUSTOMER_ID }, 'public-customer-on-credit'],
    ['for nobody', { customerId: newCustomerId() }, 'customer-not-found'],
    [
      'to an invoice that is not open',
      { invoiceId: copiedInvoice('NX-000999', '2026-01-01', 1).invoiceId },
      'invoice-not-found',
    ],
    ['of nothing', { amountCents: cents(0) }, 'bad-input'],
    ['with a reference that cannot be stored', { reference: '\u0000' }, 'bad-input'],
  ])('takes no money %s', async (_what, changes, code) => {
    const counter = openCounter();
    const customerId = owingCustomer(counter);
    expect(await recordPayment(counter.deps, abono(customerId, 100, changes))).toMatchObject({
      error: { code },
    });
    expect(counter.store.lastSeq()).toBe(0);
  });
});

describe('cancelInvoice', () => {
  const deps = (counter: Counter, central?: CancelInvoiceDeps['central']): CancelInvoiceDeps => ({
    ...counter.deps,
    central: central ?? (() => undefined),
  });
  const request = (invoiceId: InvoiceId) => ({
    operationId: newOperationId(),
    invoiceId,
    reason: 'Error de pieza',
  });

  it('takes a sale of this terminal back, delivered or not, off line too', async () => {
    const counter = openCounter();
    const customerId = counter.addCustomer();
    const sale = charge({ customerId, terms: 'credito' });
    await completeSale(counter.deps, sale);
    expect(await balanceOf(counter, customerId)).toBe(11_600);
    const cancelled = request(invoiceOf({ id: sale.operationId }));
    expect(await cancelInvoice(deps(counter), cancelled)).toMatchObject({
      ok: true,
      value: { repeated: false },
    });
    expect(await balanceOf(counter, customerId)).toBe(0);
    // Written once: the sale itself is as it was.
    expect(counter.store.entryById(sale.operationId)?.operation.kind).toBe('sale');
    expect(await cancelInvoice(deps(counter), cancelled)).toMatchObject({
      ok: true,
      value: { repeated: true },
    });
    expect(counter.store.lastSeq()).toBe(2);
  });

  it('leaves the account alone when a counter sale is taken back', async () => {
    const counter = openCounter();
    const customerId = counter.addCustomer();
    const sale = charge({ customerId });
    await completeSale(counter.deps, sale);
    await cancelInvoice(deps(counter), request(invoiceOf({ id: sale.operationId })));
    expect(await balanceOf(counter, customerId)).toBe(0);
  });

  it('cancels an invoice once', async () => {
    const counter = openCounter();
    const sale = charge();
    await completeSale(counter.deps, sale);
    const invoiceId = invoiceOf({ id: sale.operationId });
    await cancelInvoice(deps(counter), request(invoiceId));
    expect(await cancelInvoice(deps(counter), request(invoiceId))).toEqual({
      ok: false,
      error: { code: 'invoice-already-cancelled', folio: 'NX-000001' },
    });
  });

  it('waits for central to cancel another terminal’s invoice, and then moves its account at once', async () => {
    const counter = openCounter();
    const customerId = owingCustomer(counter);
    const asked = request(older.invoiceId);
    expect(await cancelInvoice(deps(counter), asked)).toMatchObject({ error: { code: 'central-away' } });
    const there = {
      ...centralThatDecides(async () => ({ authorised: true })),
      greet: async () => Promise.reject(new Error()),
    };
    expect(
      await cancelInvoice(
        deps(counter, () => there),
        asked,
      ),
    ).toMatchObject({ ok: true });
    expect(await balanceOf(counter, customerId)).toBe(20_000);
    const unknown = request(copiedInvoice('NX-000999', '2026-01-01', 1).invoiceId);
    expect(
      await cancelInvoice(
        deps(counter, () => there),
        unknown,
      ),
    ).toMatchObject({
      error: { code: 'invoice-not-found' },
    });
  });

  it('wants a reason, and an id of its own', async () => {
    const counter = openCounter();
    const sale = charge();
    await completeSale(counter.deps, sale);
    const invoiceId = invoiceOf({ id: sale.operationId });
    expect(await cancelInvoice(deps(counter), { ...request(invoiceId), reason: ' ' })).toMatchObject({
      error: { code: 'bad-input', field: 'reason' },
    });
    expect(
      await cancelInvoice(deps(counter), { ...request(invoiceId), operationId: sale.operationId }),
    ).toMatchObject({ error: { code: 'id-reused' } });
  });
});
