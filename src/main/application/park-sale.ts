import type { Cart, ParkedSale } from '../../shared/contract/sale.ts';
import type { ShopError } from '../../shared/domain/errors.ts';
import { PUBLIC_CUSTOMER_ID, type OperationId } from '../../shared/domain/ids.ts';
import { failure, success, type Result } from '../../shared/domain/result.ts';
import { ZERO_CENTS, type Cents } from '../../shared/domain/money.ts';
import { computeTotals } from '../../shared/domain/sale/totals.ts';
import { findCustomer, type FindCustomerDeps } from './find-customer.ts';
import { emptyCart } from './open-cart.ts';
import type { Clock, IdSource, LocalTransaction, ParkedCart } from './ports.ts';
import { currentSettings } from './shop-settings.ts';
import { storageProblem } from './write-operation.ts';

/** More than a counter can keep in mind; what is forgotten should be seen and deleted. */
export const MOST_PARKED = 50;
const MOST_NAME = 60;
const UNNAMED = 'Sin nombre';

export interface ParkDeps extends FindCustomerDeps {
  readonly clock: Clock;
  readonly ids: IdSource;
}

/**
 * Puts the cart aside under a name, with the id that it will be charged under, and opens a new one. Asked again, for
 * want of an answer, it gives the cart that is open now.
 */
export async function parkSale(
  deps: ParkDeps,
  { cart, name }: { readonly cart: Cart; readonly name: string },
): Promise<Result<Cart, ShopError>> {
  if (isParked(deps, cart.operationId)) return success(deps.local.cart() ?? emptyCart(deps.ids));
  if (cart.lines.length === 0) return failure({ code: 'empty-sale' });
  const refusal = refusalToPark(deps, cart, deps.local.parked().length);
  if (refusal) return failure(refusal);
  const next = emptyCart(deps.ids);
  return written(deps, next, (tx) => {
    tx.park(asParked(deps, cart, name.trim()));
    tx.replaceCart(next);
  });
}

/** Takes one back. The open cart, when it has lines, takes its place: nothing is lost. */
export async function takeParkedBack(
  deps: ParkDeps,
  { operationId, open }: { readonly operationId: OperationId; readonly open: Cart },
): Promise<Result<Cart, ShopError>> {
  const now = deps.local.cart();
  // Asked again, for want of an answer.
  if (now?.operationId === operationId) return success(now);
  const parked = deps.local.parked().find(({ cart }) => cart.operationId === operationId);
  if (!parked || deps.local.entryById(operationId)) return failure({ code: 'parked-sale-not-found' });
  const isOpenKept = open.lines.length > 0;
  const refusal = isOpenKept ? refusalToPark(deps, open, deps.local.parked().length - 1) : undefined;
  if (refusal) return failure(refusal);
  return written(deps, parked.cart, (tx) => {
    tx.removeParked(operationId);
    if (isOpenKept) tx.park(asParked(deps, open, buyerOf(deps, open)?.slice(0, MOST_NAME) ?? UNNAMED));
    tx.replaceCart(parked.cart);
  });
}

export async function deleteParked(
  deps: ParkDeps,
  operationId: OperationId,
): Promise<Result<void, ShopError>> {
  if (!isParked(deps, operationId)) return failure({ code: 'parked-sale-not-found' });
  return written(deps, undefined, (tx) => tx.removeParked(operationId));
}

/** Oldest first. */
export async function parkedSales(deps: ParkDeps): Promise<Result<ParkedSale[], ShopError>> {
  return success(
    deps.local.parked().map(({ cart, name, parkedAt }) => ({
      operationId: cart.operationId,
      name,
      parkedAt,
      customerName: buyerOf(deps, cart),
      lineCount: cart.lines.length,
      totalCents: totalOf(deps, cart),
    })),
  );
}

/** One that was charged meanwhile is not kept as if it could be charged again. */
function refusalToPark({ local }: ParkDeps, cart: Cart, parkedBefore: number): ShopError | undefined {
  if (local.entryById(cart.operationId)) return { code: 'id-reused' };
  return parkedBefore >= MOST_PARKED ? { code: 'too-many-parked-sales', most: MOST_PARKED } : undefined;
}

function isParked({ local }: ParkDeps, operationId: OperationId): boolean {
  return local.parked().some(({ cart }) => cart.operationId === operationId);
}

function asParked({ clock }: ParkDeps, cart: Cart, name: string): ParkedCart {
  return { cart, name, parkedAt: new Date(clock.nowMs()).toISOString() };
}

function written<Value>(
  { local }: ParkDeps,
  value: Value,
  work: (tx: LocalTransaction) => void,
): Result<Value, ShopError> {
  try {
    local.transaction(work);
    return success(value);
  } catch (error) {
    const problem = storageProblem(error);
    if (problem) return failure(problem);
    throw error;
  }
}

function buyerOf(deps: ParkDeps, { customerId }: Cart): string | null {
  return customerId === PUBLIC_CUSTOMER_ID ? null : (findCustomer(deps, customerId)?.name ?? null);
}

/** By the shop's rules of now: the same that will charge it. */
function totalOf(deps: ParkDeps, { lines }: Cart): Cents {
  const settings = currentSettings(deps);
  return settings
    ? computeTotals(lines, settings.priceBasis, settings.taxRateBasisPoints).totalCents
    : ZERO_CENTS;
}
