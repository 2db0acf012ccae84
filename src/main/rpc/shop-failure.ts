import type { ShopError } from '../../shared/domain/errors.ts';
import type { Result } from '../../shared/domain/result.ts';

/** Carries an expected failure from a handler to the middleware that sends it. Never leaves this folder. */
export class ShopFailure extends Error {
  override readonly name = 'ShopFailure';
  readonly shopError: ShopError;

  constructor(shopError: ShopError) {
    super(shopError.code);
    this.shopError = shopError;
  }
}

/** @throws ShopFailure for a failure */
export function valueOf<Value>(result: Result<Value, ShopError>): Value {
  if (!result.ok) throw new ShopFailure(result.error);
  return result.value;
}
