import { describe, expect, it } from 'vitest';
import {
  cartLine,
  centralThatDecides,
  charge,
  openCounter,
  type Counter,
} from '../../../tests/support/core/counter.ts';
import { testSettings } from '../../../tests/support/core/fake-replica.ts';
import {
  customerBody,
  newCustomerId,
  newOperationId,
  paymentBody,
  saleBody,
} from '../../../tests/support/core/operations.ts';
import { record } from '../../../tests/support/core/temporary-store.ts';
import type { CompleteSaleInput } from '../../shared/contract/sale.ts';
import { PUBLIC_CUSTOMER_ID } from '../../shared/domain/ids.ts';
import { cents } from '../../shared/domain/money.ts';
import { basisPoints, exchangeRate, quantityMilli } from '../../shared/domain/scaled.ts';
import { completeSale } from './complete-sale.ts';
import { CentralUnavailableError, OutcomeUnknownError, type LocalStore } from './ports.ts';

const sell = (counter: Counter, input: CompleteSaleInput) => completeSale(counter.deps, input);
const denied = {
  authorised: false,
  limitCents: cents(1),
  balanceCents: cents(2),
  availableCents: cents(0),
} as const;

/** The answer, and what the store was left with. */
async function asked(counter: Counter, input: CompleteSaleInput) {
  const result = await sell(counter, input);
  return { result, lastSeq: counter.store.lastSeq(), foliosLeft: counter.store.foliosLeft() };
}

/** Nothing was written, no number was used. */
const refusedWith = (error: object): object => ({
  result: { ok: false, error: expect.objectContaining(error) as object },
  lastSeq: 0,
  foliosLeft: 2_000,
});

describe('completeSale', () => {
  it('answers with folio, total and change once the sale is on the disk', async () => {
    const counter = openCounter();
    const input = charge({
      tenders: [{ method: 'efectivo', receivedCents: cents(20_000), reference: null }],
    });
    expect(await sell(counter, input)).toEqual({
      ok: true,
      value: {
        operationId: input.operationId,
        folio: 'NX-000001',
        ticketNumber: 'T01-000001',
        customerName: 'Público en general',
        totalCents: 11_600,
        receivedCents: 20_000,
        changeCents: 8_400,
        favorCents: 0,
        owedCents: 0,
        occurredAt: '2026-11-16T18:00:00.000Z',
        repeated: false,
      },
    });
    expect(counter.store.entryById(input.operationId)).toMatchObject({
      state: 'pending',
      folio: 'NX-000001',
      operation: {
        seq: 1,
        businessDate: '2026-11-16',
        payload: { totalCents: 11_600, tenders: [{ amountCents: 11_600, receivedCents: 20_000 }] },
      },
    });
    expect(counter.woken).toBe(1);
  });

  it('writes the paper and an empty cart with the sale', async () => {
    const counter = openCounter();
    const input = charge();
    counter.store.saveCart({
      operationId: input.operationId,
      customerId: PUBLIC_CUSTOMER_ID,
      lines: [cartLine()],
    });
    await sell(counter, input);
    expect(counter.store.printedDocument(input.operationId)).toMatchObject({
      folio: 'NX-000001',
      ticketNumber: 'T01-000001',
      issuedOn: '16/11/2026',
      issuedAt: '12:00',
      totalCents: 11_600,
    });
    expect(counter.store.cart()?.lines).toEqual([]);
    expect(counter.store.cart()?.operationId).not.toBe(input.operationId);
  });

  it('leaves alone a cart that the screen opened meanwhile', async () => {
    const counter = openCounter();
    const next = { operationId: newOperationId(), customerId: PUBLIC_CUSTOMER_ID, lines: [cartLine()] };
    counter.store.saveCart(next);
    await sell(counter, charge());
    expect(counter.store.cart()).toEqual(next);
  });

  it('sells without a folio when the block is used up: the ticket number identifies the sale', async () => {
    const counter = openCounter();
    counter.store.transaction((tx) => {
      while (tx.takeFolio() !== null);
    });
    expect(await sell(counter, charge())).toMatchObject({
      ok: true,
      value: { folio: null, ticketNumber: 'T01-000001' },
    });
  });

  it('freezes the rate of the day in each line', async () => {
    const counter = openCounter();
    counter.replica.settingsNow = { ...testSettings, exchangeRate: exchangeRate(182_550) };
    const input = charge({ lines: [cartLine({ sourceCostCents: cents(1_000), sourceCurrency: 'USD' })] });
    await sell(counter, input);
    expect(counter.store.entryById(input.operationId)?.operation).toMatchObject({
      payload: { exchangeRate: 182_550, lines: [{ sourceCostCents: 1_000, unitCostCents: 18_255 }] },
    });
  });

  it('takes the rate of IVA and the basis from the shop', async () => {
    const counter = openCounter();
    counter.replica.settingsNow = {
      ...testSettings,
      priceBasis: 'publico',
      taxRateBasisPoints: basisPoints(800),
    };
    const total = cents(10_000);
    const input = charge({
      shownTotalCents: total,
      tenders: [{ method: 'tarjeta', receivedCents: total, reference: null }],
    });
    await sell(counter, input);
    expect(counter.store.entryById(input.operationId)?.operation).toMatchObject({
      payload: { priceBasis: 'publico', subtotalCents: 9_259, taxCents: 741, totalCents: 10_000 },
    });
  });

  it('goes on selling by the last settings seen while the copy is built anew', async () => {
    const counter = openCounter();
    await sell(counter, charge());
    counter.replica.settingsNow = undefined;
    expect(await sell(counter, charge())).toMatchObject({ ok: true, value: { folio: 'NX-000002' } });
  });
});

