import { describe, expect, it } from 'vitest';
import {
  cartLine,
  centralThatDecides,
  charge,
  openCounter,
  type Counter,
} from '../../../tests/support/core/counter.ts';
import { paymentBody, saleBody } from '../../../tests/support/core/operations.ts';
import { record } from '../../../tests/support/core/temporary-store.ts';
import { testSettings } from '../../../tests/support/core/fake-replica.ts';
import { dutyOf, testCashier } from '../../../tests/support/core/test-cashier.ts';
import type { CompleteSaleInput } from '../../shared/contract/sale.ts';
import type { CashierId, CustomerId } from '../../shared/domain/ids.ts';
import { cents, ZERO_CENTS } from '../../shared/domain/money.ts';
import { basisPoints } from '../../shared/domain/scaled.ts';
import type { CashierOnDuty } from './cashiers/duty.ts';
import { completeSale } from './complete-sale.ts';
import { getCustomer } from './find-customer.ts';
import { findReferenceUses } from './find-reference-uses.ts';
import { CentralUnavailableError } from './ports.ts';

const supervisor: CashierOnDuty = {
  id: '01900000-0000-7000-8000-00000000ca02' as CashierId,
  name: 'Doña Mari',
  role: 'supervisor',
};
const sell = (counter: Counter, input: CompleteSaleInput) => completeSale(counter.deps, input);
const payloadOf = (counter: Counter, { operationId }: CompleteSaleInput) => {
  const operation = counter.store.entryById(operationId)?.operation;
  if (operation?.kind !== 'sale' || operation.version !== 2) throw new Error('no sale of version 2');
  return operation.payload;
};
const rowOf = async (counter: Counter, customerId: CustomerId) => {
  const row = await getCustomer(counter.deps, customerId);
  return row.ok ? row.value : undefined;
};

/** 116.00 of one part at 100.00, which the list sells at 130.00 and costs 100.00. */
const cheap = () =>
  cartLine({
    sourceCostCents: cents(10_000),
    listPriceCents: cents(13_000),
    unitPriceCents: cents(10_000),
  });

describe('a price below the floor', () => {
  const withFloor = (changes: Partial<typeof testSettings> = {}) => {
    const counter = openCounter();
    counter.replica.settingsNow = { ...testSettings, marginFloorBasisPoints: basisPoints(1000), ...changes };
    return counter;
  };

  it('needs somebody who may allow it, and says prices and no margins', async () => {
    const counter = withFloor();
    const input = charge({ lines: [cheap()] });
    expect(await sell(counter, input)).toEqual({
      ok: false,
      error: {
        code: 'authorisation-required',
        right: 'sell-below-floor',
        detail: 'BAL-1 Balata delantera: $100.00, mínimo $110.00.',
      },
    });
    expect(counter.store.entryById(input.operationId)).toBeUndefined();
  });

  it('is sold once it was allowed with these figures, and the sale says by whom', async () => {
    const counter = withFloor();
    const input = charge({ lines: [cheap()] });
    const detail = 'BAL-1 Balata delantera: $100.00, mínimo $110.00.';
    counter.deps.duty.allow(input.operationId, 'sell-below-floor', 'otra cifra', supervisor);
    expect(await sell(counter, input)).toMatchObject({ ok: false });
    counter.deps.duty.allow(input.operationId, 'sell-below-floor', detail, supervisor);
    expect(await sell(counter, input)).toMatchObject({ ok: true });
    expect(payloadOf(counter, input)).toMatchObject({
      authorisations: [
        { right: 'sell-below-floor', detail, cashier: { id: supervisor.id, name: 'Doña Mari' } },
      ],
      lines: [{ priceChangedBy: { id: testCashier.id, name: testCashier.name } }],
    });
  });

  it('is a supervisor’s own to decide, and is recorded all the same', async () => {
    const counter = withFloor();
    const deps = { ...counter.deps, duty: dutyOf(supervisor) };
    const input = charge({ lines: [cheap()] });
    expect(await completeSale(deps, input)).toMatchObject({ ok: true });
    expect(payloadOf(counter, input).authorisations).toMatchObject([{ cashier: { name: 'Doña Mari' } }]);
  });

  it.each([
    [
      'the floor itself',
      cartLine({
        sourceCostCents: cents(10_000),
        listPriceCents: cents(13_000),
        unitPriceCents: cents(11_000),
      }),
    ],
    // The shop set that margin itself.
    [
      'the list price',
      cartLine({
        sourceCostCents: cents(10_000),
        listPriceCents: cents(10_500),
        unitPriceCents: cents(10_500),
      }),
    ],
    ['a part without cost', cartLine({ sourceCostCents: ZERO_CENTS, unitPriceCents: cents(1) })],
  ])('is not %s', async (_what, line) => {
    const counter = withFloor();
    const input = charge({ lines: [line] });
    expect(await sell(counter, input)).toMatchObject({ ok: true });
    expect(payloadOf(counter, input).authorisations).toEqual([]);
  });

  it('counts without IVA where prices carry it', async () => {
    const counter = withFloor({ priceBasis: 'publico' });
    const priced = (unitPriceCents: number) => {
      const line = cartLine({
        ...{ sourceCostCents: cents(10_000), listPriceCents: cents(15_000) },
        unitPriceCents: cents(unitPriceCents),
      });
      const receivedCents = cents(unitPriceCents);
      return charge({
        lines: [line],
        shownTotalCents: receivedCents,
        tenders: [{ method: 'efectivo', receivedCents, reference: null }],
      });
    };
    // 100.00 and 10 % are 110.00, which is 127.60 with IVA.
    expect(await sell(counter, priced(12_760))).toMatchObject({ ok: true });
    expect(await sell(counter, priced(12_759))).toMatchObject({ error: { code: 'authorisation-required' } });
  });
});

