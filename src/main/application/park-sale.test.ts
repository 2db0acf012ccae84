import { describe, expect, it } from 'vitest';
import { cartLine, charge, openCounter, type Counter } from '../../../tests/support/core/counter.ts';
import { newOperationId } from '../../../tests/support/core/operations.ts';
import type { Cart } from '../../shared/contract/sale.ts';
import { PUBLIC_CUSTOMER_ID } from '../../shared/domain/ids.ts';
import { completeSale } from './complete-sale.ts';
import { deleteParked, MOST_PARKED, parkedSales, parkSale, takeParkedBack } from './park-sale.ts';

const cart = (lines = 1): Cart => ({
  operationId: newOperationId(),
  customerId: PUBLIC_CUSTOMER_ID,
  lines: Array.from({ length: lines }, () => cartLine()),
});
const park = async (counter: Counter, parked: Cart, name = 'El de la combi') => {
  const result = await parkSale(counter.deps, { cart: parked, name });
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
};
const listed = async (counter: Counter) => {
  const result = await parkedSales(counter.deps);
  return result.ok ? result.value : [];
};

describe('a parked sale', () => {
  it('leaves an empty cart with an id of its own, and is listed with what it comes to', async () => {
    const counter = openCounter();
    const customerId = counter.addCustomer({ name: 'Taller Núñez' });
    const parked = { ...cart(2), customerId };
    const next = await park(counter, parked, ' El de la combi ');
    expect(next.lines).toEqual([]);
    expect(next.operationId).not.toBe(parked.operationId);
    expect(counter.store.cart()).toEqual(next);
    expect(await listed(counter)).toEqual([
      {
        operationId: parked.operationId,
        name: 'El de la combi',
        parkedAt: '2026-11-16T18:00:00.000Z',
        customerName: 'Taller Núñez',
        lineCount: 2,
        totalCents: 23_200,
      },
    ]);
  });

  it('comes back whole, with the id that it is charged under, after the file was closed and opened', async () => {
    const counter = openCounter();
    const parked = cart(3);
    const open = await park(counter, parked);
    counter.store.reopen();
    const result = await takeParkedBack(counter.deps, { operationId: parked.operationId, open });
    expect(result).toEqual({ ok: true, value: parked });
    expect(counter.store.cart()).toEqual(parked);
    expect(await listed(counter)).toEqual([]);
  });

  it('parks the open cart when that has lines, so that nothing is lost', async () => {
    const counter = openCounter();
    const parked = cart();
    await park(counter, parked);
    const customerId = counter.addCustomer({ name: 'Taller Núñez' });
    const open = { ...cart(), customerId };
    await takeParkedBack(counter.deps, { operationId: parked.operationId, open });
    expect(await listed(counter)).toMatchObject([{ operationId: open.operationId, name: 'Taller Núñez' }]);
    await takeParkedBack(counter.deps, { operationId: open.operationId, open: parked });
    expect(await listed(counter)).toMatchObject([{ operationId: parked.operationId, name: 'Sin nombre' }]);
  });

  it('is the same when the request comes again for want of an answer', async () => {
    const counter = openCounter();
    const parked = cart();
    const next = await park(counter, parked);
    expect(await park(counter, parked)).toEqual(next);
    const asked = { operationId: parked.operationId, open: next };
    expect(await takeParkedBack(counter.deps, asked)).toEqual(await takeParkedBack(counter.deps, asked));
    expect(await listed(counter)).toEqual([]);
  });

  it('goes when it is deleted, and is not found afterwards', async () => {
    const counter = openCounter();
    const parked = cart();
    const open = await park(counter, parked);
    expect(await deleteParked(counter.deps, parked.operationId)).toEqual({ ok: true, value: undefined });
    const gone = { ok: false, error: { code: 'parked-sale-not-found' } };
    expect(await deleteParked(counter.deps, parked.operationId)).toEqual(gone);
    expect(await takeParkedBack(counter.deps, { operationId: parked.operationId, open })).toEqual(gone);
  });

  it('is none when there is nothing in it, or when it was charged', async () => {
    const counter = openCounter();
    expect(await parkSale(counter.deps, { cart: cart(0), name: 'Nada' })).toMatchObject({
      error: { code: 'empty-sale' },
    });
    const input = charge();
    await completeSale(counter.deps, input);
    expect(await parkSale(counter.deps, { cart: input, name: 'Cobrada' })).toMatchObject({
      error: { code: 'id-reused' },
    });
    expect(await listed(counter)).toEqual([]);
  });

  it('that is charged by a screen which lost an answer is not there to be charged again', async () => {
    const counter = openCounter();
    const input = charge();
    const open = await park(counter, input);
    await completeSale(counter.deps, input);
    expect(await listed(counter)).toEqual([]);
    expect(counter.store.cart()).toEqual(open);
  });

  it('is refused when there are too many, and the open one stays', async () => {
    const counter = openCounter();
    for (let count = 0; count < MOST_PARKED; count += 1) await park(counter, cart());
    const open = cart();
    counter.store.saveCart(open);
    expect(await parkSale(counter.deps, { cart: open, name: 'Una más' })).toEqual({
      ok: false,
      error: { code: 'too-many-parked-sales', most: MOST_PARKED },
    });
    expect(counter.store.cart()).toEqual(open);
    // Taking one back makes room for the open one.
    const [oldest] = await listed(counter);
    if (!oldest) throw new Error('none is parked');
    expect(await takeParkedBack(counter.deps, { operationId: oldest.operationId, open })).toMatchObject({
      ok: true,
    });
    expect(await listed(counter)).toHaveLength(MOST_PARKED);
  });
});