describe('completeSale, asked again', () => {
  it('keeps one sale when the cashier presses twice', async () => {
    const counter = openCounter();
    const input = charge();
    const [first, second] = await Promise.all([sell(counter, input), sell(counter, input)]);
    expect(first).toMatchObject({ ok: true, value: { folio: 'NX-000001', repeated: false } });
    expect(second).toMatchObject({ ok: true, value: { folio: 'NX-000001', repeated: true } });
    expect(counter.store.lastSeq()).toBe(1);
  });

  it('keeps one sale when two requests wait for the credit of the same customer', async () => {
    const counter = openCounter();
    counter.central = centralThatDecides(async () => ({ authorised: true }));
    const input = charge({ customerId: counter.addCustomer(), terms: 'credito' });
    const results = await Promise.all([sell(counter, input), sell(counter, input)]);
    expect(results.map((result) => result.ok && result.value.folio)).toEqual(['NX-000001', 'NX-000001']);
    expect(counter.store.lastSeq()).toBe(1);
  });

  it('gives the same sale after a restart and after the shop changed its rate', async () => {
    const counter = openCounter();
    const input = charge({
      tenders: [{ method: 'efectivo', receivedCents: cents(20_000), reference: null }],
    });
    const first = await sell(counter, input);
    counter.store.close();
    const again = openCounter({ directory: counter.directory });
    again.replica.settingsNow = { ...testSettings, taxRateBasisPoints: basisPoints(800) };
    expect(await sell(again, input)).toEqual({
      ok: true,
      value: { ...(first.ok ? first.value : undefined), repeated: true },
    });
  });

  const others: readonly [string, (input: CompleteSaleInput) => CompleteSaleInput][] = [
    ['another line', (input) => ({ ...input, lines: [cartLine({ description: 'Bujía' })] })],
    ['another customer', (input) => ({ ...input, customerId: newCustomerId() })],
    [
      'another amount of money',
      (input) => ({
        ...input,
        tenders: [{ method: 'efectivo', receivedCents: cents(50_000), reference: null }],
      }),
    ],
    ['another note number', (input) => ({ ...input, customerReference: 'OC-1' })],
    ['another total', (input) => ({ ...input, shownTotalCents: cents(1) })],
  ];
  it.each(others)('refuses the id of a sale for %s', async (_what, change) => {
    const counter = openCounter();
    const input = charge();
    await sell(counter, input);
    expect(await sell(counter, change(input))).toEqual({ ok: false, error: { code: 'id-reused' } });
    expect(counter.store.lastSeq()).toBe(1);
  });

  it('refuses the id of an operation that is no sale', async () => {
    const counter = openCounter();
    const body = paymentBody(newCustomerId(), 100);
    record(counter.store, body);
    expect(await sell(counter, charge({ operationId: body.id }))).toEqual({
      ok: false,
      error: { code: 'id-reused' },
    });
  });
});

