import type {
  AuthorisationPage,
  AuthorisationPageRequest,
  SharedChangePage,
  SharedChangePageRequest,
} from '../../../shared/contract/cashiers.ts';
import type { ShopError } from '../../../shared/domain/errors.ts';
import { success, type Result } from '../../../shared/domain/result.ts';
import { askCentral } from '../api/ask-central.ts';
import type { CentralCashiers } from '../ports.ts';
import type { Duty } from './duty.ts';
import { requireRight } from './require-right.ts';

export interface AuditDeps {
  readonly duty: Duty;
  /** Undefined while central is known not to be there. */
  readonly central: () => unknown;
  readonly centralCashiers: Pick<CentralCashiers, 'listAuthorisations' | 'listSharedChanges'>;
}

/** What supervisors allowed, newest first, a page at a time. Only central knows what happened at every terminal. */
export async function listAuthorisations(
  deps: AuditDeps,
  { before, limit }: AuthorisationPageRequest,
): Promise<Result<AuthorisationPage, ShopError>> {
  const allowed = requireRight(deps.duty, 'see-audit');
  if (!allowed.ok) return allowed;
  const asked = await askCentral(deps, () => deps.centralCashiers.listAuthorisations(before, limit + 1));
  if (!asked.ok) return asked;
  const rows = asked.value.slice(0, limit);
  const last = asked.value.length > limit ? rows.at(-1) : undefined;
  const next = last && { recordedAt: last.recordedAt, operationId: last.operationId, right: last.right };
  return success({ rows, next: next ?? null });
}

/** What was changed of what terminals share, newest first, a page at a time. */
export async function listSharedChanges(
  deps: AuditDeps,
  { before, limit }: SharedChangePageRequest,
): Promise<Result<SharedChangePage, ShopError>> {
  const allowed = requireRight(deps.duty, 'see-audit');
  if (!allowed.ok) return allowed;
  const asked = await askCentral(deps, () => deps.centralCashiers.listSharedChanges(before, limit + 1));
  if (!asked.ok) return asked;
  const rows = asked.value.slice(0, limit);
  return success({ rows, next: asked.value.length > limit ? (rows.at(-1)?.id ?? null) : null });
}
