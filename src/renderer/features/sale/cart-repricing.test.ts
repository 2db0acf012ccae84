import { describe, expect, it } from 'vitest';
import { cartLine } from '../../../../tests/support/core/counter.ts';
import { newOperationId } from '../../../../tests/support/core/operations.ts';
import type { Cart } from '../../../shared/contract/sale.ts';
import { PUBLIC_CUSTOMER_ID, type CustomerId } from '../../../shared/domain/ids.ts';
import { cents } from '../../../shared/domain/money.ts';
import { quantityMilli } from '../../../shared/domain/scaled.ts';
import { applyRepricing, repricingMessage } from './cart-repricing.ts';

const [first, second] = [cartLine(), cartLine()];
const sent: Cart = {
  ...{
    operationId: newOperationId(),
    customerId: PUBLIC_CUSTOMER_ID,
    lines: [first, second],
    priceBasis: 'neto',
  },
};
const cheaper = { listPriceCents: cents(9_000), unitPriceCents: cents(9_000) };
const answer = { lines: [{ ...first, ...cheaper }, second], priceBasis: 'neto' as const };

describe('applyRepricing', () => {
  it('takes the new price and remembers the one before', () => {
    const { cart, before } = applyRepricing(sent, sent, answer);
    expect(cart.lines).toEqual([{ ...first, ...cheaper }, second]);
    expect([...before]).toEqual([[first.lineId, 10_000]]);
  });

  it('keeps the quantity that was changed meanwhile, and a line that was added', () => {
    const more = { ...first, quantityMilli: quantityMilli(3_000) };
    const added = cartLine();
    const { cart } = applyRepricing({ ...sent, lines: [more, added] }, sent, answer);
    expect(cart.lines).toEqual([{ ...more, ...cheaper }, added]);
  });

  it('leaves a price that was typed meanwhile', () => {
    const typed = { ...sent, lines: [{ ...first, unitPriceCents: cents(1) }, second] };
    expect(applyRepricing(typed, sent, answer).cart).toBe(typed);
  });

  it('is the same cart where nothing changed, so that nothing is saved', () => {
    expect(applyRepricing(sent, sent, { ...answer, lines: sent.lines }).cart).toBe(sent);
  });

  it('is not for the cart of another customer, nor for the next sale', () => {
    const other = { ...sent, customerId: '01900000-0000-7000-8000-0000000000aa' as CustomerId };
    expect(applyRepricing(other, sent, answer).cart).toBe(other);
    const next = { ...sent, operationId: newOperationId() };
    expect(applyRepricing(next, sent, answer).cart).toBe(next);
  });

  it('says in words what happened', () => {
    expect(repricingMessage(3, cents(120_000), cents(115_000))).toBe(
      'Se recalcularon 3 precios: total de $1,200.00 a $1,150.00.',
    );
    expect(repricingMessage(1, cents(1), cents(2))).toMatch(/^Se recalculó 1 precio:/);
  });
});
