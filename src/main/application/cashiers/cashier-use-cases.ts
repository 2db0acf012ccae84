import type {
  AuthorisationPage,
  AuthorisationPageRequest,
  ListedCashiers,
  SharedChangePage,
  SharedChangePageRequest,
} from '../../../shared/contract/cashiers.ts';
import type { ShopError } from '../../../shared/domain/errors.ts';
import type { Result } from '../../../shared/domain/result.ts';
import { authorise, type AuthoriseRequest } from './authorise.ts';
import { createFirstOwner, type FirstOwner, type FirstOwnerDeps } from './create-first-owner.ts';
import { createDutyFeed, type DutyFeed, type DutyFeedDeps } from './duty-feed.ts';
import type { CashierOnDuty } from './duty.ts';
import type { IdleLock } from './idle-lock.ts';
import { listAuthorisations, listSharedChanges, type AuditDeps } from './list-audit.ts';
import { listCashiers } from './list-cashiers.ts';
import type { PinGate } from './pin-gate.ts';
import { saveCashier, type SaveCashierRequest } from './save-cashier.ts';
import { signIn } from './sign-in.ts';

type Answer<Value> = Promise<Result<Value, ShopError>>;

/** What the screens ask about cashiers. */
export interface CashierUseCases {
  readonly duty: DutyFeed;
  readonly signIn: (pin: string) => Answer<CashierOnDuty>;
  /** Nobody is on duty from here on. The cart stays. */
  readonly lock: () => void;
  /** Somebody touched a key or the mouse. */
  readonly active: () => void;
  readonly authorise: (request: AuthoriseRequest) => Answer<CashierOnDuty>;
  readonly createFirstOwner: (owner: FirstOwner) => Answer<CashierOnDuty>;
  readonly listCashiers: () => Answer<ListedCashiers>;
  readonly saveCashier: (request: SaveCashierRequest) => Answer<null>;
  readonly listAuthorisations: (request: AuthorisationPageRequest) => Answer<AuthorisationPage>;
  readonly listSharedChanges: (request: SharedChangePageRequest) => Answer<SharedChangePage>;
}

export type CashierDeps = FirstOwnerDeps &
  DutyFeedDeps &
  AuditDeps & { readonly pinGate: PinGate; readonly idleLock: Pick<IdleLock, 'active'> };

export function createCashierUseCases(deps: CashierDeps): CashierUseCases {
  return {
    duty: createDutyFeed(deps),
    signIn: (pin) => signIn(deps, pin),
    lock: () => deps.duty.end(),
    active: () => deps.idleLock.active(),
    authorise: (request) => authorise(deps, request),
    createFirstOwner: (owner) => createFirstOwner(deps, owner),
    listCashiers: () => listCashiers(deps),
    saveCashier: (request) => saveCashier(deps, request),
    listAuthorisations: (request) => listAuthorisations(deps, request),
    listSharedChanges: (request) => listSharedChanges(deps, request),
  };
}
