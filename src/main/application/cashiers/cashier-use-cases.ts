import type { ShopError } from '../../../shared/domain/errors.ts';
import type { Result } from '../../../shared/domain/result.ts';
import { authorise, type AuthoriseDeps, type AuthoriseRequest } from './authorise.ts';
import type { CashierOnDuty } from './duty.ts';

type Answer<Value> = Promise<Result<Value, ShopError>>;

/** What the screens ask about cashiers. */
export interface CashierUseCases {
  readonly authorise: (request: AuthoriseRequest) => Answer<CashierOnDuty>;
}

export type CashierDeps = AuthoriseDeps;

export function createCashierUseCases(deps: CashierDeps): CashierUseCases {
  return {
    authorise: (request) => authorise(deps, request),
  };
}
