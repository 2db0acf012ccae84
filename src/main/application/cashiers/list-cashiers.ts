import type { ListedCashiers } from '../../../shared/contract/cashiers.ts';
import type { ShopError } from '../../../shared/domain/errors.ts';
import { success, type Result } from '../../../shared/domain/result.ts';
import { askCentral } from '../api/ask-central.ts';
import type { KnownCashier } from '../ports.ts';
import { currentRoster } from './cashier-roster.ts';
import type { FirstOwnerDeps } from './create-first-owner.ts';
import { requireRight } from './require-right.ts';

/** Everybody, active or not: from central, or while it is away from this terminal's copy, which cannot be changed. */
export async function listCashiers(deps: FirstOwnerDeps): Promise<Result<ListedCashiers, ShopError>> {
  const allowed = requireRight(deps.duty, 'edit-cashiers');
  if (!allowed.ok) return allowed;
  const asked = await askCentral(deps, () => deps.centralCashiers.listCashiers());
  if (asked.ok) return success({ rows: asked.value.map(listed), source: 'central' });
  return success({ rows: (currentRoster(deps)?.cashiers ?? []).map(listed), source: 'replica' });
}

function listed({ id, name, role, active, pinHash }: KnownCashier): ListedCashiers['rows'][number] {
  return { id, name, role, active, hasPin: pinHash !== null };
}
