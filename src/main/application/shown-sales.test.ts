import { describe, expect, it } from 'vitest';
import { cartLine, charge, openCounter } from '../../../tests/support/core/counter.ts';
import { newOperationId } from '../../../tests/support/core/operations.ts';
import { PUBLIC_CUSTOMER_ID } from '../../shared/domain/ids.ts';
import { completeSale } from './complete-sale.ts';
import { openCart } from './open-cart.ts';
import { saveCart } from './save-cart.ts';
import { acknowledgeSale, recentSales, unacknowledgedSale } from './shown-sales.ts';

describe('a sale that no screen showed', () => {
  it('is offered until one has', async () => {
    const { deps } = openCounter();
    expect(await unacknowledgedSale(deps)).toEqual({ ok: true, value: null });
    const sale = charge();
    await completeSale(deps, sale);
    expect(await unacknowledgedSale(deps)).toMatchObject({
      value: { operationId: sale.operationId, folio: 'NX-000001', totalCents: 11_600 },
    });
    expect(await acknowledgeSale(deps, sale.operationId)).toMatchObject({ ok: true });
    expect(await unacknowledgedSale(deps)).toEqual({ ok: true, value: null });
  });

  it('cannot be one that was never made', async () => {
    expect(await acknowledgeSale(openCounter().deps, newOperationId())).toMatchObject({
      error: { code: 'operation-not-found' },
    });
  });
});

describe('recentSales', () => {
  it('gives the newest first', async () => {
    const { deps } = openCounter();
    const sales = [charge(), charge(), charge()];
    for (const sale of sales) await completeSale(deps, sale);
    const recent = await recentSales(deps, 2);
    expect(recent.ok && recent.value.map((sale) => sale.folio)).toEqual(['NX-000003', 'NX-000002']);
  });
});

describe('the cart', () => {
  it('is new, for público en general, when there was none', async () => {
    const { deps } = openCounter();
    expect(await openCart(deps)).toMatchObject({ value: { customerId: PUBLIC_CUSTOMER_ID, lines: [] } });
  });

  it('is as it was left', async () => {
    const { deps } = openCounter();
    const cart = { operationId: newOperationId(), customerId: PUBLIC_CUSTOMER_ID, lines: [cartLine()] };
    await saveCart(deps, cart);
    expect(await openCart(deps)).toEqual({ ok: true, value: cart });
  });

  it('is not opened again by a save that arrives after it was charged', async () => {
    const { deps } = openCounter();
    const sale = charge();
    const cart = { operationId: sale.operationId, customerId: PUBLIC_CUSTOMER_ID, lines: [cartLine()] };
    await saveCart(deps, cart);
    await completeSale(deps, sale);
    expect(await saveCart(deps, cart)).toMatchObject({ ok: true });
    expect(await openCart(deps)).toMatchObject({ value: { lines: [] } });
  });
});
