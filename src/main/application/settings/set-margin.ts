import type { ShopError } from '../../../shared/domain/errors.ts';
import { failure, success, type Result } from '../../../shared/domain/result.ts';
import { formatPercent, type BasisPoints } from '../../../shared/domain/scaled.ts';
import type { MarginTarget } from '../ports.ts';
import { actingOwner, type SharedSettingsDeps } from './acting-owner.ts';
import { askShared } from './ask-shared.ts';

export interface MarginEdit {
  readonly target: MarginTarget;
  /** What the person saw; null for none. */
  readonly before: BasisPoints | null;
  /** Null takes it away: the next margin in the order of precedence applies. */
  readonly after: BasisPoints | null;
}

/** Sets or clears one margin in central; what somebody else changed meanwhile is told, not overwritten. */
export async function setMargin(
  deps: SharedSettingsDeps,
  { target, before, after }: MarginEdit,
): Promise<Result<void, ShopError>> {
  const owner = actingOwner(deps);
  if (!owner.ok) return owner;
  const answer = await askShared(deps, (store) => store.setMargin(target, before, after, owner.value));
  if (!answer.ok) return answer;
  switch (answer.value.outcome) {
    case 'saved':
      deps.pullNow();
      return success(undefined);
    case 'not-owner':
      return failure({ code: 'not-allowed', right: 'edit-settings' });
    case 'conflict': {
      const [seen, current, wanted] = [before, answer.value.current, after].map(sayMargin);
      return failure({
        code: 'changed-meanwhile',
        changes: [{ label: 'Margen', seen: seen ?? '—', current: current ?? '—', wanted: wanted ?? '—' }],
      });
    }
  }
}

function sayMargin(margin: BasisPoints | null): string {
  return margin === null ? 'sin margen propio' : `${formatPercent(margin)} %`;
}