describe('completeSale, refused', async () => {
  const cash = (amount: number) => [
    { method: 'efectivo' as const, receivedCents: cents(amount), reference: null },
  ];

  it('another total than the cashier saw', async () => {
    expect(await asked(openCounter(), charge({ shownTotalCents: cents(11_599) }))).toEqual(
      refusedWith({
        code: 'totals-changed',
        shownCents: 11_599,
        computedCents: 11_600,
      }),
    );
  });

  it('a sale without lines', async () => {
    expect(await asked(openCounter(), charge({ lines: [] }))).toEqual(refusedWith({ code: 'empty-sale' }));
  });

  it('a counter sale that is not paid in full', async () => {
    expect(await asked(openCounter(), charge({ tenders: cash(11_599) }))).toEqual(
      refusedWith({ code: 'tender-short' }),
    );
  });

  it('change from a card', async () => {
    expect(
      await asked(
        openCounter(),
        charge({ tenders: [{ method: 'tarjeta', receivedCents: cents(20_000), reference: null }] }),
      ),
    ).toEqual(refusedWith({ code: 'change-only-from-cash' }));
  });

  it('credit for público en general', async () => {
    expect(await asked(openCounter(), charge({ terms: 'credito' }))).toEqual(
      refusedWith({ code: 'public-customer-on-credit' }),
    );
  });

  it('a customer who is inactive, in cash too', async () => {
    const counter = openCounter();
    const customerId = counter.addCustomer({ active: false });
    expect(await asked(counter, charge({ customerId }))).toEqual(
      refusedWith({
        code: 'customer-inactive',
        customerName: 'Taller Hermanos Núñez',
      }),
    );
  });

  it('a customer whom nobody knows', async () => {
    expect(await asked(openCounter(), charge({ customerId: newCustomerId() }))).toEqual(
      refusedWith({ code: 'customer-not-found' }),
    );
  });

  it.each(['Balata \u0000', 'Balata \ud800'])('text that PostgreSQL cannot hold: %j', async (description) => {
    expect(await asked(openCounter(), charge({ lines: [cartLine({ description })] }))).toEqual(
      refusedWith({
        code: 'bad-input',
        field: 'lines.0.description',
      }),
    );
  });

  it('figures that fit one by one and not together', async () => {
    const line = cartLine({ unitPriceCents: cents(999_999_999_999), quantityMilli: quantityMilli(2_000) });
    const input = { ...charge(), lines: [line] };
    expect(await asked(openCounter(), input)).toEqual(refusedWith({ code: 'bad-input', field: 'total' }));
  });

  it('any sale of a terminal that never met its central', async () => {
    const counter = openCounter();
    counter.replica.settingsNow = undefined;
    expect(await asked(counter, charge())).toEqual(refusedWith({ code: 'central-away' }));
  });
});