describe('a sale over the limit', () => {
  it('goes through once a supervisor allowed it, on line and off', async () => {
    for (const central of [undefined, noCredit()]) {
      const counter = openCounter();
      counter.central = central;
      const customerId = counter.addCustomer({ creditLimitCents: cents(1_000) });
      const input = charge({ customerId, terms: 'credito' });
      const refused = await sell(counter, input);
      if (refused.ok || refused.error.code !== 'authorisation-required') throw new Error('not refused');
      const { right, detail } = refused.error;
      counter.deps.duty.allow(input.operationId, right, detail, supervisor);
      expect(await sell(counter, input)).toMatchObject({ ok: true, value: { owedCents: 11_600 } });
      expect(payloadOf(counter, input).authorisations).toMatchObject([{ right, detail }]);
    }
  });

  it('says nothing of an allowance that was not needed', async () => {
    const counter = openCounter();
    const customerId = counter.addCustomer();
    const input = charge({ customerId, terms: 'credito' });
    counter.deps.duty.allow(input.operationId, 'sell-on-credit-over-limit', 'lo que sea', supervisor);
    expect(await sell(counter, input)).toMatchObject({ ok: true });
    expect(payloadOf(counter, input).authorisations).toEqual([]);
  });
});

describe('the customer’s own number', () => {
  it('is demanded for what stays owed, where the customer asks for it', async () => {
    const counter = openCounter();
    const customerId = counter.addCustomer({ referenceRequired: true });
    expect(await sell(counter, charge({ customerId, terms: 'credito' }))).toMatchObject({
      error: { code: 'reference-required', customerName: 'Taller Hermanos Núñez' },
    });
    const blank = charge({ customerId, terms: 'credito', customerReference: '  ' });
    expect(await sell(counter, blank)).toMatchObject({ error: { code: 'reference-required' } });
    expect(await sell(counter, charge({ customerId }))).toMatchObject({ ok: true });
    const said = charge({ customerId, terms: 'credito', customerReference: 'OC-1' });
    expect(await sell(counter, said)).toMatchObject({ ok: true });
  });

  it('warns with date and folio where it was used before, whatever its case', async () => {
    const counter = openCounter();
    const customerId = counter.addCustomer();
    const other = counter.addCustomer();
    await sell(counter, charge({ customerId, terms: 'credito', customerReference: 'OC-77' }));
    await sell(counter, charge({ customerId: other, terms: 'credito', customerReference: 'OC-78' }));
    const uses = (customerReference: string) =>
      findReferenceUses({ ...counter.deps, central: () => undefined }, { customerId, customerReference });
    expect(await uses(' oc-77 ')).toEqual({
      ok: true,
      value: [{ folio: 'NX-000001', ticketNumber: 'T01-000001', soldOn: '2026-11-16' }],
    });
    expect(await uses('OC-78')).toEqual({ ok: true, value: [] });
  });

  it('is looked for in the whole shop, once, and a central that is silent holds nobody up', async () => {
    const counter = openCounter();
    const customerId = counter.addCustomer();
    await sell(counter, charge({ customerId, terms: 'credito', customerReference: 'OC-77' }));
    const there = {
      referenceUses: async () => [
        { folio: 'NX-000001', ticketNumber: 'T01-000001', soldOn: '2026-11-16' as never },
        { folio: 'NX-002001', ticketNumber: 'T02-000001', soldOn: '2026-11-20' as never },
      ],
    };
    const away = { referenceUses: () => Promise.reject(new CentralUnavailableError('gone')) };
    const uses = (central: typeof there | typeof away) =>
      findReferenceUses(
        { ...counter.deps, central: () => central },
        { customerId, customerReference: 'OC-77' },
      );
    expect(await uses(there)).toMatchObject({ value: [{ folio: 'NX-002001' }, { folio: 'NX-000001' }] });
    expect(await uses(away)).toMatchObject({ value: [{ folio: 'NX-000001' }] });
  });
});

