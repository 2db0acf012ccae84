import type { Cart } from '../../shared/contract/sale.ts';
import type { ShopError } from '../../shared/domain/errors.ts';
import { PUBLIC_CUSTOMER_ID, type OperationId } from '../../shared/domain/ids.ts';
import { success, type Result } from '../../shared/domain/result.ts';
import type { IdSource, LocalStore } from './ports.ts';

/** The cart as it was left, or a new one for público en general. */
export async function openCart(deps: {
  readonly local: LocalStore;
  readonly ids: IdSource;
}): Promise<Result<Cart, ShopError>> {
  return success(deps.local.cart() ?? emptyCart(deps.ids));
}

/** Its id is the sale's: charged twice, it is one sale. */
export function emptyCart(ids: IdSource): Cart {
  return { operationId: ids.newId() as OperationId, customerId: PUBLIC_CUSTOMER_ID, lines: [] };
}