describe('completeSale, when the disk fails', () => {
  it('says that there is no space, and sells as soon as there is', async () => {
    let restrict: ((pages: number) => void) | undefined;
    const counter = openCounter({
      prepare(sqlite) {
        restrict = (pages) =>
          void sqlite.pragma(
            `max_page_count = ${Number(sqlite.pragma('page_count', { simple: true })) + pages}`,
          );
      },
    });
    restrict?.(0);
    const long = charge({
      lines: Array.from({ length: 50 }, () => cartLine({ description: 'x'.repeat(500) })),
    });
    expect(await sell(counter, long)).toEqual({ ok: false, error: { code: 'disk-full' } });
    restrict?.(1_000);
    expect(await sell(counter, long)).toMatchObject({ ok: true, value: { folio: 'NX-000001' } });
  });

  /** The first commits fail as told; everything else is the real store. */
  function failingCommits(store: LocalStore, outcomes: ('written' | 'lost')[]): LocalStore {
    return new Proxy(store, {
      get(target, name, receiver) {
        if (name !== 'transaction') return Reflect.get(target, name, receiver) as unknown;
        return (work: Parameters<LocalStore['transaction']>[0]) => {
          const outcome = outcomes.shift();
          if (outcome === undefined) return target.transaction(work);
          if (outcome === 'written') target.transaction(work);
          throw new OutcomeUnknownError('the disk failed: SQLITE_IOERR_FSYNC');
        };
      },
    });
  }

  it('finds the sale when the commit had reached the disk', async () => {
    const counter = openCounter();
    const local = failingCommits(counter.store, ['written']);
    const result = await completeSale({ ...counter.deps, local }, charge());
    expect(result).toMatchObject({ ok: true, value: { folio: 'NX-000001', repeated: false } });
    expect(counter.store.lastSeq()).toBe(1);
    expect(counter.woken).toBe(1);
  });

  it('writes it once more when it had not', async () => {
    const counter = openCounter();
    const local = failingCommits(counter.store, ['lost']);
    const result = await completeSale({ ...counter.deps, local }, charge());
    expect(result).toMatchObject({ ok: true, value: { folio: 'NX-000001' } });
    expect(counter.store.lastSeq()).toBe(1);
  });

  it('does not claim an outcome it does not know, and gives one sale when asked again', async () => {
    const counter = openCounter();
    const local = failingCommits(counter.store, ['lost', 'lost']);
    const input = charge();
    expect(await completeSale({ ...counter.deps, local }, input)).toEqual({
      ok: false,
      error: { code: 'outcome-unknown' },
    });
    expect(await sell(counter, input)).toMatchObject({ ok: true, value: { folio: 'NX-000001' } });
    expect(counter.store.lastSeq()).toBe(1);
  });
});

describe('completeSale on credit', () => {
  const onCredit = (
    counter: Counter,
    changes: Parameters<Counter['addCustomer']>[0] = {},
    unitPrice = 10_000,
  ) =>
    charge({
      customerId: counter.addCustomer(changes),
      terms: 'credito',
      lines: [cartLine({ unitPriceCents: cents(unitPrice) })],
    });

  it('asks central for what is owed, under the id of the sale', async () => {
    const counter = openCounter();
    const central = centralThatDecides(async () => ({ authorised: true }));
    counter.central = central;
    const input = {
      ...onCredit(counter),
      tenders: [{ method: 'efectivo' as const, receivedCents: cents(1_600), reference: null }],
    };
    expect(await sell(counter, input)).toMatchObject({ ok: true, value: { owedCents: 10_000 } });
    expect(central.asked).toEqual([
      {
        operationId: input.operationId,
        customerId: input.customerId,
        amountCents: 10_000,
        undelivered: [],
        timeoutMs: 800,
      },
    ]);
    expect(counter.store.entryById(input.operationId)?.operation).toMatchObject({
      payload: { terms: 'credito', dueOn: '2026-12-16' },
    });
  });

  it('asks nobody when nothing is owed', async () => {
    const counter = openCounter();
    const central = centralThatDecides(async () => ({ ...denied, reason: 'limit' }));
    counter.central = central;
    const tenders = [{ method: 'efectivo' as const, receivedCents: cents(11_600), reference: null }];
    expect(await sell(counter, { ...onCredit(counter), tenders })).toMatchObject({ ok: true });
    expect(central.asked).toEqual([]);
  });

  it('counts what central does not have yet, abonos included', async () => {
    const counter = openCounter();
    const central = centralThatDecides(async () => ({ authorised: true }));
    counter.central = central;
    const input = onCredit(counter);
    const owed = record(
      counter.store,
      saleBody({ customerId: input.customerId, terms: 'credito', unitPriceCents: 50_000 }),
    );
    const paid = record(counter.store, paymentBody(input.customerId, 8_000));
    await sell(counter, input);
    expect(central.asked[0]).toMatchObject({
      amountCents: 11_600,
      undelivered: [
        { operationId: owed.operation.id, changeCents: 58_000 },
        { operationId: paid.operation.id, changeCents: -8_000 },
      ],
    });
  });

  it.each([
    ['limit', { code: 'authorisation-required', right: 'sell-on-credit-over-limit' }],
    ['inactive', { code: 'customer-inactive' }],
  ] as const)('takes the no of central: %s', async (reason, error) => {
    const counter = openCounter();
    counter.central = centralThatDecides(async () => ({ ...denied, reason }));
    expect(await asked(counter, onCredit(counter))).toEqual(refusedWith(error));
  });

  it.each([
    ['central is away', undefined],
    ['central goes away', centralThatDecides(() => Promise.reject(new CentralUnavailableError('reset')))],
    ['central has a defect', centralThatDecides(() => Promise.reject(new TypeError('x')))],
  ])('decides alone when %s', async (_what, central) => {
    const counter = openCounter();
    counter.central = central;
    expect(await sell(counter, onCredit(counter, { creditLimitCents: cents(11_600) }))).toMatchObject({
      ok: true,
      value: { folio: 'NX-000001' },
    });
  });

  it('decides alone when central does not answer in time', { timeout: 3_000 }, async () => {
    const counter = openCounter();
    counter.central = centralThatDecides(() => new Promise(() => {}));
    expect(await sell(counter, onCredit(counter))).toMatchObject({ ok: true });
  });
});

