import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import type { Cart } from '../../../shared/contract/sale.ts';
import { client, queries, shopErrorOf } from '../../client.ts';
import { createLatestSaver } from './latest-saver.ts';

const PAUSE_AFTER_FAILURE_MS = 1_000;
const cartQuery = queries.sale.cart.queryOptions({ staleTime: Infinity, gcTime: Infinity });

/**
 * The cart lives in the query cache: read once from the local store, edited here, and saved through it after each
 * edit.
 */
export function useCart() {
  return useQuery(cartQuery);
}

export function useEditCart(): (edit: (cart: Cart) => Cart) => void {
  const cache = useQueryClient();
  return (edit) => {
    const before = cache.getQueryData<Cart>(cartQuery.queryKey);
    if (!before) return;
    const after = edit(before);
    if (after === before) return;
    cache.setQueryData(cartQuery.queryKey, after);
    saver.save(after);
  };
}

/** Another cart takes the place of the one on the screen: the main process has stored it already. */
export function useOpenCart(): (cart: Cart) => void {
  const cache = useQueryClient();
  return (cart) => cache.setQueryData(cartQuery.queryKey, cart);
}

/** The newest cart, also between an edit and the next render. */
export function currentCart(cache: QueryClient): Cart | undefined {
  return cache.getQueryData<Cart>(cartQuery.queryKey);
}

/** Before a charge: a save that arrived after it would bring the sold cart back. */
export function settleCartSaves(): Promise<void> {
  return saver.settle();
}

/** After a charge: the sold cart is forgotten at once, and the new one, with its own id, is read. */
export function openNextCart(cache: QueryClient): void {
  cache.removeQueries({ queryKey: cartQuery.queryKey });
  void cache.prefetchQuery(cartQuery);
}

const saver = createLatestSaver(
  saveCart,
  () => new Promise((resolve) => setTimeout(resolve, PAUSE_AFTER_FAILURE_MS)),
);

async function saveCart(cart: Cart): Promise<void> {
  try {
    await client.sale.saveCart(cart);
  } catch (error) {
    // Only a save without an answer is worth repeating. A refused one changes nothing on the screen, and the charge
    // itself sends the whole cart and reports what is wrong with it.
    if (shopErrorOf(error) === undefined) throw error;
  }
}
