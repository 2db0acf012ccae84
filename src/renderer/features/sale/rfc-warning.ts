import { Rfc } from '@nodecfdi/rfc';
import { isRfcShape } from '../../../shared/domain/customers/rfc.ts';

/**
 * What looks wrong with an RFC of the right shape, for whoever typed it to look again. Never a refusal: the SAT has given
 * out RFC whose check digit is another, and the generic ones have none.
 * @param rfc normalised
 */
export function rfcWarning(rfc: string): string | null {
  if (!isRfcShape(rfc)) return null;
  const parsed = Rfc.parseOrNull(rfc);
  if (!parsed) return 'La fecha del RFC no existe: revíselo con la constancia';
  if (parsed.isGeneric() || parsed.isForeign() || parsed.doesCheckSumMatch()) return null;
  return 'El último dígito no corresponde: revíselo con la constancia';
}
