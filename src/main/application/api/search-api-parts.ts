import type { ReplicaPart } from '../ports.ts';
import type { ShopError } from '../../../shared/domain/errors.ts';
import { success, type Result } from '../../../shared/domain/result.ts';
import type { ApiDeps } from './api-deps.ts';
import { askCentral } from './ask-central.ts';

const MOST_OF_A_KIND = 20;
/** Central ranks both kinds together: enough rows that neither crowds the other out. */
const MOST_OF_CENTRAL = 200;
const LEAST_CHARACTERS = 2;

/** Up to 20 OEM parts, then up to 20 aftermarket ones. Asks the replica, and central until its first copy is complete. */
export async function searchApiParts(
  deps: Pick<ApiDeps, 'replica' | 'central'>,
  text: string,
): Promise<Result<readonly ReplicaPart[], ShopError>> {
  const wanted = text.trim();
  if ([...wanted].length < LEAST_CHARACTERS) return success([]);
  if (deps.replica.asOfMs() !== null) {
    return success([
      ...deps.replica.searchParts(wanted, MOST_OF_A_KIND, 'oem'),
      ...deps.replica.searchParts(wanted, MOST_OF_A_KIND, 'aftermarket'),
    ]);
  }
  const answer = await askCentral(deps, (central) => central.searchParts(wanted, MOST_OF_CENTRAL));
  if (!answer.ok) return answer;
  return success([...ofKind(answer.value, 'oem'), ...ofKind(answer.value, 'aftermarket')]);
}

function ofKind(parts: readonly ReplicaPart[], kind: ReplicaPart['part']['kind']): readonly ReplicaPart[] {
  return parts.filter((each) => each.part.kind === kind).slice(0, MOST_OF_A_KIND);
}