describe('the off-line rule', () => {
  const tryOn = (counter: Counter, customerId: CompleteSaleInput['customerId'], total = 11_600) =>
    sell(
      counter,
      charge({ customerId, terms: 'credito', lines: [cartLine({ unitPriceCents: cents(total / 1.16) })] }),
    );

  it('lends what is left of the limit, to the centavo', async () => {
    const counter = openCounter();
    const customerId = counter.addCustomer({ creditLimitCents: cents(20_000), balanceCents: cents(8_400) });
    expect(await tryOn(counter, customerId)).toMatchObject({ ok: true });
    expect(await tryOn(counter, customerId, 116)).toEqual({
      ok: false,
      error: {
        code: 'authorisation-required',
        right: 'sell-on-credit-over-limit',
        detail:
          'Taller Hermanos Núñez: límite $200.00, saldo $200.00, disponible $0.00; la venta pide $1.16.',
      },
    });
  });

  it('counts an abono made here as room, and a sale that the copy already contains only once', async () => {
    const counter = openCounter();
    const customerId = counter.addCustomer({ creditLimitCents: cents(11_600) });
    await tryOn(counter, customerId);
    record(counter.store, paymentBody(customerId, 11_600));
    expect(await tryOn(counter, customerId)).toMatchObject({ ok: true });
    const row = counter.replica.customers.get(customerId);
    if (row)
      counter.replica.customers.set(customerId, { ...row, balanceCents: cents(11_600), includedSeq: 3 });
    expect(await tryOn(counter, customerId, 116)).toMatchObject({
      error: { detail: expect.stringContaining('saldo $116.00') },
    });
  });

  it('lends no more alone than the shop says, over several sales', async () => {
    const counter = openCounter();
    counter.replica.settingsNow = { ...testSettings, offlineCreditCapCents: cents(20_000) };
    const customerId = counter.addCustomer({ creditLimitCents: cents(1_000_000) });
    expect(await tryOn(counter, customerId)).toMatchObject({ ok: true });
    expect(await tryOn(counter, customerId)).toMatchObject({
      error: { detail: expect.stringContaining('disponible $84.00') },
    });
  });

  it('prefers the customer’s own off-line allowance to the shop’s', async () => {
    const counter = openCounter();
    counter.replica.settingsNow = { ...testSettings, offlineCreditCapCents: cents(1) };
    const customerId = counter.addCustomer({ offlineCreditLimitCents: cents(11_600) });
    expect(await tryOn(counter, customerId)).toMatchObject({ ok: true });
    const barred = counter.addCustomer({ offlineCreditLimitCents: cents(0) });
    expect(await tryOn(counter, barred)).toMatchObject({ error: { code: 'authorisation-required' } });
  });

  it('gives no credit on a limit of 0', async () => {
    const counter = openCounter();
    const customerId = counter.addCustomer({ creditLimitCents: cents(0) });
    expect(await tryOn(counter, customerId)).toMatchObject({ error: { code: 'authorisation-required' } });
  });

  it('serves a customer made here a moment ago, whom central cannot know', async () => {
    const counter = openCounter();
    const central = centralThatDecides(async () => ({ ...denied, reason: 'inactive' }));
    counter.central = central;
    const customerId = newCustomerId();
    record(counter.store, customerBody(customerId, 'Grúas El Güero'));
    expect(await tryOn(counter, customerId)).toMatchObject({
      ok: true,
      value: { customerName: 'Grúas El Güero' },
    });
    expect(central.asked).toEqual([]);
  });
});
