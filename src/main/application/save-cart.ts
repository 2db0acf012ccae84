import type { Cart } from '../../shared/contract/sale.ts';
import type { ShopError } from '../../shared/domain/errors.ts';
import { failure, success, type Result } from '../../shared/domain/result.ts';
import type { LocalStore } from './ports.ts';
import { storageProblem } from './write-operation.ts';

/** Keeps the cart over a restart. One that was charged meanwhile stays charged: it is not opened again. */
export async function saveCart(
  { local }: { readonly local: LocalStore },
  cart: Cart,
): Promise<Result<void, ShopError>> {
  if (local.entryById(cart.operationId)) return success(undefined);
  try {
    local.saveCart(cart);
    return success(undefined);
  } catch (error) {
    const problem = storageProblem(error);
    if (problem) return failure(problem);
    throw error;
  }
}
