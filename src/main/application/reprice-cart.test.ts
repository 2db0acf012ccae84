import { describe, expect, it } from 'vitest';
import { cartLine } from '../../../tests/support/core/counter.ts';
import { newOperationId } from '../../../tests/support/core/operations.ts';
import { createFakeReplica, customerRow, testSettings } from '../../../tests/support/core/fake-replica.ts';
import type { Cart } from '../../shared/contract/sale.ts';
import { PUBLIC_CUSTOMER_ID, type CustomerId } from '../../shared/domain/ids.ts';
import { cents } from '../../shared/domain/money.ts';
import { basisPoints, exchangeRate } from '../../shared/domain/scaled.ts';
import type { ReplicaPart } from './ports.ts';
import { repriceCart } from './reprice-cart.ts';

const workshop = '01900000-0000-7000-8000-0000000000aa' as CustomerId;
const part: ReplicaPart = {
  ...{
    part: { kind: 'aftermarket', id: 1 },
    code: 'A-1',
    brand: 'Bosch',
    nameEs: null,
    name: 'Pad',
    group: null,
  },
  ...{ groupId: null, manufacturerId: 1, cost: { sourceCents: cents(10_000), currency: 'USD' } },
};
/** 100.00 of cost and 30 %: 130.00. */
const listed = cartLine({
  ...{ part: part.part, sourceCostCents: cents(10_000), sourceCurrency: 'USD' },
  ...{ listPriceCents: cents(13_000), unitPriceCents: cents(13_000) },
});

function shop() {
  const replica = createFakeReplica();
  replica.part = () => part;
  replica.customers.set(workshop, customerRow(workshop, { marginBasisPoints: basisPoints(1_000) }));
  const local = { setting: () => undefined, saveSetting: () => {} };
  return { replica, deps: { replica, local } };
}

const cartOf = (changes: Partial<Cart>): Cart => ({
  ...{ operationId: newOperationId(), customerId: PUBLIC_CUSTOMER_ID, lines: [listed], priceBasis: 'neto' },
  ...changes,
});

describe('repriceCart', () => {
  it('gives the customer his price, and says what the total was', async () => {
    const { deps } = shop();
    expect(await repriceCart(deps, cartOf({ customerId: workshop }))).toMatchObject({
      ok: true,
      value: {
        lines: [{ listPriceCents: 11_000, unitPriceCents: 11_000, marginBasisPoints: 1_000 }],
        ...{ totalBeforeCents: 15_080, totalAfterCents: 12_760, priceBasis: 'neto' },
      },
    });
  });

  it('prefers his margin for the brand', async () => {
    const { replica, deps } = shop();
    replica.partMargins = (_part, customer) => ({
      customerAndBrand: customer === workshop ? basisPoints(500) : null,
      brand: basisPoints(2_000),
    });
    const priceFor = async (customerId: CustomerId) => {
      const repriced = await repriceCart(deps, cartOf({ customerId }));
      return repriced.ok && repriced.value.lines[0]?.unitPriceCents;
    };
    expect(await priceFor(workshop)).toBe(10_500);
    expect(await priceFor(PUBLIC_CUSTOMER_ID)).toBe(12_000);
  });

  it('follows the exchange rate', async () => {
    const { replica, deps } = shop();
    replica.settingsNow = { ...testSettings, exchangeRate: exchangeRate(20_000) };
    expect(await repriceCart(deps, cartOf({}))).toMatchObject({
      value: { lines: [{ unitPriceCents: 26_000 }] },
    });
  });

  it('leaves what was typed by hand, free lines, and parts that this terminal does not know', async () => {
    const { replica, deps } = shop();
    const typed = { ...listed, lineId: newOperationId(), unitPriceCents: cents(9_000) };
    const free = cartLine({ sourceCostCents: cents(0) });
    const repriced = await repriceCart(deps, cartOf({ customerId: workshop, lines: [typed, free] }));
    expect(repriced).toMatchObject({ ok: true, value: { lines: [typed, free] } });
    replica.part = () => undefined;
    expect(await repriceCart(deps, cartOf({ customerId: workshop }))).toMatchObject({
      value: { lines: [listed] },
    });
  });

  it('keeps the price that was told when the shop begins to quote with IVA', async () => {
    const { replica, deps } = shop();
    replica.settingsNow = { ...testSettings, priceBasis: 'publico', roundingStepCents: cents(100) };
    const typed = { ...listed, lineId: newOperationId(), unitPriceCents: cents(10_000) };
    expect(await repriceCart(deps, cartOf({ lines: [listed, typed] }))).toMatchObject({
      value: {
        // 100.00 * 1.30 * 1.16 = 150.80, to the peso.
        lines: [{ unitPriceCents: 15_100 }, { unitPriceCents: 11_600 }],
        ...{ priceBasis: 'publico', totalBeforeCents: 26_680, totalAfterCents: 26_700 },
      },
    });
  });

  it('says that central is away while the shop is unknown', async () => {
    const { replica, deps } = shop();
    replica.settingsNow = undefined;
    expect(await repriceCart(deps, cartOf({}))).toEqual({ ok: false, error: { code: 'central-away' } });
  });
});