describe('saldo a favor at the counter', () => {
  const inFavor = (counter: Counter, cents_: number) =>
    counter.addCustomer({ balanceCents: cents(-cents_), creditLimitCents: ZERO_CENTS });

  it('pays a sale without any credit, and is counted once', async () => {
    const counter = openCounter();
    const customerId = inFavor(counter, 20_000);
    expect(await rowOf(counter, customerId)).toMatchObject({ balanceCents: -20_000, favorCents: 20_000 });
    const input = charge({ customerId, tenders: [], favorCents: cents(11_600) });
    expect(await sell(counter, input)).toMatchObject({
      ok: true,
      value: { favorCents: 11_600, owedCents: 0 },
    });
    expect(payloadOf(counter, input)).toMatchObject({ terms: 'credito', dueOn: '2026-11-16' });
    expect(await rowOf(counter, customerId)).toMatchObject({
      ...{ balanceCents: -8_400, favorCents: 8_400, overdueCents: 0 },
    });
    // The same once the copy contains it.
    const row = counter.replica.customers.get(customerId);
    if (row)
      counter.replica.customers.set(customerId, { ...row, balanceCents: cents(-8_400), includedSeq: 1 });
    expect(await rowOf(counter, customerId)).toMatchObject({ balanceCents: -8_400, favorCents: 8_400 });
  });

  it('goes with money and with credit', async () => {
    const counter = openCounter();
    const customerId = counter.addCustomer({ balanceCents: cents(-5_000), creditLimitCents: cents(3_000) });
    const input = charge({
      ...{ customerId, terms: 'credito', favorCents: cents(5_000) },
      tenders: [{ method: 'efectivo', receivedCents: cents(3_600), reference: null }],
    });
    expect(await sell(counter, input)).toMatchObject({
      ok: true,
      value: { owedCents: 3_000, changeCents: 0 },
    });
    expect(await rowOf(counter, customerId)).toMatchObject({
      ...{ balanceCents: 3_000, favorCents: 0, availableCents: 0 },
    });
  });

  it.each([
    ['more than there is', 20_001, { code: 'favor-short', favorCents: 10_000, requestedCents: 11_600 }],
    ['nothing of público en general', 0, { code: 'public-customer-on-credit' }],
  ] as const)('is not used for %s', async (_what, favor, error) => {
    const counter = openCounter();
    const customerId = favor > 0 ? inFavor(counter, 10_000) : undefined;
    const input = charge({ ...(customerId && { customerId }), tenders: [], favorCents: cents(11_600) });
    expect(await sell(counter, input)).toEqual({ ok: false, error });
  });

  it('pays no more than the sale', async () => {
    const counter = openCounter();
    const input = charge({ customerId: inFavor(counter, 50_000), tenders: [], favorCents: cents(11_601) });
    expect(await sell(counter, input)).toMatchObject({ error: { code: 'bad-input' } });
  });

  it('is spent by what is not delivered yet', async () => {
    const counter = openCounter();
    const customerId = inFavor(counter, 11_600);
    const paying = () => charge({ customerId, tenders: [], favorCents: cents(11_600) });
    expect(await sell(counter, paying())).toMatchObject({ ok: true });
    expect(await sell(counter, paying())).toMatchObject({ error: { code: 'favor-short', favorCents: 0 } });
    record(counter.store, paymentBody(customerId, 11_600));
    expect(await sell(counter, paying())).toMatchObject({ ok: true });
  });

  it('is part of the same request when it comes again', async () => {
    const counter = openCounter();
    const customerId = inFavor(counter, 50_000);
    const input = charge({ customerId, tenders: [], favorCents: cents(11_600) });
    const first = await sell(counter, input);
    expect(await sell(counter, input)).toMatchObject({ ok: true, value: { repeated: true } });
    expect(first).toMatchObject({ ok: true, value: { repeated: false } });
    const other = { ...input, terms: 'credito' as const, favorCents: cents(1_000) };
    expect(await sell(counter, other)).toMatchObject({ error: { code: 'id-reused' } });
  });
});

describe('what is overdue', () => {
  it('counts from the day after it was due, sales of this terminal included', async () => {
    const counter = openCounter();
    const customerId = counter.addCustomer({ balanceCents: cents(30_000), paymentTermsDays: 0 });
    const open = (id: string, dueOn: string | null, openCents: number) => ({
      ...{ invoiceId: id as never, businessDate: '2026-11-01' as never, dueOn: dueOn as never },
      ...{ folio: `NX-00010${id}`, openCents: cents(openCents) },
    });
    counter.replica.open.set(customerId, [
      open('1', '2026-11-16', 10_000),
      open('2', '2026-11-06', 15_000),
      open('3', null, 5_000),
    ]);
    record(counter.store, saleBody({ customerId, terms: 'credito' }));
    expect(await rowOf(counter, customerId)).toMatchObject({
      overdueCents: 20_000,
      overdueDays: 15,
      favorCents: 0,
    });
  });
});

function noCredit() {
  return centralThatDecides(async () => ({
    ...{ authorised: false, reason: 'limit' as const },
    ...{ limitCents: cents(1_000), balanceCents: ZERO_CENTS, availableCents: cents(1_000) },
  }));
}
