import type { QueryClient } from '@tanstack/react-query';
import type { Cart, RepricedCart } from '../../../shared/contract/sale.ts';
import type { OperationId } from '../../../shared/domain/ids.ts';
import type { Cents } from '../../../shared/domain/money.ts';
import { client } from '../../client.ts';
import { applyRepricing } from './cart-repricing.ts';
import { currentCart } from './use-cart.ts';

/** What became of the prices: each changed line's price before. */
export interface Repricing {
  readonly before: ReadonlyMap<string, Cents>;
  readonly totalBeforeCents: Cents;
  readonly totalAfterCents: Cents;
}

let underWay: Promise<void> | null = null;

/**
 * Prices the cart as it is anew, one time after the other. Keys that end the sale wait for it (`afterRepricing`): what
 * is charged is what the screen shows.
 */
export function repriceNow(
  operationId: OperationId,
  cache: QueryClient,
  editCart: (edit: (cart: Cart) => Cart) => void,
  outcome: {
    readonly onChanged: (repricing: Repricing) => void;
    readonly onFailed: (error: unknown) => void;
  },
): void {
  const run = async () => {
    const sent = currentCart(cache);
    if (!sent || sent.operationId !== operationId || sent.lines.length === 0) return;
    const answer: RepricedCart = await client.sale.reprice(sent);
    let before: ReadonlyMap<string, Cents> = new Map();
    editCart((now) => {
      const applied = applyRepricing(now, sent, answer);
      before = applied.before;
      return applied.cart;
    });
    if (before.size > 0) outcome.onChanged({ ...answer, before });
  };
  const mine = (underWay ?? Promise.resolve()).then(run).catch(outcome.onFailed);
  underWay = mine;
  void mine.finally(() => {
    if (underWay === mine) underWay = null;
  });
}

/** At once, or when the prices are those of this moment. */
export function afterRepricing(action: () => void): void {
  if (underWay === null) action();
  else void underWay.then(() => afterRepricing(action));
}
